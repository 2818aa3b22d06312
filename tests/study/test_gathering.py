"""The order in which a session takes what waits."""

from itertools import pairwise

from quizapp.memory.limits import Limits
from quizapp.study.gathering import order

BOTH = Limits(5, 20)


def test_learning_cards_come_first_and_those_due_soon_last() -> None:
    assert order("after", BOTH, Limits(0, 0)) == ("step", "review", "new", "ahead")
    assert order("before", BOTH, Limits(0, 0)) == ("step", "new", "review", "ahead")


def test_what_is_used_up_today_is_not_taken() -> None:
    assert order("after", Limits(0, 20), Limits(5, 0)) == ("step", "review", "ahead")
    assert order("after", Limits(0, 0), Limits(5, 20)) == ("step", "ahead")


def test_mixed_spreads_new_cards_evenly_between_reviews() -> None:
    left, done, taken = Limits(5, 20), Limits(0, 0), []
    while left != (0, 0):
        name = order("mixed", left, done)[1]
        taken.append(name)
        new = name == "new"
        left, done = left.left(new, not new), Limits(done.new + new, done.reviews + (not new))
    places = [place for place, name in enumerate(taken) if name == "new"]
    assert len(places) == 5
    assert all(3 <= later - sooner <= 6 for sooner, later in pairwise(places))
