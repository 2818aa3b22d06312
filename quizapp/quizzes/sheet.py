"""What an open attempt shows: its questions without their keys, and the responses so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from questions.showing import public_view
from quizapp.bank.versions import to_question
from quizapp.quizzes.models import Attempt, QuizSlot
from quizapp.quizzes.refusals import Stored
from quizapp.quizzes.sittings import responses_of, slots_of, stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One slot. ``place`` counts from 1 in the attempt's order; ``checked`` means its key was shown."""

    slot: int
    place: int
    view: Mapping[str, Any]
    stored: Stored
    checked: bool

    @property
    def answered(self) -> bool:
        return self.stored.response is not None


def view_of(attempt: Attempt, slot: QuizSlot) -> dict[str, Any]:
    """Returns the question of a slot without its key, options in this attempt's own order."""
    return public_view(to_question(slot.version), str(attempt.id))


def sheet(attempt: Attempt) -> list[Item]:
    """Returns every slot of the attempt in its order."""
    held = responses_of(attempt)
    return [
        Item(
            slot=slot.number,
            place=place,
            view=view_of(attempt, slot),
            stored=stored(held.get(slot.number)),
            checked=slot.number in held and held[slot.number].score is not None,
        )
        for place, slot in enumerate(slots_of(attempt), 1)
    ]


def seconds_left(attempt: Attempt, now: datetime) -> int | None:
    """Returns how much of the time limit is left, in whole seconds, or None where there is none."""
    if attempt.deadline is None:
        return None
    return max(0, int((attempt.deadline - now).total_seconds()))
