"""Reading attempts: which one is open, what it holds, and whether its time is up."""

import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from quizapp.db import session
from quizapp.errors import NotFound
from quizapp.quizzes.models import OPEN, Attempt, Quiz, QuizSlot, Response
from quizapp.quizzes.refusals import AttemptClosed, LateResponse, Stored

GRACE = timedelta(seconds=5)
"""How long after the deadline a response may still arrive: time for the network."""


def is_overdue(attempt: Attempt, now: datetime) -> bool:
    """Tells whether the time for responses has passed, grace included."""
    return attempt.deadline is not None and now > attempt.deadline + GRACE


def open_attempt(quiz: Quiz, learner_id: uuid.UUID) -> Attempt | None:
    """Returns the learner's open attempt at the quiz, or None."""
    return session().scalar(
        sa.select(Attempt).where(
            Attempt.quiz_id == quiz.id, Attempt.learner_id == learner_id, Attempt.state == OPEN
        )
    )


def attempts_of(quiz: Quiz, learner_id: uuid.UUID) -> list[Attempt]:
    """Returns the learner's attempts at the quiz, the first one first."""
    return list(
        session().scalars(
            sa.select(Attempt)
            .where(Attempt.quiz_id == quiz.id, Attempt.learner_id == learner_id)
            .order_by(Attempt.number)
        )
    )


def locked(attempt: Attempt) -> Attempt:
    """Returns the attempt as it is now, locked until the unit of work ends.

    What locks the learner too does so before, so that two units never wait for each other.
    """
    found = session().get(Attempt, attempt.id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def responses_of(attempt: Attempt) -> dict[int, Response]:
    """Returns what the attempt holds, by slot."""
    found = session().scalars(sa.select(Response).where(Response.attempt_id == attempt.id))
    return {response.slot: response for response in found}


def stored(response: Response | None) -> Stored:
    return Stored() if response is None else Stored(response.revision, response.response)


def slots_of(attempt: Attempt) -> list[QuizSlot]:
    """Returns the quiz's slots in the order in which this attempt asks them, versions loaded."""
    found = session().scalars(
        sa.select(QuizSlot).where(QuizSlot.quiz_id == attempt.quiz_id).options(joinedload(QuizSlot.version))
    )
    by_number = {slot.number: slot for slot in found}
    return [by_number[number] for number in attempt.slot_order]


def slot_in(attempt: Attempt, number: int) -> QuizSlot:
    """Returns one slot of the attempt. Raises NotFound."""
    found = None
    if number in attempt.slot_order:
        found = session().get(QuizSlot, (attempt.quiz_id, number))
    if found is None:
        raise NotFound
    return found


def refuse_closed(attempt: Attempt, held: Response | None, now: datetime) -> None:
    """Raises LateResponse or AttemptClosed, with what is stored, where nothing more is taken."""
    if is_overdue(attempt, now):
        raise LateResponse(stored(held))
    if attempt.state != OPEN:
        raise AttemptClosed(stored(held))
