"""Reasons are put together from two clauses, whatever the text's own words for it are."""

import pytest

from questions.facts.finding import Finding
from tests.facts.reading import facts


def find(text: str) -> tuple[Finding, ...]:
    return facts(text).findings


CASES = [
    (
        "The harbour bridge was closed because engineers found deep cracks in its northern pier.",
        "Because engineers found deep cracks in its northern pier",
    ),
    (
        "Mussels stay behind in the sieve, since they are too large to pass through the mesh.",
        "Because they are too large to pass through the mesh",
    ),
    (
        "Rain reaches the cisterns through stone gutters, so it arrives at the mill without sand.",
        "Because rain reaches the cisterns through stone gutters",
    ),
    (
        "The pump lifts brine into shallow pans, so that the salt crystals grow within a few days.",
        "Because the pump lifts brine into shallow pans",
    ),
    ("Wet gravel needs a stronger pump because it is heavier.", "Because it is heavier"),
    (
        "The pump can lift brine without any wind, which is why it is possible to close the old mill.",
        "Because the pump can lift brine without any wind",
    ),
]


@pytest.mark.parametrize(("sentence", "reason"), CASES)
def test_one_sentence_gives_the_reason(sentence: str, reason: str) -> None:
    answers = [point.answer for each in find(sentence) for point in each.fact.points if point.role == "why"]
    assert answers == [reason]


def test_the_next_sentence_gives_the_effect_or_the_reason() -> None:
    for text in (
        "Salt water eats the steel of the Lindholm lock. As a result, the lock gates must be replaced every nine years.",
        "The lock gates must be replaced every nine years. This is because salt water eats the steel of the lock.",
    ):
        found = [each for each in find(text) if each.claim.origin == "explained"]
        assert [each.fact.statement.lower().split(" because ")[0] for each in found] == [
            "the lock gates must be replaced every nine years"
        ]
        assert len(found[0].fact.spans) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The Lindholm ferry has been out of service since the storm of 2011 broke its rudder.",
        "The Lindholm ferry stopped because this had been agreed with the harbour master of Norra.",
        "The mail comes by air if the Lindholm ferry stops because ice blocks the harbour.",
        "Did the ferry stop because ice blocked the harbour of Lindholm?",
    ],
)
def test_a_time_a_loose_word_a_condition_and_a_question_give_none(sentence: str) -> None:
    assert not [each for each in find(sentence) if each.claim.origin == "explained"]


def test_a_reason_that_somebody_gives_stays_theirs() -> None:
    found = find(
        "Harbour master Ida Voss said the Lindholm ferry stopped because ice had damaged its rudder."
    )
    told = [each for each in found if each.claim.origin == "explained"]
    assert [each.fact.attribution for each in told] == ["Ida Voss"]
