"""Which card comes next. Each way to come next is one row off an index; no queue is held in memory."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import UtcDateTime
from quizapp.memory.limits import Limits
from quizapp.memory.plans import IN_STEPS, LEARN_AHEAD
from quizapp.memory.rows import CARD, CARD_COLUMNS, CardRow, card_from, run
from quizapp.memory.settings import PlanSettings
from quizapp.study.gathering import order

PLAN = sa.bindparam("plan", type_=sa.Uuid())
NOW = sa.bindparam("now", type_=UtcDateTime())
AHEAD = sa.bindparam("ahead", type_=UtcDateTime())
TODAY = sa.bindparam("today", type_=sa.Integer())
_AWAKE = sa.or_(CARD.c.buried_until.is_(None), CARD.c.buried_until <= TODAY)
_MINE = sa.select(*CARD_COLUMNS).where(CARD.c.plan_id == PLAN, _AWAKE).limit(1)
_REVIEWS = _MINE.where(CARD.c.queue == "review", CARD.c.due_day <= TODAY)
_STEPS = _MINE.where(CARD.c.queue.in_(IN_STEPS), CARD.c.due_day <= TODAY + 1)
_AGE = (TODAY - CARD.c.last_day) / CARD.c.stability
"""The longer away for its stability, the less likely a point is recalled (FSRS's curve falls with this)."""

_REVIEW_ORDERS: dict[str, tuple[Any, ...]] = {
    "due": (CARD.c.due_day, CARD.c.due_at, CARD.c.id),
    "least likely": (_AGE.desc(), CARD.c.id),
    "most likely": (_AGE.asc(), CARD.c.id),
}


def _gathered(reviews: tuple[Any, ...]) -> sa.CompoundSelect[Any]:
    arms = {
        "step": _STEPS.where(CARD.c.due_at <= NOW).order_by(CARD.c.due_at, CARD.c.id),
        "review": _REVIEWS.order_by(*reviews),
        "new": _MINE.where(CARD.c.queue == "new").order_by(CARD.c.position, CARD.c.id),
        "ahead": _STEPS.where(CARD.c.due_at <= AHEAD).order_by(CARD.c.due_at, CARD.c.id),
    }
    return sa.union_all(
        *(sa.select(sa.literal_column(f"'{name}'"), arm.subquery()) for name, arm in arms.items())
    )


_GATHERED = {name: _gathered(reviews) for name, reviews in _REVIEW_ORDERS.items()}
_NEXT_DUE = sa.select(sa.func.min(CARD.c.due_at)).where(
    CARD.c.plan_id == PLAN, CARD.c.queue == sa.bindparam("queue")
)


def next_in_queue(
    plan_id: UUID, now: datetime, today: int, settings: PlanSettings, left: Limits, done: Limits
) -> CardRow | None:
    """Returns the card to ask now, or None when nothing is left for now.

    Learning cards that are due come first, then reviews and new ones (``left``: how many of each
    still wait within the day's limits, ``done``: how many were studied), then learning cards that are
    due within 20 minutes.
    """
    values = {"plan": plan_id, "now": now, "ahead": now + LEARN_AHEAD, "today": today}
    found = {row[0]: row[1:] for row in run(_GATHERED[settings.review_order], values)}
    for name in order(settings.new_place, left, done):
        if name in found:
            return card_from(found[name])
    return None


def next_due(plan_id: UUID) -> datetime | None:
    """Returns when the first card of a plan comes back that is neither new nor put aside."""
    found = (run(_NEXT_DUE, {"plan": plan_id, "queue": queue}).scalar() for queue in (*IN_STEPS, "review"))
    return min((due for due in found if due is not None), default=None)
