"""Which card comes next. Each step reads one row off an index; no queue is held in memory."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import session
from quizapp.memory.models import Card
from quizapp.memory.plans import IN_STEPS, LEARN_AHEAD


def next_in_queue(plan_id: UUID, now: datetime, today: int, new_left: int, reviews_left: int) -> Card | None:
    """Returns the card to ask now, or None when nothing is left for now.

    Learning cards that are due come first, then reviews and new ones within the day's limits, then
    learning cards that are due within 20 minutes.
    """
    cards = _awake(plan_id, today)
    steps = cards.where(Card.queue.in_(IN_STEPS), Card.due_day <= today + 1).order_by(Card.due_at, Card.id)
    return (
        _first(steps.where(Card.due_at <= now))
        or (reviews_left > 0 and _first(_reviews(cards, today)))
        or (new_left > 0 and _first(_new(cards)))
        or _first(steps.where(Card.due_at <= now + LEARN_AHEAD))
        or None
    )


def next_due(plan_id: UUID) -> datetime | None:
    """Returns when the first card of a plan comes back that is neither new nor put aside."""
    waiting = sa.select(sa.func.min(Card.due_at)).where(
        Card.plan_id == plan_id, Card.queue.in_((*IN_STEPS, "review"))
    )
    return session().scalar(waiting)


def _awake(plan_id: UUID, today: int) -> sa.Select[Card]:
    awake = sa.or_(Card.buried_until.is_(None), Card.buried_until <= today)
    return sa.select(Card).where(Card.plan_id == plan_id, awake).limit(1)


def _reviews(cards: sa.Select[Card], today: int) -> sa.Select[Card]:
    return cards.where(Card.queue == "review", Card.due_day <= today).order_by(
        Card.due_day, Card.due_at, Card.id
    )


def _new(cards: sa.Select[Card]) -> sa.Select[Card]:
    return cards.where(Card.queue == "new").order_by(Card.position, Card.id)


def _first(statement: sa.Select[Card]) -> Card | None:
    return session().scalars(statement).first()
