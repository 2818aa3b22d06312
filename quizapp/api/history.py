"""A learner's own log, to take away or to catch up with."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

import sqlalchemy as sa
from flask import Response, stream_with_context
from pydantic import field_validator

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.reading import Query
from quizapp.api.shapes import EntryShape, Instant
from quizapp.bank.models import QuestionVersion
from quizapp.db import session
from quizapp.memory.models import Card, LogEffect, LogEntry

CHUNK = 500
"""Entries that are read at once."""


class Since(Query):
    """``since``: the sequence of the last entry one has, or an instant of arrival."""

    since: int | Instant | None = None
    format: Literal["ndjson", "json"] = "json"

    @field_validator("since", mode="before")
    @classmethod
    def _sequence_or_instant(cls, given: Any) -> Any:
        if isinstance(given, str) and re.fullmatch(r"\d{1,15}", given, re.ASCII):
            return int(given)
        return _instant_of(given) if isinstance(given, str) else given


@call("GET", "/answers", query=Since, answers={200: list[EntryShape]})
@policy.anyone_known
def export_answers(query: Since) -> Response:
    """Returns the learner's whole log or what came since, oldest first; ndjson has one entry a line."""
    entries = _entries(policy.current_actor().id, query.since)
    if query.format == "ndjson":
        lines = (f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)
        return Response(stream_with_context(lines), mimetype="application/x-ndjson")
    return Response(stream_with_context(_array(entries)), mimetype="application/json")


def _instant_of(text: str) -> datetime:
    """Raises ValueError for an instant that no calendar in UTC has, too."""
    at = datetime.fromisoformat(text.replace(" ", "+"))
    try:
        return at.astimezone(UTC) if at.tzinfo else at
    except OverflowError as error:
        raise ValueError("not an instant") from error


def _array(entries: Iterator[dict[str, Any]]) -> Iterator[str]:
    before = "["
    for entry in entries:
        yield before + json.dumps(entry, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[" else "]\n"


def _entries(learner_id: UUID, since: int | datetime | None) -> Iterator[dict[str, Any]]:
    newest = _first_after(learner_id, since)
    while rows := _chunk(learner_id, newest):
        effects = _effects(learner_id, [entry.sequence for entry, _, _ in rows])
        for entry, target, version in rows:
            yield _entry(entry, target, version, effects.get(entry.sequence, []))
        newest = rows[-1][0].sequence
        session().expunge_all()


def _first_after(learner_id: UUID, since: int | datetime | None) -> int:
    """Returns a sequence below all that are wanted: entries come in the order of their arrival."""
    if not isinstance(since, datetime):
        return since or 0
    first = sa.select(sa.func.min(LogEntry.sequence)).where(
        LogEntry.learner_id == learner_id, LogEntry.received_at >= since
    )
    found = session().scalar(first)
    return found - 1 if found is not None else 2**62


def _chunk(learner_id: UUID, after: int) -> list[Any]:
    target = sa.orm.aliased(LogEntry)
    statement = (
        sa.select(LogEntry, target.id, QuestionVersion)
        .outerjoin(target, target.sequence == LogEntry.target)
        .outerjoin(QuestionVersion, QuestionVersion.id == LogEntry.version_id)
        .where(LogEntry.learner_id == learner_id, LogEntry.sequence > after)
        .order_by(LogEntry.sequence)
        .limit(CHUNK)
    )
    return list(session().execute(statement))


def _effects(learner_id: UUID, sequences: list[int]) -> dict[int, list[Any]]:
    of_point = sa.and_(Card.point_id == LogEffect.point_id, Card.learner_id == learner_id)
    statement = (
        sa.select(LogEffect, Card.id)
        .outerjoin(Card, of_point)
        .where(LogEffect.entry.in_(sequences))
        .order_by(LogEffect.entry, LogEffect.position)
    )
    found: dict[int, list[Any]] = {}
    for effect, card_id in session().execute(statement):
        found.setdefault(effect.entry, []).append((effect, card_id))
    return found


def _entry(
    entry: LogEntry, target: UUID | None, version: QuestionVersion | None, effects: list[Any]
) -> dict[str, Any]:
    return {
        "id": str(entry.id),
        "sequence": entry.sequence,
        "kind": entry.kind,
        "target": str(target) if target else None,
        "context": entry.context,
        "question": str(version.question_id) if version else None,
        "version": version.number if version else None,
        "response": entry.response,
        "score": entry.score,
        "rating": entry.rating,
        "took_ms": entry.took_ms,
        "not_for_memory": entry.not_for_memory,
        "note": entry.note,
        "payload": entry.payload,
        "answered_at": _instant(entry.answered_at),
        "received_at": _instant(entry.received_at),
        "day": entry.day,
        "cards": [_effect(effect, card_id) for effect, card_id in effects],
    }


def _effect(effect: LogEffect, card_id: UUID | None) -> dict[str, Any]:
    return {
        "card": str(card_id) if card_id else None,
        "score": effect.score,
        "rating": effect.rating,
        "state": effect.state,
        "due": _instant(effect.due_at),
        "interval": effect.interval,
    }


def _instant(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None
