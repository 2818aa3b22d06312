"""Keeping cards of one family apart: points of one fact, or with the same evidence sentence.

The answer to one shows the sentence that answers the others, so those are put aside till tomorrow, as
Anki buries siblings: new ones and due reviews, never what is in learning steps.
"""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from quizapp.bank.models import Fact
from quizapp.memory import moves
from quizapp.memory.cards import settings_of
from quizapp.memory.rows import CARD, CARD_COLUMNS, CardRow, EntryRow, card_from, run

_TODAY = sa.bindparam("today", type_=sa.Integer())
_RELATED = (
    sa.select(*CARD_COLUMNS)
    .where(
        CARD.c.learner_id == sa.bindparam("learner"),
        CARD.c.family.in_(sa.bindparam("families", expanding=True)),
        sa.or_(CARD.c.buried_until.is_(None), CARD.c.buried_until <= _TODAY),
        sa.or_(CARD.c.queue == "new", sa.and_(CARD.c.queue == "review", CARD.c.due_day <= _TODAY)),
    )
    .order_by(CARD.c.id)
)


def family_of(fact: Fact) -> str:
    """Returns what the cards of a fact have in common with all that are kept apart from them."""
    if fact.article_id is not None and fact.spans:
        return f"{fact.article_id}:{fact.spans[0][0]}"
    return str(fact.id)


def put_aside(entry: EntryRow, asked: Collection[CardRow]) -> None:
    """Buries the family of the cards that an entry asked, until tomorrow, where their plan says so."""
    families = {card.family for card in asked if card.family and settings_of(card.plan_id)[1].keep_apart}
    if not families:
        return
    points = {card.point_id for card in asked}
    found = run(
        _RELATED, {"learner": asked_by(asked), "families": sorted(families), "today": entry.day}
    ).fetchall()
    for row in found:
        card = card_from(row)
        if card.point_id not in points:
            moves.marks(entry, card, {"buried_until": entry.day + 1})


def asked_by(asked: Collection[CardRow]) -> UUID:
    """Returns the learner whose cards these are."""
    return next(iter(asked)).learner_id
