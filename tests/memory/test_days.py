"""A learner's day begins at their hour, in their zone, on every date of the year."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizapp.memory.days import Days

ZONES = ("Pacific/Auckland", "Asia/Kathmandu", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati")
HOURS = (0, 1, 4, 12, 22, 23)
DATES = tuple(
    datetime(2026, month, day, 12, 30, tzinfo=UTC) for month, day in ((1, 15), (4, 30), (7, 15), (12, 31))
)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("start", HOURS)
def test_the_day_changes_exactly_at_the_local_hour(zone: str, start: int) -> None:
    days = Days(zone, start)
    for date in DATES:
        day = days.day(date)
        begin = days.begin(day)
        assert days.day(begin) == day
        assert days.day(begin - SECOND) == day - 1
        assert begin.astimezone(ZoneInfo(zone)).hour == start


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("start", HOURS)
def test_no_day_is_skipped_doubled_or_runs_backwards_when_clocks_change(zone: str, start: int) -> None:
    days = Days(zone, start)
    instant = datetime(2026, 1, 1, tzinfo=UTC)
    seen = days.day(instant)
    while instant < datetime(2027, 1, 1, tzinfo=UTC):
        instant += timedelta(minutes=15)
        day = days.day(instant)
        assert day - seen in (0, 1)
        seen = day


def test_four_in_the_morning_ends_the_day_for_a_night_owl() -> None:
    days = Days("Europe/Berlin", 4)
    late = datetime(2026, 3, 10, 2, 59, tzinfo=UTC)
    assert days.day(late) == days.day(late - timedelta(hours=10))
    assert days.day(late + timedelta(minutes=1)) == days.day(late) + 1
