"""Writing to the learner's log. Each verb is one unit of work and moves the cards it touches."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.accounts.people import lock_learner
from quizapp.bank.models import QuestionVersion
from quizapp.db import new_id, session, unit_of_work, utcnow
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.memory import moves
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card, LogEntry


class OtherContent(Invalid):
    """An entry with this id is stored already, with other content. The stored one stays."""

    code = "id-used-for-other-content"


class TooLongAgo(Invalid):
    """An answer dated before there were such computers: a clock that was never set. Nothing was stored."""

    code = "too-long-ago"


class NotNewest(Conflict):
    """Only the newest thing done can be undone."""

    code = "not-the-newest"


EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""No answer is older. Every learner day from here on can be counted, in every zone."""

UNDOABLE = ("answer", "mark", "reschedule")

_LATER = sa.orm.aliased(LogEntry)


def _not_target_of(*kinds: str) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(_LATER.target == LogEntry.sequence, _LATER.kind.in_(kinds))


# Statements of the hot paths are built once: building one costs more than running it.
_NEWEST_UNDOABLE = (
    sa.select(LogEntry)
    .where(LogEntry.learner_id == sa.bindparam("learner"), LogEntry.kind.in_(UNDOABLE))
    .where(_not_target_of("undo", "regrade"))
    .where(sa.or_(LogEntry.context.is_(None), LogEntry.context.notin_(("quiz", "live"))))
    .order_by(LogEntry.sequence.desc())
    .limit(1)
)
_BY_ID = sa.select(LogEntry).where(
    LogEntry.learner_id == sa.bindparam("learner"), LogEntry.id == sa.bindparam("entry")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it reaches the log. ``scores`` are by point, from 0 to 1, and tell which cards it
    is about; a rating without scores is a learner's own. ``content`` is what the client sent."""

    id: UUID
    version: QuestionVersion
    context: str
    scores: Mapping[UUID, float | None]
    ratings: Mapping[UUID, int]
    response: Any = None
    score: float | None = None
    form: str | None = None
    took_ms: int | None = None
    answered_at: datetime | None = None
    attempt_id: UUID | None = None
    not_for_memory: str | None = None
    content: Any = None


def record(learner_id: UUID, given: Given, now: datetime | None = None) -> tuple[LogEntry, bool]:
    """Writes an answer and moves the learner's cards of the points it asks for.

    Returns the entry and whether it is new: the same id with the same content is written once, and
    answered from what is stored. Raises OtherContent for the same id with other content, and
    TooLongAgo.
    """
    refuse_too_long_ago(given.answered_at)
    with unit_of_work() as work:
        learner = lock_learner(learner_id)
        stored = refuse_other_content(learner_id, given.id, given.content)
        if stored is not None:
            return stored, False
        cards = moves.cards_of(learner_id, list(given.scores))
        entry = _entry(
            learner, "answer", given.answered_at, now, id=given.id, content=fingerprint(given.content)
        )
        entry.version_id, entry.attempt_id = given.version.id, given.attempt_id
        entry.context, entry.form, entry.response = given.context, given.form, given.response
        entry.score, entry.took_ms = given.score, given.took_ms
        entry.rating = min(given.ratings.values(), default=None)
        entry.not_for_memory = given.not_for_memory or (None if cards else "not studied")
        work.add(entry)
        work.flush()
        for position, card in enumerate(cards):
            score, rating = given.scores[card.point_id], given.ratings.get(card.point_id)
            moves.answer(entry, position, card, score, rating, days_of(learner))
            if entry.not_for_memory is None:
                card.last_question_id = given.version.question_id
    return entry, True


def refuse_other_content(learner_id: UUID, entry_id: UUID, content: Any) -> LogEntry | None:
    """Returns the learner's entry with this id, if there is one. Raises OtherContent if it is another."""
    stored = by_id(learner_id, entry_id)
    if stored is not None and stored.content != fingerprint(content):
        raise OtherContent("This id is already used for another answer, which is kept. Send a new id.")
    return stored


def refuse_too_long_ago(answered_at: datetime | None) -> None:
    """Raises TooLongAgo for an instant before ``EARLIEST``."""
    if answered_at is not None and answered_at < EARLIEST:
        raise TooLongAgo("The answer is dated before 1970. Nothing was stored; set the clock and try again.")


def rerate(learner_id: UUID, entry_id: UUID, rating: int, now: datetime | None = None) -> LogEntry:
    """Gives an answer another rating (1-4), and its cards the schedule that follows from it.

    Raises NotFound for an unknown answer, Invalid for one that no rating can change, and
    OtherContent never: rating it the same again adds nothing.
    """
    if rating not in (1, 2, 3, 4):
        raise Invalid("A rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy). Nothing was changed.")
    with unit_of_work() as work:
        learner = lock_learner(learner_id)
        answer = _answer(learner_id, entry_id)
        if is_undone(answer.sequence):
            raise Conflict("This answer was undone, so its rating cannot change. Nothing was changed.")
        if answer.not_for_memory is not None:
            raise Invalid(
                "This answer does not move your schedule, so it has no rating. Nothing was changed."
            )
        entry = _entry(learner, "rerate", None, now, target=answer.sequence)
        entry.rating = rating
        work.add(entry)
        work.flush()
        for effect in answer.effects:
            moves.rerate(entry, effect, rating, learner)
    return answer


def undo(learner_id: UUID, entry_id: UUID | None = None, now: datetime | None = None) -> LogEntry:
    """Takes back the newest thing the learner did in study, with all its cards as they were.

    Returns the entry that was undone. Raises NotNewest when ``entry_id`` is given and something
    newer was done or it is undone already, and NotFound when nothing is left to undo.
    """
    with unit_of_work() as work:
        learner = lock_learner(learner_id)
        newest = newest_undoable(learner_id)
        if entry_id is not None and by_id(learner_id, entry_id) is None:
            raise NotFound
        if newest is None or (entry_id is not None and newest.id != entry_id):
            raise NotNewest("Something newer was done, or this was undone already. Nothing was changed.")
        entry = _entry(learner, "undo", None, now, target=newest.sequence)
        work.add(entry)
        work.flush()
        for effect in newest.effects:
            moves.undo(entry, effect, learner)
    return newest


def newest_undoable(learner_id: UUID) -> LogEntry | None:
    """Returns the newest entry of a learner that undo would take back, or None."""
    return session().scalar(_NEWEST_UNDOABLE, {"learner": learner_id})


def mark(learner_id: UUID, card: Card, name: str, value: Any, now: datetime | None = None) -> LogEntry:
    """Sets a mark ("suspended", "buried_until", "flag", "leech") of a card, or lifts it."""
    with unit_of_work() as work:
        learner = lock_learner(learner_id)
        entry = _entry(learner, "mark", None, now)
        entry.payload = {"mark": name, "value": value}
        work.add(entry)
        work.flush()
        moves.mark(entry, card, name, value)
    return entry


def forget(learner_id: UUID, card: Card, now: datetime | None = None) -> LogEntry:
    """Starts a card's memory anew, as if it had never been studied; its history is kept."""
    with unit_of_work() as work:
        learner = lock_learner(learner_id)
        entry = _entry(learner, "reschedule", None, now)
        entry.payload = {"action": "forget"}
        work.add(entry)
        work.flush()
        moves.forget(entry, card, learner)
    return entry


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


def by_id(learner_id: UUID, entry_id: UUID) -> LogEntry | None:
    """Returns the learner's entry with the id that their client made, or None."""
    return session().scalar(_BY_ID, {"learner": learner_id, "entry": entry_id})


def fingerprint(content: Any) -> str:
    """Returns the SHA-256 of what a client sent, the same for the same content."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _answer(learner_id: UUID, entry_id: UUID) -> LogEntry:
    found = by_id(learner_id, entry_id)
    if found is None or found.kind != "answer":
        raise NotFound
    return found


def is_undone(sequence: int) -> bool:
    """Tells whether an entry was undone, or dropped by a regrade."""
    statement = sa.select(LogEntry.sequence).where(
        LogEntry.target == sequence, LogEntry.kind.in_(("undo", "regrade"))
    )
    return session().scalar(statement) is not None


def _entry(
    learner: User,
    kind: str,
    at: datetime | None,
    now: datetime | None,
    target: int | None = None,
    id: UUID | None = None,  # noqa: A002  the entry's own name for it
    content: str | None = None,
) -> LogEntry:
    received = now or utcnow()
    answered = min(at or received, received)
    return LogEntry(
        id=id or new_id(),
        learner_id=learner.id,
        kind=kind,
        target=target,
        answered_at=answered,
        received_at=received,
        day=days_of(learner).day(answered),
        content=content or fingerprint(None),
    )
