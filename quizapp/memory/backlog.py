"""After a break: spreading what is overdue over some days, and a holiday during which nothing falls due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.people import Learner
from quizapp.db import utcnow
from quizapp.errors import Invalid
from quizapp.memory import log
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card, Plan
from quizapp.memory.rows import EntryRow, run

LONGEST_SPREAD = 60
LONGEST_PAUSE = 366

_WAITING = (
    sa.select(Card.point_id, Card.due_day)
    .join(Plan, Plan.id == Card.plan_id)
    .where(
        Plan.learner_id == sa.bindparam("learner"), Card.queue == "review", Card.due_day < sa.bindparam("before")
    )
)  # fmt: skip
_LIKELIEST = ((sa.bindparam("today", type_=sa.Integer()) - Card.last_day) / Card.stability, Card.id)
_OVERDUE = _WAITING.where(Card.plan_id == sa.bindparam("plan")).order_by(*_LIKELIEST)
_FALLING_DUE = _WAITING.order_by(Card.due_day, Card.due_at, Card.id)


class NothingToMove(Invalid):
    """No review waits that could be moved. Nothing was changed."""

    code = "nothing-to-move"


def evenly(points: Sequence[UUID], first: int, days: int) -> dict[UUID, int]:
    """Returns on which of ``days`` learner days from ``first`` on each point goes: equally many each
    day (to within one), in the order given. Pure."""
    return {point: first + place * days // len(points) for place, point in enumerate(points)}


def overdue(learner: Learner, plan_id: UUID, now: datetime | None = None) -> int:
    """Returns how many reviews of a plan wait, those of today included."""
    day = days_of(learner).day(now or utcnow())
    return len(_overdue(learner, plan_id, day))


def spread(learner: Learner, plan_id: UUID, days: int, now: datetime | None = None) -> EntryRow:
    """Spreads a plan's waiting reviews over so many days from today on; one undo takes it back.

    What is still likely to be known comes first: it is lost by waiting, while what is forgotten
    already loses little more. Raises Invalid, and NothingToMove where nothing waits.
    """
    if not 2 <= days <= LONGEST_SPREAD:
        raise Invalid(f"Spread over 2 to {LONGEST_SPREAD} days. Nothing was changed.")
    day = days_of(learner).day(now or utcnow())
    dues = evenly(_overdue(learner, plan_id, day), day, days)
    return _move(learner, _later(dues, day), {"action": "spread", "days": days}, now)


def pause(learner: Learner, until: int, now: datetime | None = None) -> EntryRow:
    """Takes a holiday until learner day ``until``: what falls due before it comes in the days after
    it, spread over as many as the holiday is long. One undo takes it back.

    Raises Invalid for a day that is not ahead, or too far. A pause with nothing due is kept as well:
    it keeps the streak.
    """
    day = days_of(learner).day(now or utcnow())
    if not day < until <= day + LONGEST_PAUSE:
        raise Invalid(f"A pause ends tomorrow at the earliest, in {LONGEST_PAUSE} days at the latest.")
    rows = run(_FALLING_DUE, {"learner": learner.id, "before": until})
    dues = evenly([row.point_id for row in rows], until, until - day)
    payload = {"action": "pause", "from": day, "until": until}
    return log.reschedule(learner.id, dues, payload, now)


def _overdue(learner: Learner, plan_id: UUID, day: int) -> list[UUID]:
    values = {"learner": learner.id, "plan": plan_id, "before": day + 1, "today": day}
    return [row.point_id for row in run(_OVERDUE, values)]


def _later(dues: Mapping[UUID, int], day: int) -> dict[UUID, int]:
    """What is for today stays as it is."""
    return {point: due for point, due in dues.items() if due > day}


def _move(
    learner: Learner, dues: Mapping[UUID, int], payload: dict[str, Any], now: datetime | None
) -> EntryRow:
    if not dues:
        raise NothingToMove("No review waits that could come later. Nothing was changed.")
    return log.reschedule(learner.id, dues, payload, now)
