"""What is left to study today, and how long it will take at the learner's own pace."""

import math
from dataclasses import dataclass

from quizapp.insights.panel import panel
from quizapp.insights.told import DayRow, Told

PACE_DAYS = 30
"""The pace is that of the last so many days, today included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Cards left today and the whole minutes they need; answers given today and minutes they took;
    whether anything was ever studied (``begun``).

    ``seconds`` is the mean time of an answer, ``tries`` the answers that a card takes on a day; both
    are None, and so is ``minutes``, before anything was timed.
    """

    due: int
    learning: int
    new: int
    minutes: int | None
    seconds: float | None
    tries: float | None
    answers: int
    right: int
    spent: float
    begun: bool


@panel(10)
def today(told: Told) -> Today:
    """Returns today's numbers."""
    done = next((row for row in told.days if row.day == told.today), DayRow(told.today))
    recent = [row for row in told.days if told.today - PACE_DAYS < row.day <= told.today]
    timed, cards = sum(row.timed for row in recent), sum(row.new + row.reviews for row in recent)
    seconds = sum(row.took_ms for row in recent) / timed / 1000 if timed else None
    tries = max(1.0, sum(row.answers for row in recent) / cards) if cards else None
    left = told.waiting
    minutes = None
    if seconds is not None:
        answers = (left.due + left.new) * (tries or 1.0) + left.learning
        minutes = math.ceil(answers * seconds / 60)
    return Today(
        due=left.due,
        learning=left.learning,
        new=left.new,
        minutes=minutes,
        seconds=seconds,
        tries=tries,
        answers=done.answers,
        right=done.right,
        spent=done.took_ms / 60_000,
        begun=any(row.answers for row in told.days),
    )
