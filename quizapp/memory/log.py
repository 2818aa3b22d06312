"""Writing to the learner's log. Each verb is one unit of work and moves the cards it touches."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from questions.kinds.kind import Form
from quizapp.accounts.people import Learner, lock_learner
from quizapp.bank.versions import Version
from quizapp.db import new_id, session, unit_of_work, utcnow
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.memory import families, moves, rollups, rows
from quizapp.memory.cards import STEPPED_BACK, days_of
from quizapp.memory.models import Card, LogEntry
from quizapp.memory.rows import CardRow, EntryRow, run


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
    sa.select(LogEntry.sequence, LogEntry.id)
    .where(LogEntry.learner_id == sa.bindparam("learner"), LogEntry.kind.in_(UNDOABLE))
    .where(_not_target_of("undo", "regrade"))
    .where(sa.or_(LogEntry.context.is_(None), LogEntry.context.notin_(("quiz", "live"))))
    .order_by(LogEntry.sequence.desc())
    .limit(1)
)
_CONTENT = sa.select(LogEntry.content).where(
    LogEntry.learner_id == sa.bindparam("learner"), LogEntry.id == sa.bindparam("entry")
)


UNWRITTEN = 2**62
"""The sequence of an entry before it is written: after all others."""

_NO_CONTENT = hashlib.sha256(b"null").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it reaches the log. ``scores`` are by point, from 0 to 1, and tell which cards it
    is about; a rating without scores is a learner's own. ``content`` is what the client sent."""

    id: UUID
    version: Version
    context: str
    scores: Mapping[UUID, float | None]
    ratings: Mapping[UUID, int]
    response: Any = None
    score: float | None = None
    form: Form | None = None
    confidence: int | None = None
    session_id: UUID | None = None
    took_ms: int | None = None
    answered_at: datetime | None = None
    attempt_id: UUID | None = None
    not_for_memory: str | None = None
    content: Any = None


def record(learner_id: UUID, given: Given, now: datetime | None = None) -> tuple[EntryRow, bool]:
    """Writes an answer and moves the learner's cards of the points it asks for.

    Returns the entry and whether it is new: the same id with the same content is written once, and
    answered from what is stored. Raises OtherContent for the same id with other content, and
    TooLongAgo.
    """
    refuse_too_long_ago(given.answered_at)
    with unit_of_work():
        learner = lock_learner(learner_id)
        stored = refuse_other_content(learner_id, given.id, given.content)
        if stored is not None:
            return stored, False
        return write(learner, given, rows.cards_of(learner_id, given.scores), now), True


def write(learner: Learner, given: Given, cards: list[CardRow], now: datetime | None = None) -> EntryRow:
    """Writes an answer that is known to be new, and moves ``cards``: the learner's, of its points.

    Runs within the caller's unit of work, in which the learner is locked and the cards were read.
    """
    entry = _answer_entry(learner, given, bool(cards), now)
    _move(entry, cards, given, learner)
    rows.add_entry(entry)
    rows.add_effects(entry)
    rollups.follow(entry, cards)
    return entry


def _answer_entry(learner: Learner, given: Given, has_cards: bool, now: datetime | None) -> EntryRow:
    entry = _entry(learner, "answer", given.answered_at, now)
    entry.sequence = UNWRITTEN
    entry.id, entry.content = given.id, fingerprint(given.content)
    entry.version_id, entry.attempt_id, entry.session_id = (
        given.version.id,
        given.attempt_id,
        given.session_id,
    )
    entry.context, entry.form, entry.response = given.context, given.form, given.response
    entry.score, entry.took_ms, entry.confidence = given.score, given.took_ms, given.confidence
    entry.rating = min(given.ratings.values(), default=None)
    entry.not_for_memory = given.not_for_memory or (None if has_cards else "not studied")
    return entry


def _move(entry: EntryRow, cards: list[CardRow], given: Given, learner: Learner) -> None:
    """Moves the cards that an answer is about, and puts their families aside."""
    days, newest = days_of(learner), [card for card in cards if _is_newest(card, entry)]
    for card in cards:
        version, look_up = given.version, partial(moves.forms_asking, card.point_id)
        asked = moves.Asked(version.question_id, given.form, version.guess_rate, look_up)
        moves.answer(entry, card, given.scores[card.point_id], given.ratings.get(card.point_id), asked, days)
    if entry.not_for_memory is None and newest:
        families.put_aside(entry, newest)
    if cards and all(effect.cap == STEPPED_BACK for effect in entry.effects[: len(cards)]):
        entry.not_for_memory, entry.rating = STEPPED_BACK, None


def _is_newest(card: CardRow, entry: EntryRow) -> bool:
    return card.last_at is None or entry.answered_at >= card.last_at


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


def rerate(learner_id: UUID, entry_id: UUID, rating: int, now: datetime | None = None) -> EntryRow:
    """Gives an answer another rating (1-4), and its cards the schedule that follows from it.

    Returns the answer. Raises NotFound for an unknown answer, Invalid for one that no rating can
    change, and Conflict for one that was undone.
    """
    if rating not in (1, 2, 3, 4):
        raise Invalid("A rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy). Nothing was changed.")
    with unit_of_work():
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
        rows.add_entry(entry)
        for effect in answer.effects:
            moves.rerate(entry, effect, rating, learner)
        rows.add_effects(entry)
        rollups.follow(entry)
    return answer


def undo(learner_id: UUID, entry_id: UUID | None = None, now: datetime | None = None) -> EntryRow:
    """Takes back the newest thing the learner did in study, with all its cards as they were.

    Returns the entry that was undone. Raises NotNewest when ``entry_id`` is given and something
    newer was done or it is undone already, and NotFound when nothing is left to undo.
    """
    with unit_of_work():
        learner = lock_learner(learner_id)
        newest = newest_undoable(learner_id)
        if entry_id is not None and by_id(learner_id, entry_id) is None:
            raise NotFound
        if newest is None or (entry_id is not None and newest.id != entry_id):
            raise NotNewest("Something newer was done, or this was undone already. Nothing was changed.")
        undone = rows.entry_at(newest.sequence)
        assert undone is not None
        entry = _entry(learner, "undo", None, now, target=undone.sequence)
        rows.add_entry(entry)
        for effect in undone.effects:
            moves.undo(entry, effect, learner)
        rows.add_effects(entry)
        rollups.follow(entry)
    return undone


class Undoable(NamedTuple):
    """The newest entry that undo would take back."""

    sequence: int
    id: UUID


def newest_undoable(learner_id: UUID) -> Undoable | None:
    """Returns the newest entry of a learner that undo would take back, or None."""
    found = run(_NEWEST_UNDOABLE, {"learner": learner_id}).first()
    return Undoable(found.sequence, found.id) if found else None


def mark(
    learner_id: UUID, card: Card | CardRow, name: str, value: Any, now: datetime | None = None
) -> EntryRow:
    """Sets a mark ("suspended", "buried_until", "flag", "leech", "note") of a card, or lifts it."""
    return mark_all(learner_id, [card], {name: value}, now)


def mark_all(
    learner_id: UUID, cards: Iterable[Card | CardRow], values: Mapping[str, Any], now: datetime | None = None
) -> EntryRow:
    """Sets marks, by name, of several cards in one entry, which one undo takes back."""
    points = [card.point_id for card in cards]
    payload = {"mark": next(iter(values)), "value": next(iter(values.values()))} if len(values) == 1 else None

    def move(entry: EntryRow, card: CardRow, _learner: Learner) -> None:
        moves.marks(entry, card, dict(values))

    return _do(learner_id, "mark", payload or {"marks": dict(values)}, points, move, now)


def forget(learner_id: UUID, card: Card | CardRow, now: datetime | None = None) -> EntryRow:
    """Starts a card's memory anew, as if it had never been studied; its history is kept."""
    return _do(learner_id, "reschedule", {"action": "forget"}, [card.point_id], moves.forget, now)


def reschedule(
    learner_id: UUID, dues: Mapping[UUID, int], payload: dict[str, Any], now: datetime | None = None
) -> EntryRow:
    """Puts learnt cards (by point) on the learner days of ``dues``, in one entry; ``payload`` tells why."""

    def move(entry: EntryRow, card: CardRow, learner: Learner) -> None:
        moves.reschedule(entry, card, dues[card.point_id], days_of(learner))

    return _do(learner_id, "reschedule", payload, list(dues), move, now)


def _do(
    learner_id: UUID,
    kind: str,
    payload: dict[str, Any],
    points: list[UUID],
    move: Callable[[EntryRow, CardRow, Learner], None],
    now: datetime | None,
) -> EntryRow:
    """Writes one entry that moves some cards of a learner."""
    with unit_of_work():
        learner = lock_learner(learner_id)
        entry = _entry(learner, kind, None, now)
        entry.payload = payload
        rows.add_entry(entry)
        for card in rows.cards_of(learner_id, points):
            move(entry, card, learner)
        rows.add_effects(entry)
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


def by_id(learner_id: UUID, entry_id: UUID) -> EntryRow | None:
    """Returns the learner's entry with the id that their client made, or None."""
    return rows.entry(learner_id, entry_id)


def fingerprint(content: Any) -> str:
    """Returns the SHA-256 of what a client sent, the same for the same content."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _answer(learner_id: UUID, entry_id: UUID) -> EntryRow:
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
