"""A heat map of the last year: how much was studied on each day."""

from dataclasses import dataclass
from datetime import date

from quizapp.insights.panel import panel
from quizapp.insights.told import Told, date_of

WEEKS = 53


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """A day with study; ``minutes`` adds up the answers that were timed."""

    date: date
    answers: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days with study since ``first``, a Monday, up to ``last``, today. ``busy`` is the number of
    answers that nine of ten such days stay within."""

    first: date
    last: date
    days: list[Studied]
    answers: int
    busy: int


@panel(40)
def days(told: Told) -> Days:
    """Returns the days of the last 53 weeks."""
    last = date_of(told.today)
    first = told.today - last.weekday() - 7 * (WEEKS - 1)
    rows = [row for row in told.days if first <= row.day <= told.today and row.answers > 0]
    found = [
        Studied(date=date_of(row.day), answers=row.answers, minutes=row.took_ms / 60_000) for row in rows
    ]
    counts = sorted(row.answers for row in rows)
    return Days(
        first=date_of(first),
        last=last,
        days=found,
        answers=sum(counts),
        busy=counts[(len(counts) * 9 - 1) // 10] if counts else 0,
    )
