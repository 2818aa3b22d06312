"""What is checked of an answer before it reaches the log: its date, and whether its id is known."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.errors import Invalid
from quizapp.memory.entries import by_id
from quizapp.memory.models import LogEntry
from quizapp.memory.rows import EntryRow, run


class OtherContent(Invalid):
    """An entry with this id is stored already, with other content. The stored one stays."""

    code = "id-used-for-other-content"


class TooLongAgo(Invalid):
    """An answer dated before there were such computers: a clock that was never set. Nothing was stored."""

    code = "too-long-ago"


EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""No answer is older. Every learner day from here on can be counted, in every zone."""

_CONTENT = sa.select(LogEntry.content).where(
    LogEntry.learner_id == sa.bindparam("learner"), LogEntry.id == sa.bindparam("entry")
)


def refuse_other_content(learner_id: UUID, entry_id: UUID, content: Any) -> EntryRow | None:
    """Returns the learner's entry with this id, if there is one. Raises OtherContent if it is another."""
    stored = run(_CONTENT, {"learner": learner_id, "entry": entry_id}).scalar()
    return None if stored is None else the_same(learner_id, entry_id, content, stored)


def the_same(learner_id: UUID, entry_id: UUID, content: Any, stored: str) -> EntryRow | None:
    """Returns the stored entry. Raises OtherContent if its fingerprint is not that of ``content``."""
    if stored != fingerprint(content):
        raise OtherContent("This id is already used for another answer, which is kept. Send a new id.")
    return by_id(learner_id, entry_id)


def refuse_too_long_ago(answered_at: datetime | None) -> None:
    """Raises TooLongAgo for an instant before ``EARLIEST``."""
    if answered_at is not None and answered_at < EARLIEST:
        raise TooLongAgo("The answer is dated before 1970. Nothing was stored; set the clock and try again.")


def fingerprint(content: Any) -> str:
    """Returns the SHA-256 of what a client sent, the same for the same content."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
