"""What happened to one card, as its learner reads it: every answer, and what else was done to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from quizapp.accounts.people import Learner
from quizapp.memory.models import LogEffect, LogEntry
from quizapp.memory.rows import CardRow, run

RATINGS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
_ROWS = (
    sa.select(
        LogEntry.sequence, LogEntry.kind, LogEntry.target, LogEntry.context, LogEntry.form, LogEntry.answered_at,
        LogEntry.day, LogEntry.payload, LogEntry.not_for_memory, LogEffect.score, LogEffect.rating,
        LogEffect.interval, LogEffect.due_day, LogEffect.marks,
    )
    .join(LogEffect, LogEffect.entry == LogEntry.sequence)
    .where(LogEntry.learner_id == sa.bindparam("learner"), LogEffect.point_id == sa.bindparam("point"))
    .order_by(LogEntry.sequence)
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One line of a card's history. ``right`` is None where nothing was marked, ``interval`` (days) None
    in learning steps; ``gone`` tells that it was undone, or dropped since the key was wrong."""

    at: datetime
    what: str
    form: str | None
    right: bool | None
    rating: str | None
    interval: int | None
    gone: bool


def history(learner: Learner, card: CardRow) -> list[Happened]:
    """Returns what happened to a card, the oldest first; a changed rating stands with its answer."""
    rows = run(_ROWS, {"learner": learner.id, "point": card.point_id}).fetchall()
    gone = {row.target for row in rows if row.kind in ("undo", "regrade")}
    rated = {row.target: row for row in rows if row.kind == "rerate"}
    return [_line(row, rated.get(row.sequence), row.sequence in gone) for row in rows if _tells(row)]


def _tells(row: Any) -> bool:
    """Whether a row is a line of its own: not a correction, nor a neighbour's answer that put it aside."""
    aside = row.kind == "answer" and row.rating is None and row.score is None
    return row.kind not in ("undo", "rerate", "regrade", "erase") and not aside


def _line(row: Any, rated: Any, gone: bool) -> Happened:
    last = rated or row
    return Happened(
        at=row.answered_at,
        what=_what(row),
        form=row.form,
        right=None if row.score is None else row.score >= 1,
        rating=RATINGS.get(last.rating),
        interval=last.interval,
        gone=gone,
    )


def _what(row: Any) -> str:
    if row.kind == "answer":
        return {"quiz": "Quiz", "live": "Live game", "cram": "Gone over"}.get(row.context or "", "Answer")
    if row.kind == "import":
        return "Brought along"
    if row.kind == "mark":
        return ", ".join(_mark(name, value) for name, value in (row.marks or {}).items())
    action = (row.payload or {}).get("action", "")
    return {"forget": "Forgotten", "set due": "Due date set", "pause": "Holiday", "spread": "Spread"}.get(
        action, "Moved"
    )


def _mark(name: str, value: Any) -> str:
    words = {
        "suspended": ("Suspended", "Asked again"),
        "buried_until": ("Put aside", "Brought back"),
        "flag": (f"Flag {value}", "Flag taken away"),
        "leech": ("Leech", "No leech any more"),
        "note": ("Note", "Note taken away"),
    }
    return words.get(name, (name, name))[0 if value else 1]
