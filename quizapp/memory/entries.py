"""Entries of the log: how one begins, and which ones count, are the newest, or were undone."""

import hashlib
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.people import Learner
from quizapp.db import new_id, session, utcnow
from quizapp.memory import rows
from quizapp.memory.cards import days_of
from quizapp.memory.models import LogEntry
from quizapp.memory.rows import EntryRow, run

UNDOABLE = ("answer", "mark", "reschedule")

_LATER = sa.orm.aliased(LogEntry)


def _not_target_of(*kinds: str) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(_LATER.target == LogEntry.sequence, _LATER.kind.in_(kinds))


_NEWEST_UNDOABLE = (
    sa.select(LogEntry.sequence, LogEntry.id)
    .where(LogEntry.learner_id == sa.bindparam("learner"), LogEntry.kind.in_(UNDOABLE))
    .where(_not_target_of("undo", "regrade"))
    .where(sa.or_(LogEntry.context.is_(None), LogEntry.context.notin_(("quiz", "live"))))
    .order_by(LogEntry.sequence.desc())
    .limit(1)
)

_NO_CONTENT = hashlib.sha256(b"null").hexdigest()


def begun(
    learner: Learner, kind: str, at: datetime | None, now: datetime | None, target: int | None = None
) -> EntryRow:
    received = now or utcnow()
    answered = min(at or received, received)
    return EntryRow(
        id=new_id(),
        learner_id=learner.id,
        kind=kind,
        target=target,
        answered_at=answered,
        received_at=received,
        day=days_of(learner).day(answered),
        hour=days_of(learner).hour(answered),
        content=_NO_CONTENT,
    )


def by_id(learner_id: UUID, entry_id: UUID) -> EntryRow | None:
    """Returns the learner's entry with the id that their client made, or None."""
    return rows.entry(learner_id, entry_id)


def is_undone(sequence: int) -> bool:
    """Tells whether an entry was undone, or dropped by a regrade."""
    statement = sa.select(LogEntry.sequence).where(
        LogEntry.target == sequence, LogEntry.kind.in_(("undo", "regrade"))
    )
    return session().scalar(statement) is not None


class Undoable(NamedTuple):
    """The newest entry that undo would take back."""

    sequence: int
    id: UUID


def newest_undoable(learner_id: UUID) -> Undoable | None:
    """Returns the newest entry of a learner that undo would take back, or None."""
    found = run(_NEWEST_UNDOABLE, {"learner": learner_id}).first()
    return Undoable(found.sequence, found.id) if found else None


def today(learner_id: UUID, day: int) -> tuple[int, int]:
    """Returns how many answers the learner gave in study on a learner day, and how many were right:
    those not undone, and right or rated above Again."""
    right = sa.case((sa.func.coalesce(LogEntry.score, LogEntry.rating - 1) >= 1, 1), else_=0)
    statement = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(right), 0)).where(
        LogEntry.learner_id == learner_id,
        LogEntry.day == day,
        LogEntry.kind == "answer",
        LogEntry.context == "study",
        _not_target_of("undo"),
    )
    answers, correct = session().execute(statement).one()
    return answers, correct
