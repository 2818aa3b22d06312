"""Reading everything in a learner's log that counts, as FSRS is fitted to it."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import session
from quizapp.memory.cards import settings_of
from quizapp.memory.fold import SAYING, TAKING_BACK, standing
from quizapp.memory.models import Plan
from quizapp.memory.parameters import parameters_of
from quizapp.memory.rows import CARD, EFFECT, ENTRY, run
from quizapp.memory.settings import PlanSettings
from quizapp.memory.training import Reviews, Told, reviews_in

AT_ONCE = 1000
"""Rows are read so many at a time: a list of them all costs as much as the fitting."""

# Points as the database keeps them: they are only compared, and 100,000 UUIDs take a tenth of a second.
_POINT = sa.type_coerce(EFFECT.c.point_id, sa.String).label("point")
_FORGETS = sa.and_(ENTRY.c.kind == "reschedule", ENTRY.c.payload["action"].as_string() == "forget")
_RATES = sa.and_(ENTRY.c.kind.in_(SAYING), EFFECT.c.rating.is_not(None))


def _lines(*columns: Any) -> Any:
    mine = sa.and_(ENTRY.c.learner_id == sa.bindparam("learner"), ENTRY.c.not_for_memory.is_(None))
    lines = sa.select(*columns).join_from(ENTRY, EFFECT, EFFECT.c.entry == ENTRY.c.sequence)
    return lines.where(mine)


_SAID = (
    _lines(_POINT, EFFECT.c.rating, ENTRY.c.day, ENTRY.c.sequence)
    .where(sa.or_(_RATES, _FORGETS))
    .order_by(ENTRY.c.answered_at, ENTRY.c.sequence)
)
_CHANGING = _lines(_POINT, EFFECT.c.rating, ENTRY.c.sequence, ENTRY.c.target, ENTRY.c.kind).where(
    ENTRY.c.kind.in_(("rerate", *TAKING_BACK))
)
_NEWEST = sa.select(sa.func.max(ENTRY.c.sequence)).where(ENTRY.c.learner_id == sa.bindparam("learner"))
_CARDS = sa.select(
    CARD.c.id, sa.type_coerce(CARD.c.point_id, sa.String).label("point"), CARD.c.plan_id
).where(CARD.c.learner_id == sa.bindparam("learner"))
_PLANS = sa.select(Plan.id).where(Plan.learner_id == sa.bindparam("learner"))


@dataclass(frozen=True, slots=True)
class WholeLog:
    """A learner's log as it was read, up to the line ``seen``; their cards (id, point, plan), and the
    settings of their plans. ``usual`` are the parameters for points without a card."""

    reviews: Reviews
    cards: list[tuple[UUID, Hashable, UUID]]
    settings: dict[UUID, PlanSettings]
    usual: tuple[float, ...]
    seen: int

    @property
    def relearning_steps(self) -> int:
        """The most steps that follow a lapse in any of the plans, at least 1."""
        return max((1, *(len(each.relearning_steps) for each in self.settings.values())))

    def parameters_by_point(self) -> dict[Hashable, tuple[float, ...]]:
        """Returns the parameters in use for each point that has a card."""
        return {point: self.settings[plan].parameters for _, point, plan in self.cards}


def read_log(learner_id: UUID) -> WholeLog:
    """Reads a learner's whole log. Ends the session's transaction before and after, since what
    follows takes long."""
    session().rollback()
    who = {"learner": learner_id}
    seen = run(_NEWEST, who).scalar() or 0
    reviews = reviews_in(_counted(who))
    cards = [(row.id, row.point, row.plan_id) for row in run(_CARDS, who)]
    settings = {plan: settings_of(plan)[1] for plan in run(_PLANS, who).scalars().all()}
    usual = parameters_of(learner_id)
    session().rollback()
    return WholeLog(reviews, cards, settings, usual, seen)


def _counted(who: dict[str, UUID]) -> Iterator[Told]:
    """Yields the lines that count, in the order of time."""
    changing = run(_CHANGING, who).all()
    said: Iterable[Any] = run(_SAID, who).yield_per(AT_ONCE)
    for row, rerate in standing(said, changing, lambda line: line.point):
        point, rating, day, _ = row
        yield point, rating if rerate is None else rerate.rating, day
