"""Times read as people say them."""

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.memory.days import Days
from quizapp.study.moments import coming, span


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(5, "less than a minute"), (60, "1 minute"), (600, "10 minutes"), (86_400, "1 day"),
     (4 * 86_400, "4 days"), (76 * 86_400, "2.5 months"), (365.25 * 86_400, "1 year")],
)  # fmt: skip
def test_a_span_is_told_in_its_largest_unit(seconds: float, text: str) -> None:
    assert span(seconds) == text


def test_what_is_due_after_the_night_is_due_tomorrow() -> None:
    now = datetime(2026, 3, 2, 20, tzinfo=UTC)
    days = Days("UTC", 4)
    assert coming(now + timedelta(minutes=8), now, days) == "in 8 minutes"
    assert coming(days.begin(days.day(now) + 1), now, days) == "tomorrow"
    assert coming(now + timedelta(days=3), now, days) == "in 3 days"
