"""At which hours the learner studies, and how well it goes."""

from dataclasses import dataclass

from quizapp.insights.panel import panel
from quizapp.insights.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    hour: int
    answers: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Answers of the last year in all decks, by the hour (0-23) that the clock showed where the learner
    was. ``best`` is the hour with the largest share right among those with 20 answers or more."""

    hours: list[Hour]
    answers: int
    best: int | None


ENOUGH = 20


@panel(80)
def hours(told: Told) -> Hours:
    """Returns the hours of the day."""
    by_hour = {row.hour: row for row in told.hours}
    found = [
        Hour(
            hour=hour,
            answers=by_hour[hour].answers if hour in by_hour else 0,
            right=by_hour[hour].right if hour in by_hour else 0,
        )
        for hour in range(24)
    ]
    enough = [each for each in found if each.answers >= ENOUGH]
    best = max(enough, key=lambda each: each.right / each.answers) if len(enough) > 1 else None
    return Hours(hours=found, answers=sum(each.answers for each in found), best=best.hour if best else None)
