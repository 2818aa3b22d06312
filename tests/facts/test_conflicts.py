"""What an article says in two ways is shown to the teacher, and nothing is asked of it."""

import pytest

from questions.facts.conflicts import conflicts
from questions.facts.fact import Fact
from questions.generation import generate


def fact(statement: str, said_by: str | None = None) -> Fact:
    return Fact(id=statement, sort="s", statement=statement, spans=((0, 1),), points=(), attribution=said_by)


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        (
            "The Lindholm ferry carries 300 passengers a day.",
            "The Lindholm ferry carries 450 passengers a day.",
            "300",
        ),
        (
            "The Lindholm ferry was built in Rostock in 1974.",
            "The Lindholm ferry was built in Rostock in 1984.",
            "1984",
        ),
        (
            "The repair crew inspected the hull of the ferry.",
            "The repair crew did not inspect the hull of the ferry.",
            "denies",
        ),
    ],
)
def test_two_figures_years_or_a_denial_are_a_conflict(one: str, other: str, difference: str) -> None:
    found = list(conflicts([fact(one), fact(other)]))
    assert len(found) == 1
    assert (found[0].first, found[0].second) == (one, other)
    assert difference in found[0].reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Lindholm ferry carries 300 passengers a day.",
            "The Lindholm ferry carries 300 passengers every day.",
        ),
        ("The Lindholm ferry carries 300 passengers a day.", "The Norra ferry carries 450 passengers a day."),
        (
            "The Lindholm ferry carried 300 passengers in 1990.",
            "The Lindholm ferry carried 450 passengers in 2010.",
        ),
        ("The Lindholm ferry carries up to 450 passengers.", "The Lindholm ferry carries 300 passengers."),
        (
            "The Lindholm ferry carries 300 passengers a day.",
            "The Lindholm ferry uses 450 litres of fuel a day.",
        ),
    ],
)
def test_two_things_two_times_or_a_bound_are_none(one: str, other: str) -> None:
    assert not list(conflicts([fact(one), fact(other)]))


def test_two_speakers_who_disagree_are_no_conflict_but_a_fact_worth_asking() -> None:
    one = fact("The Lindholm ferry carries 300 passengers a day.", "Ida Voss")
    other = fact("The Lindholm ferry carries 450 passengers a day.", "the operator")
    assert not list(conflicts([one, other]))


_ARTICLE = """The Lindholm ferry

The Lindholm ferry is the island's only public link to the mainland. The Lindholm ferry carries 300 passengers on \
a summer day. Engineers found deep cracks in the hull of the ferry in March 2011, because salt water had eaten the \
steel below the waterline.

The island council pays for the repairs. The Lindholm ferry carries 450 passengers on a summer day. The town of \
Norra lies on the mainland opposite the island, forty kilometres from the nearest railway station.
"""


def test_generation_reports_the_conflict_and_asks_neither_side() -> None:
    result = generate(_ARTICLE, count=80)
    assert len(result.conflicts) == 1
    sides = {result.conflicts[0].first, result.conflicts[0].second}
    assert sides <= {each.id for each in result.facts}
    assert not [each for each in result.questions if each.points[0].fact in sides]
    assert result.to_dict()["conflicts"][0]["facts"] == [
        result.conflicts[0].first,
        result.conflicts[0].second,
    ]
    assert any("two figures" in each.reason for each in result.rejected)
