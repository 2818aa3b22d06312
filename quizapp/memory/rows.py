"""Rows of the memory's tables as plain values, read and written by statements that are built once.

The verbs of this area work on these: a row of the ORM costs several times as much to load and to
store (docs/architecture.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import connection, session
from quizapp.memory.models import Card, LogEffect, LogEntry, Plan, PlanVersion

CARD: Any = Card.__table__
ENTRY: Any = LogEntry.__table__
EFFECT: Any = LogEffect.__table__


@dataclass(slots=True, kw_only=True)
class CardRow:
    """One learner's memory of one point; the columns of ``models.Card``.

    ``plan_version_id`` is the plan's current version where it was read with the card, or None.
    """

    id: UUID
    learner_id: UUID
    point_id: UUID
    plan_id: UUID
    position: int
    queue: str
    state: str
    step: int | None
    due_at: datetime | None
    due_day: int | None
    stability: float | None
    difficulty: float | None
    reps: int
    lapses: int
    last_at: datetime | None
    last_day: int | None
    last_question_id: UUID | None
    askable: bool
    suspended: bool
    buried_until: int | None
    flag: int
    leech: bool
    note: str | None
    family: str
    form_known: str | None
    form_failed: str | None
    form_easier: str | None
    plan_version_id: UUID | None = field(default=None, compare=False)


@dataclass(slots=True, kw_only=True)
class EffectRow:
    """What one entry did to one card; the columns of ``models.LogEffect``."""

    entry: int
    point_id: UUID
    day: int
    before: dict[str, Any]
    position: int = 0
    plan_id: UUID | None = None
    plan_version_id: UUID | None = None
    score: float | None = None
    rating: int | None = None
    lapse: bool = False
    state: str = "new"
    step: int | None = None
    due_at: datetime | None = None
    due_day: int | None = None
    interval: int | None = None
    raw_interval: int | None = None
    new_count: int = 0
    review_count: int = 0
    marks: dict[str, Any] | None = None
    predicted: float | None = None
    was_interval: int | None = None
    cap: str | None = None

    @property
    def aside(self) -> bool:
        """Whether the card was only put aside by an answer to another one of its family."""
        return self.rating is None and self.score is None and self.marks is not None


@dataclass(slots=True, kw_only=True)
class EntryRow:
    """One thing that a learner did; the columns of ``models.LogEntry``, and its effects."""

    id: UUID
    learner_id: UUID | None
    kind: str
    answered_at: datetime
    received_at: datetime
    day: int
    content: str
    hour: int | None = None
    sequence: int = 0
    context: str | None = None
    target: int | None = None
    version_id: UUID | None = None
    attempt_id: UUID | None = None
    session_id: UUID | None = None
    form: str | None = None
    response: Any = None
    score: float | None = None
    rating: int | None = None
    confidence: int | None = None
    took_ms: int | None = None
    payload: dict[str, Any] | None = None
    note: str | None = None
    not_for_memory: str | None = None
    effects: list[EffectRow] = field(default_factory=list)


def _columns(table: Any, row: type) -> list[Any]:
    return [table.c[each.name] for each in fields(row) if each.name in table.c]


CARD_COLUMNS = _columns(CARD, CardRow)
ENTRY_COLUMNS = _columns(ENTRY, EntryRow)
EFFECT_COLUMNS = _columns(EFFECT, EffectRow)
_ENTRY_NAMES = [column.name for column in ENTRY_COLUMNS]
_CARD_NAMES = [column.name for column in CARD_COLUMNS]
_EFFECT_NAMES = [column.name for column in EFFECT_COLUMNS]
_MOVING = [
    name
    for name in _CARD_NAMES
    if name not in ("id", "learner_id", "point_id", "plan_id", "position", "family")
]

_CARDS_OF = sa.select(*CARD_COLUMNS).where(
    CARD.c.learner_id == sa.bindparam("learner"),
    CARD.c.point_id.in_(sa.bindparam("points", expanding=True)),
)
_CARD = sa.select(*CARD_COLUMNS).where(CARD.c.id == sa.bindparam("card"))
_STORED = (
    sa.select(ENTRY.c.content)
    .where(ENTRY.c.learner_id == sa.bindparam("learner"), ENTRY.c.id == sa.bindparam("entry"))
    .scalar_subquery()
)
_ANSWERED = (
    sa.select(*CARD_COLUMNS, PlanVersion.id.label("plan_version_id"), _STORED.label("content"))
    .join_from(CARD, Plan, Plan.id == CARD.c.plan_id)
    .join(PlanVersion, sa.and_(PlanVersion.plan_id == Plan.id, PlanVersion.number == Plan.version))
    .where(CARD.c.id == sa.bindparam("card"), CARD.c.learner_id == sa.bindparam("learner"))
)
_ENTRY = sa.select(*ENTRY_COLUMNS).where(
    ENTRY.c.learner_id == sa.bindparam("learner"), ENTRY.c.id == sa.bindparam("entry")
)
_AT = sa.select(*ENTRY_COLUMNS).where(ENTRY.c.sequence == sa.bindparam("sequence"))
_EFFECTS = (
    sa.select(*EFFECT_COLUMNS).where(EFFECT.c.entry == sa.bindparam("entry")).order_by(EFFECT.c.position)
)
_STORE_CARD = (
    sa.update(CARD)
    .where(CARD.c.id == sa.bindparam("_id"))
    .values({name: sa.bindparam(name) for name in _MOVING})
)  # fmt: skip
_ADD_ENTRY = sa.insert(ENTRY)
_ADD_EFFECTS = sa.insert(EFFECT)


def run(statement: Any, values: Any = None) -> sa.CursorResult[Any]:
    """Runs a Core statement on this request's connection, inside its transaction."""
    return connection().execute(statement, values)


def card_from(row: Sequence[Any]) -> CardRow:
    """Returns a card from a row of ``CARD_COLUMNS``."""
    return CardRow(**dict(zip(_CARD_NAMES, row, strict=True)))


def card(card_id: UUID) -> CardRow | None:
    row = run(_CARD, {"card": card_id}).first()
    return card_from(row) if row else None


def answered(learner_id: UUID, card_id: UUID, entry_id: UUID) -> tuple[CardRow, str | None] | None:
    """Returns one of the learner's cards, with its plan's version, and the fingerprint of the entry that
    has the id already, if there is one. None for any other card."""
    row = run(_ANSWERED, {"learner": learner_id, "card": card_id, "entry": entry_id}).first()
    if row is None:
        return None
    found = card_from(row[: len(CARD_COLUMNS)])
    found.plan_version_id = row.plan_version_id
    return found, row.content


def cards_of(learner_id: UUID, point_ids: Iterable[UUID]) -> list[CardRow]:
    """Returns the learner's cards of some points, in the order of the points."""
    wanted = list(point_ids)
    found = (card_from(row) for row in run(_CARDS_OF, {"learner": learner_id, "points": wanted}))
    by_point = {each.point_id: each for each in found}
    return [by_point[point] for point in wanted if point in by_point]


def store(held: CardRow) -> None:
    """Writes a card's new state; one that the ORM has loaded is read again when it is next looked at."""
    run(_STORE_CARD, {"_id": held.id, **{name: getattr(held, name) for name in _MOVING}})
    loaded = session().identity_map.get(sa.orm.util.identity_key(Card, held.id))
    if loaded is not None:
        session().expire(loaded)


def entry(learner_id: UUID, entry_id: UUID) -> EntryRow | None:
    """Returns the learner's entry with the id that their client made, with its effects, or None."""
    return _whole(run(_ENTRY, {"learner": learner_id, "entry": entry_id}).first())


def entry_at(sequence: int) -> EntryRow | None:
    """Returns the entry with a sequence number, with its effects, or None."""
    return _whole(run(_AT, {"sequence": sequence}).first())


def _whole(row: Sequence[Any] | None) -> EntryRow | None:
    if row is None:
        return None
    found = EntryRow(**dict(zip(_ENTRY_NAMES, row, strict=True)))
    rows = run(_EFFECTS, {"entry": found.sequence})
    found.effects = [EffectRow(**dict(zip(_EFFECT_NAMES, each, strict=True))) for each in rows]
    return found


def add_entry(new: EntryRow) -> None:
    """Writes an entry and gives it its sequence number. Its effects are written by ``add_effects``."""
    values = {name: getattr(new, name) for name in _ENTRY_NAMES if name != "sequence"}
    key = run(_ADD_ENTRY, values).inserted_primary_key
    assert key is not None
    new.sequence = key[0]


def add_effects(new: EntryRow) -> None:
    """Writes an entry's effects."""
    for effect in new.effects:
        effect.entry = new.sequence
    if new.effects:
        run(_ADD_EFFECTS, [{name: getattr(each, name) for name in _EFFECT_NAMES} for each in new.effects])
