"""A false statement is the true one with one thing turned round, and says afterwards what is true."""

import pytest

from questions.generation import generate


def false_statements(sentence: str) -> list[str]:
    text = f"The salt works of Norra\n\n{sentence} The salt works of Norra lie on the island of Lindholm in the north.\n"
    found = generate(text, count=80).questions
    return [each.stem for each in found if each.kind == "true_false" and each.answer == "false"]


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("The salt works of Norra increase the temperature of the brine in the first basin.", "decrease"),
        (
            "The salt works of Norra heat the brine after the sand has settled in the basin.",
            "before the sand",
        ),
        (
            "Unlike sea water, the brine of Norra is rich in iodine and magnesium.",
            "Unlike the brine of Norra, sea water",
        ),
        ("The brine of Norra is heavier than sea water.", "Sea water is heavier than the brine of Norra"),
    ],
)
def test_the_word_on_which_the_sentence_turns_is_turned(sentence: str, changed: str) -> None:
    assert any(changed in stem for stem in false_statements(sentence)), false_statements(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The workers of the salt works of Norra fall asleep beside the warm basin in winter.",
        "The salt works of Norra do not increase the temperature of the brine.",
        "The salt works of Norra grow samphire beside the upper basin every year.",
    ],
)
def test_idioms_and_denials_are_left_alone(sentence: str) -> None:
    wrong = ("rise asleep", "decrease", "shrink samphire")
    assert not [stem for stem in false_statements(sentence) if any(each in stem for each in wrong)]


def test_the_explanation_says_what_is_true() -> None:
    text = "The salt works of Norra\n\nThe salt works of Norra heat the brine after the sand has settled in the basin.\n"
    found = [each for each in generate(text, count=80).questions if each.answer == "false"]
    assert found
    assert all("after the sand has settled" in each.explanation for each in found)
