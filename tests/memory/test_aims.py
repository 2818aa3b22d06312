"""Young memories may fade further than settled ones, where the plan says so."""

from datetime import UTC, datetime

import pytest

from quizapp.memory.aims import SETTLED_DAYS, aim
from quizapp.memory.days import Days
from quizapp.memory.scheduling import GOOD, Memory, Schedule, review
from quizapp.memory.settings import BadSettings, PlanSettings

GROWING = PlanSettings(desired_retention=0.93, young_retention=0.75)
DAYS = Days("UTC", 4)
NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)


def test_the_aim_grows_from_young_to_desired() -> None:
    aims = [aim(stability, GROWING) for stability in (None, 0.5, 2.0, 8.0, 30.0, SETTLED_DAYS, 500.0)]
    assert aims[0] == 0.75
    assert aims == sorted(aims)
    assert aims[-2:] == [0.93, 0.93]


@pytest.mark.parametrize("stability", [None, 0.1, 5.0, 400.0])
def test_without_it_every_memory_is_kept_alike(stability: float | None) -> None:
    assert aim(stability, PlanSettings(desired_retention=0.87)) == 0.87


def interval(stability: float, settings: PlanSettings) -> int:
    today = DAYS.day(NOW)
    memory = Memory(stability=stability, difficulty=5.0, last_at=NOW, last_day=today - round(stability))
    outcome = review(memory, Schedule(state="review", due_day=today), GOOD, NOW, DAYS, settings)
    assert outcome.raw_interval is not None
    return outcome.raw_interval


def test_a_young_memory_waits_longer_and_a_settled_one_does_not() -> None:
    plain = PlanSettings(desired_retention=0.93)
    assert interval(3.0, GROWING) > 2 * interval(3.0, plain)
    assert interval(100.0, GROWING) == interval(100.0, plain)


def test_memory_itself_is_the_same_either_way() -> None:
    memory = Memory(stability=3.0, difficulty=5.0, last_at=NOW, last_day=DAYS.day(NOW) - 3)
    due = Schedule(state="review", due_day=DAYS.day(NOW))
    one, two = (
        review(memory, due, GOOD, NOW, DAYS, settings).memory for settings in (GROWING, PlanSettings())
    )
    assert one == two


@pytest.mark.parametrize("young", [0.0, 0.69, 0.95])
def test_it_is_never_above_the_desired_retention_nor_below_what_fsrs_takes(young: float) -> None:
    with pytest.raises(BadSettings, match="Young retention"):
        PlanSettings(desired_retention=0.9, young_retention=young)
