"""Starting an attempt."""

from datetime import datetime, timedelta
from random import Random

from quizapp.accounts.models import User
from quizapp.accounts.people import lock_learner
from quizapp.db import new_id, unit_of_work, utcnow
from quizapp.quizzes.closing import touch
from quizapp.quizzes.models import OPEN, Attempt, Quiz
from quizapp.quizzes.refusals import Closed, OpenAttempt
from quizapp.quizzes.settings import QuizSettings
from quizapp.quizzes.sittings import attempts_of, open_attempt


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
