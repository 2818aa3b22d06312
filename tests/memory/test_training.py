"""What FSRS is fitted to: reviews that could be foretold, split by time so that nothing leaks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.memory.losses import fitted
from quizapp.memory.training import LONGEST, Foretold, reviews_in, split
from tests.learners import FORGETFUL, reviews_of

lines = st.lists(
    st.tuples(st.integers(0, 3), st.one_of(st.none(), st.integers(1, 4)), st.integers(0, 3)), max_size=60
)


def told(foretold: list[Foretold]) -> list[tuple[object, int, bool]]:
    return [(each.point, each.gone, each.recalled) for each in foretold]


def test_a_review_on_a_later_day_can_be_foretold_from_those_before_it() -> None:
    found = reviews_in([("a", 3, 10), ("a", 1, 13), ("a", 3, 13), ("a", 4, 20)])
    assert told(found.foretold) == [("a", 3, False), ("a", 7, True)]
    assert found.foretold[1].before() == [(3, 0), (1, 3), (3, 0)]
    assert found.foretold[1].whole() == [(3, 0), (1, 3), (3, 0), (4, 7)]
    assert found.ratings == 4


def test_a_review_on_the_same_day_foretells_nothing_but_moves_the_memory() -> None:
    found = reviews_in([("a", 1, 10), ("a", 3, 10)])
    assert found.foretold == []
    assert found.memories == {"a": [(1, 0), (3, 0)]}


def test_a_memory_that_was_forgotten_on_purpose_starts_anew() -> None:
    found = reviews_in([("a", 3, 10), ("a", 3, 12), ("a", None, 13), ("a", 2, 30), ("a", 3, 31)])
    assert told(found.foretold) == [("a", 2, True), ("a", 1, True)]
    assert found.foretold[1].before() == [(2, 0)]
    assert found.memories == {"a": [(2, 0), (3, 1)]}


def test_a_clock_that_went_back_gives_no_negative_days() -> None:
    found = reviews_in([("a", 3, 10), ("a", 3, 8), ("a", 3, 12)])
    assert found.memories == {"a": [(3, 0), (3, 0), (3, 2)]}


def test_what_comes_after_too_many_reviews_of_one_memory_is_left_out() -> None:
    found = reviews_in([("a", 3, day) for day in range(LONGEST + 50)])
    assert max(each.end for each in found.foretold) == LONGEST - 1
    assert found.ratings == LONGEST + 50


@given(lines, st.floats(0.05, 0.95))
def test_the_split_is_by_time(steps: list[tuple[int, int | None, int]], share: float) -> None:
    """Each review carries its moment; nothing known in the earlier part is later than the later part.

    The rating of a review is here its place in the log, so that each is one of its kind.
    """
    day, timed = 0, []
    for place, (point, rating, gone) in enumerate(steps):
        day += gone
        timed.append((point, rating and place, day))
    found = reviews_in(timed)
    earlier, later = split(found.foretold, share)
    assert [*earlier, *later] == found.foretold
    places = [[place for place, _ in each.whole()] for each in found.foretold]
    assert all(whole == sorted(whole) for whole in places)
    assert all(one[-1] < other[-1] for one, other in pairwise(places))


def test_no_later_outcome_reaches_the_fitting() -> None:
    """Whatever the later reviews say, the same parameters are found."""
    log = [(each.card, each.rating, each.day) for each in reviews_of(FORGETFUL, 60, 8)]
    earlier, later = split(reviews_in(log).foretold)
    first = later[0]
    begins = next(n for n in range(len(log)) if len(reviews_in(log[: n + 1]).foretold) == len(earlier) + 1)
    assert log[begins][0] == first.point
    turned = [
        *log[:begins],
        *((point, 1 if rating > 1 else 4, day + 1) for point, rating, day in log[begins:]),
    ]
    other = split(reviews_in(turned).foretold)[0]
    assert len(other) == len(earlier)
    assert fitted(other) == fitted(earlier)
