"""Keeping responses while an attempt is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.bank.versions import to_question
from quizapp.db import session, unit_of_work, utcnow
from quizapp.errors import Invalid, Refusal
from quizapp.quizzes.closing import touch
from quizapp.quizzes.grading import parsed
from quizapp.quizzes.models import Attempt, Response
from quizapp.quizzes.refusals import SlotChecked, StaleRevision
from quizapp.quizzes.sittings import locked, refuse_closed, responses_of, slot_in, stored

HIGHEST_REVISION = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Sent:
    """A response from a form, and the revision that the form was made from."""

    based_on: int
    response: Any


def save(attempt: Attempt, slot: int, revision: int, response: Any, now: datetime | None = None) -> int:
    """Keeps a response, and returns its revision; says nothing about right or wrong.

    The higher revision wins; the same one with the same content changes nothing. Raises NotFound for
    an unknown slot, Invalid for another shape, and a NotSaved with what is stored: StaleRevision,
    LateResponse, AttemptClosed or SlotChecked.
    """
    now = now or utcnow()
    _check_revision(revision)
    canonical = parsed(to_question(slot_in(attempt, slot).version), response)
    touch(attempt, now)
    with unit_of_work():
        _put(locked(attempt), slot, revision, canonical, now)
    return revision


def save_all(attempt: Attempt, sent: Mapping[int, Sent], now: datetime | None = None) -> dict[int, Refusal]:
    """Keeps what a whole form sent, and returns by slot what was refused. Unchanged ones are left alone."""
    now = now or utcnow()
    refused: dict[int, Refusal] = {}
    touch(attempt, now)
    with unit_of_work():
        held = responses_of(locked(attempt))
        for slot, each in sent.items():
            try:
                _save_changed(attempt, slot, each, held.get(slot), now)
            except Refusal as refusal:
                refused[slot] = refusal
    return refused


def _check_revision(revision: Any) -> None:
    whole = isinstance(revision, int) and not isinstance(revision, bool)
    if not whole or not 1 <= revision <= HIGHEST_REVISION:
        raise Invalid("A revision is a whole number from 1. Nothing was saved.")


def _save_changed(attempt: Attempt, slot: int, sent: Sent, held: Response | None, now: datetime) -> None:
    canonical = parsed(to_question(slot_in(attempt, slot).version), sent.response)
    if canonical != stored(held).response:
        _put(attempt, slot, sent.based_on + 1, canonical, now)


def _put(attempt: Attempt, slot: int, revision: int, canonical: Any, now: datetime) -> None:
    held = session().get(Response, (attempt.id, slot), populate_existing=True)
    refuse_closed(attempt, held, now)
    before = stored(held)
    if revision == before.revision and canonical == before.response:
        return
    if held is not None and held.score is not None:
        raise SlotChecked(before)
    if revision <= before.revision:
        raise StaleRevision(before)
    if held is None:
        held = Response(attempt_id=attempt.id, slot=slot)
        session().add(held)
    held.revision, held.response, held.saved_at = revision, canonical, now
