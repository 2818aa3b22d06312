"""Keeping cards of one family apart: points of one fact, or with the same evidence sentence.

The answer to one shows the sentence that answers the others, so those are put aside till tomorrow, as
Anki buries siblings: new ones and due reviews, never what is in learning steps.
"""

from collections.abc import Collection

import sqlalchemy as sa

from quizapp.bank.models import Fact
from quizapp.memory import moves
from quizapp.memory.cards import settings_at
from quizapp.memory.rows import CARD, CARD_COLUMNS, CardRow, EntryRow, card_from, run

_TODAY = sa.bindparam("today", type_=sa.Integer())
_RELATED = (
    sa.select(*CARD_COLUMNS)
    .where(
        CARD.c.learner_id == sa.bindparam("learner"),
        CARD.c.family == sa.bindparam("family"),
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
    """Buries the family of the cards that an entry asked, until tomorrow, where their plan says so.

    ``entry`` has its effects on the cards already.
    """
    plans = {effect.plan_id: effect.plan_version_id for effect in entry.effects}
    for card in asked:
        version_id = plans[card.plan_id]
        if version_id and settings_at(version_id).keep_apart:
            _bury(entry, card)


def _bury(entry: EntryRow, asked: CardRow) -> None:
    there = {effect.point_id for effect in entry.effects}
    values = {"learner": asked.learner_id, "family": asked.family, "today": entry.day}
    for row in run(_RELATED, values).fetchall():
        card = card_from(row)
        if card.point_id not in there:
            moves.marks(entry, card, {"buried_until": entry.day + 1})
