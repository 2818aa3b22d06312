"""A stem names what it is about."""

import pytest

from questions.facts.names import Names
from questions.writing.anchoring import unanchored

NAMES = Names(title_words={"kidneys"}, upper_words={"Norway"})


@pytest.mark.parametrize(
    "stem",
    [
        "How many ships did Norway buy?",
        "What do the kidneys produce?",
        "What is erythropoietin made from?",
    ],
)
def test_a_name_a_topic_or_a_rare_word_anchors_a_stem(stem: str) -> None:
    assert unanchored(stem, NAMES, None) is None


@pytest.mark.parametrize(
    "stem",
    [
        "How many people lost their lives?",
        "According to Ida Voss, how many people lost their lives?",
        "Within six hours, how many houses were burning in Norway?",
    ],
)
def test_a_stem_that_could_be_about_anything_is_doubtful(stem: str) -> None:
    assert unanchored(stem, NAMES, "Ida Voss") is not None
