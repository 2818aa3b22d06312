"""A question says what it is about: by its own words, or by a label with the article's topic."""

from questions.facts.names import Names
from questions.labels import without_label
from questions.writing.labelling import UNCLEAR, labelled, settled

NAMES = Names(topic="the harbour seal", topics={"skin"})


def test_a_stem_without_a_word_of_the_topic_is_labelled() -> None:
    stem = labelled("Why does the skin stay dry?", "", NAMES)
    assert stem == "About the harbour seal: Why does the skin stay dry?"
    assert without_label(stem) == "Why does the skin stay dry?"


def test_no_label_where_it_would_give_the_key_away_or_say_nothing_new() -> None:
    assert labelled("What sleeps on rocks?", "the seal", NAMES) == "What sleeps on rocks?"
    assert labelled("Where do seals sleep?", "on rocks", NAMES) == "Where do seals sleep?"
    assert labelled("Why does it rain?", "", Names()) == "Why does it rain?"


def test_the_topic_settles_doubts_about_its_own_parts_only() -> None:
    stem = labelled("Why does the skin stay dry?", "", NAMES)
    doubts = (UNCLEAR, "maybe a loose reference: “the skin”", "maybe a loose reference: “the ranger”", "long")
    assert settled(doubts, stem, NAMES, {"skin": 3, "ranger": 2}) == doubts[2:]
    assert settled(doubts, "Why does the skin stay dry?", NAMES, {"skin": 3}) == doubts
