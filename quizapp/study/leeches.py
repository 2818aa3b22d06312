"""The leeches of a plan: what is forgotten again and again, with what can be done about each."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.bank.evidence import Shown, evidence_of
from quizapp.bank.models import Point
from quizapp.bank.versions import Version
from quizapp.memory.rows import CARD, CARD_COLUMNS, CardRow, card_from, run
from quizapp.study.menu import may_edit
from quizapp.study.session import question_for

_LEECHES = (
    sa.select(*CARD_COLUMNS)
    .where(CARD.c.plan_id == sa.bindparam("plan"), CARD.c.leech)
    .order_by(CARD.c.lapses.desc(), CARD.c.id)
)
_FACT = sa.select(Point.fact_id).where(Point.id == sa.bindparam("point"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leech:
    """A leech with the question that asks for it now (None: none does), where the article says it, its
    fact, and whether the learner may change the question."""

    card: CardRow
    version: Version | None
    evidence: Shown | None
    fact_id: UUID
    editable: bool


def leeches_of(actor: Any, plan_id: UUID) -> list[Leech]:
    """Returns the leeches of a plan, the one that was forgotten most often first."""
    return [_leech(actor, card_from(row)) for row in run(_LEECHES, {"plan": plan_id}).fetchall()]


def _leech(actor: Any, card: CardRow) -> Leech:
    version = question_for(card)
    return Leech(
        card=card,
        version=version,
        evidence=evidence_of(version) if version else None,
        fact_id=run(_FACT, {"point": card.point_id}).scalar_one(),
        editable=version is not None and may_edit(actor, version.question_id),
    )
