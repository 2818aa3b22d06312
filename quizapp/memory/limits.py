"""How many new cards and reviews a plan may still have today."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import session, unit_of_work
from quizapp.errors import Invalid
from quizapp.memory.models import PlanDay
from quizapp.memory.rows import run
from quizapp.memory.settings import MOST_A_DAY, PlanSettings

_OF_DAY = sa.select(PlanDay.new_limit, PlanDay.review_limit).where(
    PlanDay.plan_id == sa.bindparam("plan"), PlanDay.day == sa.bindparam("day")
)


class Limits(NamedTuple):
    """New cards and reviews of one learner day."""

    new: int
    reviews: int

    def left(self, new: int, reviews: int) -> "Limits":
        """Returns what is left of them after so many of each."""
        return Limits(max(0, self.new - new), max(0, self.reviews - reviews))


def limited(settings: PlanSettings, new: int | None, reviews: int | None) -> Limits:
    """Returns the limits of a day that sets its own, or None for the plan's."""
    return Limits(
        settings.new_per_day if new is None else new, settings.reviews_per_day if reviews is None else reviews
    )


def of_day(plan_id: UUID, day: int) -> tuple[int | None, int | None]:
    """Returns the limits of new cards and reviews that were set for one learner day only, or None."""
    row = run(_OF_DAY, {"plan": plan_id, "day": day}).first()
    return (row.new_limit, row.review_limit) if row else (None, None)


def set_today(plan_id: UUID, day: int, new_limit: int | None, review_limit: int | None) -> None:
    """Sets a plan's limits for one learner day only; None leaves the plan's own. Raises Invalid."""
    if not all(0 <= (limit or 0) <= MOST_A_DAY for limit in (new_limit, review_limit)):
        raise Invalid(f"A daily limit is 0 to {MOST_A_DAY:,}. Nothing was changed.")
    with unit_of_work():
        session().merge(PlanDay(plan_id=plan_id, day=day, new_limit=new_limit, review_limit=review_limit))
