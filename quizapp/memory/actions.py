"""What a learner does to a card beside answering it. Each verb is one entry of the log, which undo takes back.

A verb that would change nothing writes nothing, so that a button pressed twice is undone once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.people import Learner, lock_learner
from quizapp.db import unit_of_work, utcnow
from quizapp.errors import Invalid
from quizapp.memory import log, rows
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card
from quizapp.memory.rows import CARD, CARD_COLUMNS, CardRow, EntryRow, card_from, run

FLAGS = 7
LONGEST_NOTE = 2_000
FURTHEST = 36_500
"""Most days ahead that a due date can be set to."""

_FAMILY = (
    sa.select(*CARD_COLUMNS)
    .where(CARD.c.learner_id == sa.bindparam("learner"), CARD.c.family == sa.bindparam("family"))
    .order_by(CARD.c.id)
)


class NotLearnt(Invalid):
    """A card that was never answered has no due date to set. Nothing was changed."""

    code = "not-learnt"


def suspend(learner: Learner, card: CardRow | Card, now: datetime | None = None) -> EntryRow | None:
    """Has a card asked no more until it is unsuspended."""
    return _mark(learner, [card.point_id], {"suspended": True}, now)


def unsuspend(learner: Learner, card: CardRow | Card, now: datetime | None = None) -> EntryRow | None:
    """Has a suspended card asked again, when it is due."""
    return _mark(learner, [card.point_id], {"suspended": False}, now)


def bury(learner: Learner, card: CardRow | Card, now: datetime | None = None) -> EntryRow | None:
    """Puts a card aside until the learner's next day."""
    return _mark(learner, [card.point_id], {"buried_until": _tomorrow(learner, now)}, now)


def bury_all(learner: Learner, cards: Sequence[CardRow], now: datetime | None = None) -> EntryRow | None:
    """Puts several cards aside until the learner's next day, in one entry."""
    points = [card.point_id for card in cards]
    return _mark(learner, points, {"buried_until": _tomorrow(learner, now)}, now)


def unbury(learner: Learner, card: CardRow | Card, now: datetime | None = None) -> EntryRow | None:
    """Brings a buried card back today."""
    return _mark(learner, [card.point_id], {"buried_until": None}, now)


def bury_family(learner: Learner, card: CardRow | Card, now: datetime | None = None) -> EntryRow | None:
    """Puts a card and all that are kept apart from it aside until the learner's next day."""
    return _mark(learner, _family(learner, card), {"buried_until": _tomorrow(learner, now)}, now)


def flag(learner: Learner, card: CardRow | Card, number: int, now: datetime | None = None) -> EntryRow | None:
    """Flags a card with a number from 1 to 7; 0 takes its flag away. Raises Invalid."""
    if not 0 <= number <= FLAGS:
        raise Invalid(f"A flag is a number from 1 to {FLAGS}, or 0 for none. Nothing was changed.")
    return _mark(learner, [card.point_id], {"flag": number}, now)


def note(
    learner: Learner, card: CardRow | Card, text: str | None, now: datetime | None = None
) -> EntryRow | None:
    """Keeps the learner's own note on a card; an empty one takes it away. Raises Invalid."""
    return _mark(learner, [card.point_id], {"note": _clean(text)}, now)


def lift_leech(learner: Learner, card: CardRow | Card, now: datetime | None = None) -> EntryRow | None:
    """Has a card count as a leech no more, until it is forgotten often enough again."""
    return _mark(learner, [card.point_id], {"leech": False}, now)


def set_due(learner: Learner, card: CardRow | Card, day: int, now: datetime | None = None) -> EntryRow:
    """Puts a learnt card's next review on a learner day from today on; its memory stays what it is.

    Raises NotLearnt for a card without a memory, and Invalid for a day that has passed or is too far.
    """
    today = days_of(learner).day(now or utcnow())
    if not today <= day <= today + FURTHEST:
        raise Invalid(f"Choose today or a day within {FURTHEST:,} days. Nothing was changed.")
    with unit_of_work():
        held = rows.cards_of(lock_learner(learner.id).id, [card.point_id])
        if not held or held[0].stability is None:
            raise NotLearnt("You have not learnt this yet, so it has no due date. Answer it once first.")
        return log.reschedule(learner.id, {card.point_id: day}, {"action": "set due", "day": day}, now)


def set_mark(
    learner: Learner, card: CardRow | Card, name: str, value: Any, now: datetime | None = None
) -> EntryRow | None:
    """Sets a mark by its name: suspended, buried, leech (true or false), flag (0-7) or note (text).

    Raises Invalid for a mark or a value that there is not; only answers make a card a leech.
    """
    if name == "flag" and type(value) is int:
        return flag(learner, card, value, now)
    if name == "note" and (value is None or isinstance(value, str)):
        return note(learner, card, value, now)
    verb = _SWITCHES.get((name, value)) if type(value) is bool else None
    if verb is None:
        raise Invalid(f"A card has no mark like that: {', '.join(_TAKES)}. Nothing was changed.")
    return verb(learner, card, now)


_SWITCHES = {
    ("suspended", True): suspend,
    ("suspended", False): unsuspend,
    ("buried", True): bury,
    ("buried", False): unbury,
    ("leech", False): lift_leech,
}
_TAKES = ("suspended true or false", "buried true or false", "leech false", "flag 0 to 7", "note a text")


def _mark(
    learner: Learner, points: Sequence[UUID], values: Mapping[str, Any], now: datetime | None
) -> EntryRow | None:
    """Marks those of the cards that are not marked so, in one entry; None where all are."""
    with unit_of_work():
        held = rows.cards_of(lock_learner(learner.id).id, points)
        changing = [
            card for card in held if any(getattr(card, name) != value for name, value in values.items())
        ]
        return log.mark_all(learner.id, changing, values, now) if changing else None


def _family(learner: Learner, card: CardRow | Card) -> list[UUID]:
    """The points of the cards of a card's family, itself first."""
    found: Iterable[Any] = run(_FAMILY, {"learner": learner.id, "family": card.family}) if card.family else []
    others = [each.point_id for each in map(card_from, found) if each.point_id != card.point_id]
    return [card.point_id, *others]


def _tomorrow(learner: Learner, now: datetime | None) -> int:
    return days_of(learner).day(now or utcnow()) + 1


def _clean(text: str | None) -> str | None:
    """A note as it is kept. Raises Invalid for one that is too long or holds what is no text."""
    kept = (text or "").replace("\r\n", "\n").strip()
    if len(kept) > LONGEST_NOTE:
        raise Invalid(f"A note has {LONGEST_NOTE:,} characters at most. Nothing was changed; shorten it.")
    if any(char == "\0" or "\ud800" <= char <= "\udfff" for char in kept):
        raise Invalid("Some characters are not text. Nothing was changed; type them again.")
    return kept or None
