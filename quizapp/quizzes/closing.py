"""Handing in: grading slots and attempts for good."""

from datetime import datetime

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.accounts.people import lock_learner
from quizapp.db import session, unit_of_work, utcnow
from quizapp.errors import Forbidden, Invalid
from quizapp.jobs.rounds import every
from quizapp.quizzes.grading import settings_of, settle, settle_slot
from quizapp.quizzes.models import OPEN, Attempt, Response
from quizapp.quizzes.sittings import GRACE, is_overdue, locked, refuse_closed, responses_of, slot_in


def submit(attempt: Attempt, now: datetime | None = None) -> Attempt:
    """Grades and closes the attempt; when repeated, the result stays what it was."""
    now = now or utcnow()
    with unit_of_work():
        held = _locked_with_learner(attempt)
        if held.state == OPEN:
            settle(held, now)
    return held


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
            refuse_closed(held, response, now)
            settle_slot(held, version, response, now)
    return response


def touch(attempt: Attempt | None, now: datetime | None = None) -> None:
    """Hands in an open attempt whose time is up."""
    now = now or utcnow()
    if attempt is not None and attempt.state == OPEN and is_overdue(attempt, now):
        submit(attempt, now)


@every(30)
def close_overdue(now: datetime | None = None, learner: User | None = None) -> int:
    """Hands in every open attempt (of a learner, if given) whose time is up, and returns how many."""
    now = now or utcnow()
    late = sa.select(Attempt).where(Attempt.state == OPEN, Attempt.deadline < now - GRACE)
    if learner is not None:
        late = late.where(Attempt.learner_id == learner.id)
    found = list(session().scalars(late))
    for attempt in found:
        submit(attempt, now)
    return len(found)


def _locked_with_learner(attempt: Attempt) -> Attempt:
    if attempt.learner_id is not None:
        lock_learner(attempt.learner_id)
    return locked(attempt)
