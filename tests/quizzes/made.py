"""Quizzes for tests, made of the ferry's deck, and how to answer them."""

from datetime import UTC, datetime
from typing import Any

from quizapp.accounts.models import User
from quizapp.bank.models import Deck
from quizapp.bank.versions import to_question
from quizapp.quizzes.making import make
from quizapp.quizzes.models import Attempt, Quiz, QuizSlot
from quizapp.quizzes.settings import QuizSettings
from quizapp.quizzes.sittings import slots_of
from tests.factory import make_deck

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
KINDS = ("multiple_choice", "true_false", "cloze", "short_answer", "numeric")

RIGHT = {"true_false": True, "cloze": ["1974"], "short_answer": "Voss yard", "numeric": {"value": 1974}}
WRONG = {"true_false": False, "cloze": ["1964"], "short_answer": "Blom yard", "numeric": {"value": 1964}}


def make_quiz(
    owner: User,
    facts: int = 3,
    kinds: tuple[str, ...] = ("multiple_choice",),
    deck: Deck | None = None,
    **settings: Any,
) -> Quiz:
    """Returns a quiz of all the points of a deck, one question each."""
    deck = deck or make_deck(owner, facts, kinds)
    return make(owner, deck, "Ferries", 100, QuizSettings(**settings), seed=1)


def response_to(slot: QuizSlot, right: bool = True) -> Any:
    """Returns a right or a wrong response to what the slot asks."""
    question = to_question(slot.version)
    if question.kind == "multiple_choice":
        return next(option.id for option in question.options if option.correct is right)
    return (RIGHT if right else WRONG)[question.kind]


def slot_of_kind(attempt: Attempt, kind: str) -> QuizSlot:
    return next(slot for slot in slots_of(attempt) if slot.version.kind == kind)
