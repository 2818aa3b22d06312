"""What a thing is for."""

import pytest

from tests.facts.reading import slots


@pytest.mark.parametrize(
    ("sentence", "stem", "answer"),
    [
        (
            "The copper scoop is used to lift salt crystals out of the brine.",
            "What is the copper scoop used for?",
            "To lift salt crystals out of the brine",
        ),
        (
            "The function of the sluice is to keep rain water out of the pans.",
            "What is the function of the sluice?",
            "To keep rain water out of the pans",
        ),
    ],
)
def test_use_and_function(sentence: str, stem: str, answer: str) -> None:
    assert [(each.stem, each.answer) for each in slots(sentence, "purposes")] == [(stem, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The miller used to lift the salt by hand.",
        "The copper scoop is not used to lift salt crystals.",
        "It is used to lift salt crystals out of the brine.",
    ],
)
def test_habits_denials_and_loose_subjects_give_none(sentence: str) -> None:
    assert not slots(sentence, "purposes")
