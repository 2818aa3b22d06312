"""Which questions a quiz draws."""

import uuid
from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.quizzes.selection import Candidate, choose

FACTS = [uuid.UUID(int=number) for number in range(1, 6)]
POINTS = [uuid.UUID(int=number) for number in range(101, 113)]

candidates = st.lists(
    st.builds(
        Candidate,
        version_id=st.uuids(),
        kind=st.sampled_from(["multiple_choice", "cloze", "numeric"]),
        facts=st.frozensets(st.sampled_from(FACTS), min_size=1, max_size=2),
        points=st.frozensets(st.sampled_from(POINTS), min_size=1, max_size=3),
        importance=st.floats(0, 1),
    ),
    max_size=25,
    unique_by=lambda each: each.version_id,
)


def candidate(fact: int, point: int, kind: str = "cloze", importance: float = 0.5) -> Candidate:
    return Candidate(
        version_id=uuid.uuid4(),
        kind=kind,
        facts=frozenset({FACTS[fact]}),
        points=frozenset({POINTS[point]}),
        importance=importance,
    )


@given(candidates, st.integers(1, 30), st.integers())
def test_no_point_is_asked_twice_and_no_more_than_wanted(
    found: list[Candidate], count: int, seed: int
) -> None:
    chosen = choose(found, count, Random(seed))
    asked = Counter(point for each in chosen for point in each.points)
    assert len(chosen) <= count
    assert set(chosen) <= set(found)
    assert max(asked.values(), default=0) <= 1


@given(candidates, st.integers())
def test_it_stops_early_only_when_nothing_new_is_left(found: list[Candidate], seed: int) -> None:
    chosen = choose(found, 100, Random(seed))
    asked = {point for each in chosen for point in each.points}
    assert all(each in chosen or each.points & asked for each in found)


def test_each_fact_has_its_turn_before_one_comes_again() -> None:
    found = [candidate(0, 0, importance=1), candidate(0, 1, importance=1), candidate(1, 2, importance=0)]
    chosen = choose(found, 2, Random(0))
    assert {fact for each in chosen for fact in each.facts} == {FACTS[0], FACTS[1]}


def test_important_facts_go_first() -> None:
    found = [candidate(fact, fact, importance=fact / 5) for fact in range(5)]
    chosen = choose(found, 2, Random(0))
    assert {fact for each in chosen for fact in each.facts} == {FACTS[3], FACTS[4]}


def test_kinds_vary_when_facts_are_alike() -> None:
    kinds = ["cloze"] * 4 + ["numeric"] * 4 + ["multiple_choice"] * 4
    found = [candidate(number % 5, number, kind) for number, kind in enumerate(kinds)]
    chosen = choose(found, 6, Random(0))
    assert len({each.kind for each in chosen}) == 3


def test_the_same_seed_draws_the_same() -> None:
    found = [candidate(number % 5, number) for number in range(12)]
    assert choose(found, 5, Random(7)) == choose(found, 5, Random(7))
    draws = {tuple(each.version_id for each in choose(found, 5, Random(seed))) for seed in range(10)}
    assert len(draws) > 1
