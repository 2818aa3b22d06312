"""Who may do what to quizzes and attempts."""

from typing import Any

from quizapp import policy
from quizapp.quizzes.models import Attempt, Quiz


@policy.rule(Quiz, "see")
@policy.rule(Quiz, "take")
@policy.rule(Quiz, "change")
def _owns(actor: Any, quiz: Quiz) -> bool:
    return bool(quiz.owner_id == actor.id)


@policy.rule(Attempt, "see")
@policy.rule(Attempt, "take")
def _sits(actor: Any, attempt: Attempt) -> bool:
    return bool(attempt.learner_id == actor.id)
