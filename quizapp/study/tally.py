"""What was done in a study session, read from the log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.bank.models import QuestionVersion
from quizapp.memory.models import Card, LogEffect, LogEntry, StudySession
from quizapp.memory.rows import run

_UNDONE = sa.orm.aliased(LogEntry)
_MINE = (
    LogEntry.session_id == sa.bindparam("session"),
    LogEntry.kind == "answer",
    ~sa.exists().where(_UNDONE.target == LogEntry.sequence, _UNDONE.kind == "undo"),
)
_RIGHT = sa.func.coalesce(LogEntry.score, LogEntry.rating - 1) >= 1
_COUNTS = sa.select(
    sa.func.count().label("answers"),
    sa.func.coalesce(sa.func.sum(sa.case((_RIGHT, 1), else_=0)), 0).label("right"),
    sa.func.coalesce(sa.func.sum(LogEntry.took_ms), 0).label("took_ms"),
).where(*_MINE)
_OF_CARDS = (
    sa.select(Card.id, _RIGHT.label("right"))
    .join(LogEffect, LogEffect.entry == LogEntry.sequence)
    .join(Card, sa.and_(Card.point_id == LogEffect.point_id, Card.learner_id == LogEntry.learner_id))
    .where(*_MINE)
    .order_by(LogEntry.sequence)
)
_TOLD = (
    sa.select(
        Card.id, QuestionVersion.stem, LogEffect.before, LogEffect.state, LogEffect.lapse,
        LogEffect.rating, Card.due_at, Card.due_day, _RIGHT.label("right"),
    )
    .join(LogEffect, LogEffect.entry == LogEntry.sequence)
    .join(Card, sa.and_(Card.point_id == LogEffect.point_id, Card.learner_id == LogEntry.learner_id))
    .join(QuestionVersion, QuestionVersion.id == LogEntry.version_id)
    .where(*_MINE, sa.or_(LogEffect.rating.isnot(None), LogEffect.score.isnot(None), LogEffect.marks.is_(None)))
    .order_by(LogEntry.sequence)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers of a session that were not undone, those that were right, and the time they took."""

    answers: int
    right: int
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a session did to one card: ``news`` is "learnt", "forgotten", "kept" or "learning"."""

    card_id: UUID
    stem: str
    news: str
    due_at: datetime | None
    due_day: int | None


_PUT_AWAY = (
    sa.select(Card.id, LogEffect.marks)
    .join(LogEffect, LogEffect.point_id == Card.point_id)
    .join(LogEntry, sa.and_(LogEntry.sequence == LogEffect.entry, LogEntry.learner_id == Card.learner_id))
    .where(LogEntry.learner_id == sa.bindparam("learner"), LogEntry.kind == "mark")
    .where(LogEntry.received_at >= sa.bindparam("since"), Card.buried_until.isnot(None))
)


def put_away(sitting: StudySession) -> set[UUID]:
    """Returns the cards that the learner put aside since a session began, by their own hand."""
    rows = run(_PUT_AWAY, {"learner": sitting.learner_id, "since": sitting.started_at})
    return {row.id for row in rows if "buried_until" in (row.marks or {})}


def tally(session_id: UUID) -> Tally:
    """Returns what was answered in a session."""
    row = run(_COUNTS, {"session": session_id}).one()
    return Tally(row.answers, row.right, row.took_ms)


def last_scores(session_id: UUID) -> dict[UUID, bool]:
    """Returns whether each card's last answer in a session was right, the longest ago first."""
    found: dict[UUID, bool] = {}
    for row in run(_OF_CARDS, {"session": session_id}):
        found.pop(row.id, None)
        found[row.id] = bool(row.right)
    return found


def told(session_id: UUID) -> list[Told]:
    """Returns what a session did to each of its cards, in the order in which they were first asked."""
    seen: dict[UUID, list[Any]] = {}
    for row in run(_TOLD, {"session": session_id}):
        seen.setdefault(row.id, []).append(row)
    return [_told(rows) for rows in seen.values()]


def _told(rows: list[Any]) -> Told:
    first, last = rows[0], rows[-1]
    return Told(
        card_id=last.id,
        stem=first.stem,
        news=_news(first, last, rows),
        due_at=last.due_at,
        due_day=last.due_day,
    )


def _news(first: Any, last: Any, rows: list[Any]) -> str:
    if any(row.lapse for row in rows):
        return "forgotten"
    if first.before["state"] != "review":
        return "learnt" if last.state == "review" else "learning"
    return "kept" if last.right else "forgotten"
