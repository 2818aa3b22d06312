"""Who may study what."""

from typing import Any

from quizapp.bank.models import Deck
from quizapp.memory import plans
from quizapp.memory.models import Card
from quizapp.policy import rule


@rule(Deck, "study")
def _may_study(actor: Any, deck: Deck) -> bool:
    return deck.owner_id == actor.id or plans.find(actor.id, deck.id) is not None


@rule(Card, "study")
def _own_card(actor: Any, card: Card) -> bool:
    return bool(card.learner_id == actor.id)
