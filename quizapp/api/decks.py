"""Decks, and what to study in them now."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from questions.showing import public_view
from quizapp import policy
from quizapp.api.call import call
from quizapp.api.shapes import AskedQuestion, CountsShape
from quizapp.bank import decks
from quizapp.bank.models import Deck
from quizapp.bank.versions import Version, to_question
from quizapp.memory import plans
from quizapp.memory.plans import Counts
from quizapp.memory.rows import CardRow
from quizapp.study import session as study


class DeckShape(BaseModel):
    id: UUID
    name: str
    counts: CountsShape


class AskedCard(BaseModel):
    id: UUID
    question: AskedQuestion


class Next(BaseModel):
    """What to ask now. ``intervals`` are the seconds that each rating (1-4) would give, before fuzz."""

    card: AskedCard | None
    next_due: datetime | None
    counts: CountsShape
    intervals: dict[str, float]
    mode: str


@call("GET", "/decks", answers={200: list[DeckShape]})
@policy.anyone_known
def list_decks() -> list[DeckShape]:
    """Returns the decks of the learner, with what is to study in them now."""
    actor = policy.current_actor()
    counts = plans.counts(actor)
    return [
        DeckShape(id=deck.id, name=deck.name, counts=counts_shape(counts.get(deck.id, Counts())))
        for deck in decks.decks_of(actor)
    ]


@call("GET", "/decks/<uuid:deck_id>/next", answers={200: Next})
@policy.anyone_known
def next_card(deck_id: UUID) -> Next:
    """Returns the card to study now with a question without its key, or null when nothing is left."""
    deck = policy.find(Deck, deck_id, "study")
    asked = study.next_card(policy.current_actor(), deck)
    return Next(
        card=_asked_card(asked.card, asked.version) if asked.card and asked.version else None,
        next_due=asked.next_due,
        counts=counts_shape(asked.counts),
        intervals={str(rating): seconds for rating, seconds in asked.intervals.items()},
        mode=asked.mode,
    )


def counts_shape(counts: Counts) -> CountsShape:
    return CountsShape(new=counts.new, learning=counts.learning, due=counts.due, total=counts.total)


def _asked_card(card: CardRow, version: Version) -> AskedCard:
    return AskedCard(id=card.id, question=_asked_question(card, version))


def _asked_question(card: CardRow, version: Version) -> dict[str, Any]:
    """Returns the question without its key, its options in an order that changes with each review."""
    shown = public_view(to_question(version), f"{card.id}:{card.reps}")
    return {"id": version.question_id, "version": version.number, **shown}
