"""Folding the log again, and comparing it with every card: what `quizapp check` proves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import session, unit_of_work
from quizapp.memory.cards import (
    MARKS,
    forms_of,
    lines_of,
    memory_of,
    queue_of,
    schedule_of,
    set_forms,
    set_memory,
    set_schedule,
    settings_of,
)
from quizapp.memory.fold import effective, fold, fold_forms
from quizapp.memory.forms import FormMemory
from quizapp.memory.models import Card, LogEffect, LogEntry
from quizapp.memory.scheduling import Memory, Schedule

TOLERANCE = 1e-6
"""Two stabilities or difficulties this near are equal: databases may round the last bits."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A card that is not what its log says. ``what`` names the fields."""

    card_id: UUID
    what: tuple[str, ...]

    def __str__(self) -> str:
        return f"card {self.card_id}: {', '.join(self.what)} differ from the log"


@dataclass(frozen=True, slots=True)
class Derived:
    """What the log says of a card."""

    memory: Memory
    forms: FormMemory
    schedule: Schedule
    marks: dict[str, Any]


def differences(learner_id: UUID | None = None) -> list[Difference]:
    """Returns every card (of one learner, or of all) that differs from the fold of its log."""
    found = []
    for card, derived in _derived(learner_id):
        wrong = tuple(_wrong(card, derived))
        if wrong:
            found.append(Difference(card.id, wrong))
    return found


def repair(learner_id: UUID | None = None) -> int:
    """Sets every card that differs to what its log says; returns how many did."""
    with unit_of_work():
        wrong = [(card, derived) for card, derived in _derived(learner_id) if any(_wrong(card, derived))]
        for card, derived in wrong:
            set_memory(card, derived.memory)
            set_forms(card, derived.forms)
            for mark, value in derived.marks.items():
                setattr(card, mark, value)
            set_schedule(card, derived.schedule)
    return len(wrong)


def _derived(learner_id: UUID | None) -> Iterator[tuple[Card, Derived]]:
    cards = sa.select(Card).order_by(Card.learner_id, Card.point_id)
    if learner_id is not None:
        cards = cards.where(Card.learner_id == learner_id)
    for card in session().scalars(cards.execution_options(yield_per=500)).all():
        yield card, derive(card)


def derive(card: Card) -> Derived:
    """Returns what a card's log says of it."""
    statement = (
        sa.select(LogEffect, LogEntry)
        .join(LogEntry, LogEntry.sequence == LogEffect.entry)
        .where(LogEntry.learner_id == card.learner_id, LogEffect.point_id == card.point_id)
        .order_by(LogEntry.sequence)
    )
    rows = [(effect, entry) for effect, entry in session().execute(statement)]
    counted = effective(lines_of(card.learner_id, [card.point_id])[card.point_id])
    settings = settings_of(card.plan_id)[1]
    return Derived(fold(counted, settings), fold_forms(counted), _newest_schedule(rows), _newest_marks(rows))


def _newest_schedule(rows: list[tuple[LogEffect, LogEntry]]) -> Schedule:
    if not rows:
        return Schedule()
    last = rows[-1][0]
    return Schedule(state=last.state, step=last.step, due_at=last.due_at, due_day=last.due_day)  # type: ignore[arg-type]


def _newest_marks(rows: list[tuple[LogEffect, LogEntry]]) -> dict[str, Any]:
    marks: dict[str, Any] = {
        "suspended": False,
        "buried_until": None,
        "flag": 0,
        "leech": False,
        "note": None,
    }
    undone = {entry.target for _, entry in rows if entry.kind == "undo"}
    for effect, entry in rows:
        if entry.sequence not in undone and entry.target not in undone:
            marks.update(effect.marks or {})
    return marks


def _wrong(card: Card, derived: Derived) -> Iterator[str]:
    kept, folded = memory_of(card), derived.memory
    for name in ("stability", "difficulty"):
        if not _near(getattr(kept, name), getattr(folded, name)):
            yield name
    for name in ("last_at", "last_day", "reps", "lapses"):
        if getattr(kept, name) != getattr(folded, name):
            yield name
    if forms_of(card) != derived.forms:
        yield "forms"
    if schedule_of(card) != derived.schedule:
        yield "due"
    yield from (mark for mark in MARKS if getattr(card, mark) != derived.marks[mark])
    if card.queue != queue_of(card):
        yield "queue"


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE
