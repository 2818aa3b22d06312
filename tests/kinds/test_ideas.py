"""A reason is marked by its idea: nobody types a clause word for word."""

import pytest

from questions.kinds import kind
from questions.question import Question, Share

STEM = "Why did the Lindholm ferry stop running on Tuesday?"
KEY = "Because engineers found deep cracks in the hull below the waterline"


def _score(typed: str, key: str = KEY, stem: str = STEM) -> float:
    points = (Share(point="p", fact="f", role="why"),)
    return (
        kind("short_answer")
        .grade(Question(kind="short_answer", stem=stem, answer=key, points=points), typed)
        .score
    )


@pytest.mark.parametrize(
    "typed",
    [
        KEY,
        "engineers found deep cracks in the hull, below the waterline",
        "Engineers had found cracks in its hull below the waterline.",
        "there were deep cracks below the waterline of the hull which an engineer found",
    ],
)
def test_the_idea_in_other_words_is_right(typed: str) -> None:
    assert _score(typed) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "the crew went on strike",
        "engineers",
        "cracks",
        "Because engineers found no deep cracks in the hull below the waterline",
        "because the ferry stopped running on Tuesday",
    ],
)
def test_another_idea_or_a_scrap_of_it_is_wrong(typed: str) -> None:
    assert _score(typed) == 0


def test_every_number_of_the_key_is_needed() -> None:
    key = "Because the mild winter let 40 tonnes of stored grain spoil before spring"
    assert _score("the mild winter let 40 tonnes of grain spoil before spring", key) == 1
    assert _score("the mild winter let 50 tonnes of stored grain spoil before spring", key) == 0


def test_an_idea_turned_round_is_wrong() -> None:
    key = "Because wide gutters increase the speed of rain water leaving the roof"
    assert _score("wide gutters increase the speed at which rain water leaves the roof", key) == 1
    assert _score("wide gutters reduce the speed of rain water leaving the roof", key) == 0


def test_a_short_key_is_still_wanted_as_it_stands() -> None:
    assert _score("in the hull", "cracks in the hull", "What did engineers find?") == 0


def test_the_learner_is_told_what_was_looked_for() -> None:
    points = (Share(point="p", fact="f", role="why"),)
    question = Question(kind="short_answer", stem=STEM, answer=KEY, points=points)
    grade = kind("short_answer").grade(question, "engineers found cracks below the waterline of the hull")
    assert "idea" in grade.note
