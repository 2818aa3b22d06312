"""What an article is about can be said in a phrase, or is not said at all."""

import pytest

from questions.facts.topic import topic_phrase

LOWER = {"harbour", "seal", "seals", "salt", "pans", "tides", "locks", "lock", "work", "the", "a"}
NOUNS = {"seal", "seals", "pans", "tides", "locks", "lock", "relay", "harbour"}


def topic(title: str, *sentences: str, explains: bool = True, phrase: bool = False) -> str | None:
    return topic_phrase(title, sentences, LOWER, NOUNS, explains=explains, phrase=phrase)


def test_a_noun_phrase_as_the_text_uses_it() -> None:
    text = [
        "The harbour seal eats fish.",
        "Harbour seals sleep on rocks.",
        "A seal dives deep.",
        "Seals moult.",
    ]
    assert topic("Harbour seal", *text) == "the harbour seal"
    assert topic("The harbour seal: a life between rocks and waves", *text) == "the harbour seal"


def test_an_abbreviation_in_brackets() -> None:
    text = ["RELAY passes messages on.", "A RELAY host keeps them.", "RELAY needs no password."]
    assert topic("How messages are passed on (RELAY)", *text) == "RELAY"


@pytest.mark.parametrize(
    "title",
    ["Why did the ferry stop?", "Council votes to close bridge", "“We never saw it coming”", ""],
)
def test_a_question_a_headline_or_a_quotation_names_none(title: str) -> None:
    assert topic(title, "The council met on Monday.", "The bridge is old.", explains=False) is None


def test_a_thing_that_is_counted_has_its_article() -> None:
    text = [
        "A new tide lock was built.",
        "The old tide lock leaks.",
        "Norra needs a tide lock.",
        "Each tide lock is closed.",
    ]
    assert topic("Norra builds a tide lock for its harbour", *text) == "the tide lock"


def test_words_between_a_thing_and_its_article_do_not_hide_that_it_is_counted() -> None:
    text = ["Engineers built an early tide lock.", "Its tide lock works.", "Each tide lock needs care."]
    assert topic("Tide lock", *text) == "the tide lock"


def test_a_title_that_is_a_phrase_stands_for_itself_where_a_text_explains() -> None:
    assert topic("Locks and Tides", "Tides rise.", "Tides fall.", phrase=True) == "locks and tides"
    assert topic("Locks and Tides", "Tides rose.", explains=False, phrase=True) is None
    assert topic("Locks and Tides", "Tides rise.") is None
