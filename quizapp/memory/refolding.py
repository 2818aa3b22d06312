"""Giving a learner other FSRS parameters: every card's memory becomes what its log says by them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import session
from quizapp.memory import plans
from quizapp.memory.cards import lines_of, settings_of
from quizapp.memory.fold import effective, fold
from quizapp.memory.models import Plan
from quizapp.memory.rows import CARD, EFFECT, ENTRY, run
from quizapp.memory.scheduling import memory_after
from quizapp.memory.settings import PlanSettings
from quizapp.memory.whole_log import WholeLog

Values = dict[str, Any]

_MEMORY: Values = {"stability": sa.bindparam("_stability"), "difficulty": sa.bindparam("_difficulty")}
_STORE = sa.update(CARD).where(CARD.c.id == sa.bindparam("_card")).values(_MEMORY)
_STORE_POINT = (
    sa.update(CARD)
    .where(CARD.c.learner_id == sa.bindparam("_learner"), CARD.c.point_id == sa.bindparam("_point"))
    .values(_MEMORY)
)
_LATER_POINTS = (
    sa.select(EFFECT.c.point_id)
    .distinct()
    .join(ENTRY, ENTRY.c.sequence == EFFECT.c.entry)
    .where(ENTRY.c.learner_id == sa.bindparam("learner"), ENTRY.c.sequence > sa.bindparam("seen"))
)


def folded(log: WholeLog, parameters: tuple[float, ...]) -> list[Values]:
    """Returns every card's memory by other parameters: worked out before the database is locked."""
    settings, memories = PlanSettings(parameters=parameters), log.reviews.memories
    return [
        _values(*memory_after(memories[point], settings), _card=card)
        for card, point, _ in log.cards
        if point in memories
    ]


def use(learner_id: UUID, parameters: tuple[float, ...], memories: list[Values], seen: int) -> None:
    """Gives a learner's plans other parameters, and their cards the ``folded`` memories, inside the
    caller's unit of work with the learner locked. What is due stays due: due is a decision.

    Cards with lines after ``seen`` are folded again.
    """
    for plan in session().scalars(sa.select(Plan).where(Plan.learner_id == learner_id)).all():
        plans.change_settings(plan, replace(settings_of(plan.id)[1], parameters=parameters))
    session().flush()
    if memories:
        run(_STORE, memories)
    _fold_later(learner_id, parameters, seen)


def _fold_later(learner_id: UUID, parameters: tuple[float, ...], seen: int) -> None:
    """Folds the cards that were answered while the parameters were being fitted."""
    points = list(run(_LATER_POINTS, {"learner": learner_id, "seen": seen}).scalars())
    for point, lines in lines_of(learner_id, points).items() if points else ():
        memory = fold(effective(lines), PlanSettings(parameters=parameters))
        run(_STORE_POINT, _values(memory.stability, memory.difficulty, _learner=learner_id, _point=point))


def _values(stability: float | None, difficulty: float | None, **key: UUID) -> Values:
    return {"_stability": stability, "_difficulty": difficulty, **key}
