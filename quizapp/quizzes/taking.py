"""Taking a quiz: starting, saving, checking, handing in.

``now`` is when the request arrived, taken before any waiting for locks; only the server's clock counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.accounts.people import lock_learner
from quizapp.bank.versions import to_question
from quizapp.db import new_id, session, unit_of_work, utcnow
from quizapp.errors import Forbidden, Invalid, Refusal
from quizapp.quizzes.grading import parsed, settings_of, settle, settle_slot
from quizapp.quizzes.models import OPEN, Attempt, Quiz, Response
from quizapp.quizzes.refusals import (
    AttemptClosed,
    Closed,
    LateResponse,
    OpenAttempt,
    SlotChecked,
    StaleRevision,
)
from quizapp.quizzes.settings import QuizSettings
from quizapp.quizzes.sittings import (
    GRACE,
    attempts_of,
    is_overdue,
    locked,
    open_attempt,
    responses_of,
    slot_in,
    stored,
)

HIGHEST_REVISION = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Sent:
    """A response from a form, and the revision that the form was made from."""

    based_on: int
    response: Any


def start(quiz: Quiz, learner: User, now: datetime | None = None) -> Attempt:
    """Starts an attempt. Raises OpenAttempt while another one is open, and Closed when all are used up."""
    now = now or utcnow()
    touch(open_attempt(quiz, learner.id), now)
    with unit_of_work() as work:
        lock_learner(learner.id)
        made = attempts_of(quiz, learner.id)
        _refuse_start(QuizSettings.from_json(quiz.settings), made)
        attempt = _new_attempt(quiz, learner, len(made) + 1, now)
        work.add(attempt)
    return attempt


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


def check(attempt: Attempt, slot: int, now: datetime | None = None) -> Response:
    """Grades the stored response of one slot for good, so that its key may be shown.

    The same again when repeated. Raises Forbidden where the quiz shows keys at the end only, Invalid
    when nothing is answered, AttemptClosed and LateResponse.
    """
    now = now or utcnow()
    if settings_of(attempt).feedback != "immediate":
        raise Forbidden("This quiz shows the answers after it is handed in. Nothing was changed.")
    version = slot_in(attempt, slot).version
    touch(attempt, now)
    with unit_of_work():
        held = _locked_with_learner(attempt)
        response = responses_of(held).get(slot)
        if response is None or response.response is None:
            raise Invalid("There is no answer to check yet. Answer the question first.")
        if response.score is None:
            _refuse_closed(held, response, now)
            settle_slot(held, version, response, now)
    return response


def submit(attempt: Attempt, now: datetime | None = None) -> Attempt:
    """Grades and closes the attempt; when repeated, the result stays what it was."""
    now = now or utcnow()
    with unit_of_work():
        held = _locked_with_learner(attempt)
        if held.state == OPEN:
            settle(held, now)
    return held


def touch(attempt: Attempt | None, now: datetime | None = None) -> None:
    """Hands in an open attempt whose time is up."""
    now = now or utcnow()
    if attempt is not None and attempt.state == OPEN and is_overdue(attempt, now):
        submit(attempt, now)


def close_overdue(now: datetime | None = None) -> int:
    """Hands in every open attempt whose time is up, and returns how many there were."""
    now = now or utcnow()
    late = sa.select(Attempt).where(Attempt.state == OPEN, Attempt.deadline < now - GRACE)
    found = list(session().scalars(late))
    for attempt in found:
        submit(attempt, now)
    return len(found)


def _refuse_start(settings: QuizSettings, made: list[Attempt]) -> None:
    for attempt in made:
        if attempt.state == OPEN:
            raise OpenAttempt(attempt.id)
    if settings.attempts_allowed is not None and len(made) >= settings.attempts_allowed:
        raise Closed("You have used all attempts that this quiz allows, so no new one was started.")


def _new_attempt(quiz: Quiz, learner: User, number: int, now: datetime) -> Attempt:
    settings = QuizSettings.from_json(quiz.settings)
    attempt_id = new_id()
    order = [slot.number for slot in quiz.slots]
    if settings.shuffle:
        Random(str(attempt_id)).shuffle(order)  # noqa: S311 variety, not secrecy
    return Attempt(
        id=attempt_id,
        quiz_id=quiz.id,
        learner_id=learner.id,
        number=number,
        state=OPEN,
        slot_order=order,
        started_at=now,
        deadline=now + timedelta(seconds=settings.time_limit) if settings.time_limit else None,
        max_score=sum(slot.marks for slot in quiz.slots),
    )


def _locked_with_learner(attempt: Attempt) -> Attempt:
    if attempt.learner_id is not None:
        lock_learner(attempt.learner_id)
    return locked(attempt)


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
    _refuse_closed(attempt, held, now)
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


def _refuse_closed(attempt: Attempt, held: Response | None, now: datetime) -> None:
    if is_overdue(attempt, now):
        raise LateResponse(stored(held))
    if attempt.state != OPEN:
        raise AttemptClosed(stored(held))
