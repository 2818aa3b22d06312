"""Grading what an attempt holds, and telling the learner's log."""

import uuid
from datetime import datetime

from questions.kinds import kind
from questions.kinds.kind import BadResponse, Grade
from questions.question import Question
from quizapp.bank import versions
from quizapp.bank.asked import by_point
from quizapp.bank.models import QuestionVersion
from quizapp.bank.versions import to_question
from quizapp.errors import Invalid
from quizapp.memory import log
from quizapp.memory.scheduling import AGAIN, GOOD
from quizapp.quizzes.models import SUBMITTED, Attempt, Response
from quizapp.quizzes.settings import QuizSettings
from quizapp.quizzes.sittings import responses_of, slots_of


def parsed(question: Question, response: object) -> object:
    """Returns a response in the form in which it is kept. Raises Invalid if it fits no such question.

    Grades it, and forgets the grade, since only that finds a choice that the question does not have.
    """
    try:
        canonical = kind(question.kind).parse(response)
        kind(question.kind).grade(question, canonical)
    except BadResponse as error:
        raise Invalid(f"{error} Nothing was saved.") from error
    return canonical


def grade(version: QuestionVersion, response: object) -> Grade:
    """Returns the grade of a stored response."""
    return kind(version.kind).grade(to_question(version), response)


def settle_slot(attempt: Attempt, version: QuestionVersion, held: Response, now: datetime) -> None:
    """Grades a response for good and writes it to the learner's log; once is enough."""
    if held.score is not None:
        return
    marked = grade(version, held.response)
    held.score = marked.score
    if held.response is not None and attempt.learner_id is not None:
        log.record(attempt.learner_id, _given(attempt, version, held, marked), now)


def settle(attempt: Attempt, now: datetime) -> None:
    """Grades every slot of an open attempt and closes it."""
    held = responses_of(attempt)
    total = 0.0
    for slot in slots_of(attempt):
        if slot.number in held:
            settle_slot(attempt, slot.version, held[slot.number], now)
            total += slot.marks * (held[slot.number].score or 0.0)
    attempt.score = total
    attempt.state = SUBMITTED
    attempt.submitted_at = max(attempt.started_at, min(now, attempt.deadline or now))


def settings_of(attempt: Attempt) -> QuizSettings:
    return QuizSettings.from_json(attempt.quiz.settings)


def _given(attempt: Attempt, version: QuestionVersion, held: Response, marked: Grade) -> log.Given:
    scores = by_point(version, marked)
    return log.Given(
        id=uuid.uuid5(attempt.id, str(held.slot)),
        version=versions.version(version.id),
        context="quiz",
        scores=scores,
        ratings={
            point: GOOD if score is not None and score >= 1 else AGAIN for point, score in scores.items()
        },
        response=held.response,
        score=marked.score,
        form=kind(version.kind).form,
        answered_at=held.saved_at,
        attempt_id=attempt.id,
        content={"attempt": str(attempt.id), "slot": held.slot, "response": held.response},
    )
