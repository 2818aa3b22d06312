"""Writing to the learner's log. Each verb is one unit of work and moves the cards it touches.

The log is used through this module; answers are written in ``recording``, and checked in ``arriving``.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from quizapp.accounts.people import Learner, lock_learner
from quizapp.db import unit_of_work
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.memory import moves, rollups, rows
from quizapp.memory.arriving import (
    EARLIEST,
    OtherContent,
    TooLongAgo,
    fingerprint,
    refuse_other_content,
    refuse_too_long_ago,
    the_same,
)
from quizapp.memory.cards import days_of
from quizapp.memory.entries import Undoable, begun, by_id, is_undone, newest_undoable, today
from quizapp.memory.models import Card
from quizapp.memory.recording import UNWRITTEN, Given, record, write
from quizapp.memory.rows import CardRow, EntryRow

__all__ = [
    "EARLIEST",
    "UNWRITTEN",
    "Given",
    "NotNewest",
    "OtherContent",
    "TooLongAgo",
    "Undoable",
    "by_id",
    "fingerprint",
    "forget",
    "is_undone",
    "mark",
    "mark_all",
    "newest_undoable",
    "record",
    "refuse_other_content",
    "refuse_too_long_ago",
    "rerate",
    "reschedule",
    "the_same",
    "today",
    "undo",
    "write",
]


class NotNewest(Conflict):
    """Only the newest thing done can be undone."""

    code = "not-the-newest"


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
        entry = begun(learner, "rerate", None, now, target=answer.sequence)
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
        entry = begun(learner, "undo", None, now, target=undone.sequence)
        rows.add_entry(entry)
        for effect in undone.effects:
            moves.undo(entry, effect, learner)
        rows.add_effects(entry)
        rollups.follow(entry)
    return undone


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
        entry = begun(learner, kind, None, now)
        entry.payload = payload
        rows.add_entry(entry)
        for card in rows.cards_of(learner_id, points):
            move(entry, card, learner)
        rows.add_effects(entry)
    return entry


def _answer(learner_id: UUID, entry_id: UUID) -> EntryRow:
    found = by_id(learner_id, entry_id)
    if found is None or found.kind != "answer":
        raise NotFound
    return found
