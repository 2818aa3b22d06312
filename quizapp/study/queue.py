"""Which card comes next. Each step reads one row off an index; no queue is held in memory."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import UtcDateTime, session
from quizapp.memory.models import Card
from quizapp.memory.plans import IN_STEPS, LEARN_AHEAD

PLAN = sa.bindparam("plan", type_=sa.Uuid())
NOW = sa.bindparam("now", type_=UtcDateTime())
TODAY = sa.bindparam("today", type_=sa.Integer())
_AWAKE = sa.or_(Card.buried_until.is_(None), Card.buried_until <= TODAY)
_CARDS = sa.select(Card).where(Card.plan_id == PLAN, _AWAKE).limit(1)
_STEP = (
    _CARDS.where(Card.queue.in_(IN_STEPS), Card.due_day <= TODAY + 1, Card.due_at <= NOW)
    .order_by(Card.due_at, Card.id)
)  # fmt: skip
_REVIEW = (
    _CARDS.where(Card.queue == "review", Card.due_day <= TODAY)
    .order_by(Card.due_day, Card.due_at, Card.id)
)  # fmt: skip
_NEW = _CARDS.where(Card.queue == "new").order_by(Card.position, Card.id)
_NEXT_DUE = sa.select(sa.func.min(Card.due_at)).where(
    Card.plan_id == PLAN, Card.queue.in_((*IN_STEPS, "review"))
)


def next_in_queue(plan_id: UUID, now: datetime, today: int, new_left: int, reviews_left: int) -> Card | None:
    """Returns the card to ask now, or None when nothing is left for now.

    Learning cards that are due come first, then reviews and new ones within the day's limits, then
    learning cards that are due within 20 minutes.
    """

    def first(statement: sa.Select[Card], at: datetime = now) -> Card | None:
        return session().scalars(statement, {"plan": plan_id, "now": at, "today": today}).first()

    return (
        first(_STEP)
        or (first(_REVIEW) if reviews_left > 0 else None)
        or (first(_NEW) if new_left > 0 else None)
        or first(_STEP, now + LEARN_AHEAD)
    )


def next_due(plan_id: UUID) -> datetime | None:
    """Returns when the first card of a plan comes back that is neither new nor put aside."""
    return session().scalar(_NEXT_DUE, {"plan": plan_id})
