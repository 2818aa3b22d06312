"""A leech is found at its limit of lapses, and again at each half of it."""

import pytest

from quizapp.memory.leeches import leech_marks
from quizapp.memory.settings import PlanSettings


def test_the_eighth_lapse_makes_a_leech_and_each_fourth_after_it_again() -> None:
    found = [lapses for lapses in range(1, 21) if leech_marks(lapses, True, PlanSettings())]
    assert found == [8, 12, 16, 20]


def test_a_leech_is_suspended_where_the_plan_says_so() -> None:
    assert leech_marks(8, True, PlanSettings()) == {"leech": True}
    assert leech_marks(8, True, PlanSettings(leech_action="suspend")) == {"leech": True, "suspended": True}


@pytest.mark.parametrize(
    ("limit", "lapses", "found"), [(0, 8, False), (1, 1, True), (1, 2, True), (3, 5, True)]
)
def test_the_limit_is_the_plans(limit: int, lapses: int, found: bool) -> None:
    assert bool(leech_marks(lapses, True, PlanSettings(leech_lapses=limit))) is found


def test_without_a_lapse_nothing_is_marked() -> None:
    assert leech_marks(8, False, PlanSettings()) == {}
