"""Who may study what."""

from typing import Any

import sqlalchemy as sa

from quizapp.bank.models import Deck, Question, QuestionPoint, QuestionVersion
from quizapp.db import session
from quizapp.memory import plans
from quizapp.memory.models import Card
from quizapp.policy import rule


@rule(Deck, "study")
def _may_study(actor: Any, deck: Deck) -> bool:
    return deck.owner_id == actor.id or plans.find(actor.id, deck.id) is not None


@rule(Card, "study")
def _own_card(actor: Any, card: Card) -> bool:
    return bool(card.learner_id == actor.id)


@rule(Question, "report")
def _was_asked(actor: Any, question: Question) -> bool:
    """Whoever has a card that a version of the question asks for may say that it is wrong."""
    asked = (
        sa.exists()
        .where(Card.learner_id == actor.id, Card.point_id == QuestionPoint.point_id)
        .where(QuestionPoint.version_id == QuestionVersion.id, QuestionVersion.question_id == question.id)
    )
    return bool(session().scalar(sa.select(asked)))
