"""A learner's quizzes at a glance."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank.models import Deck
from quizapp.db import session
from quizapp.memory import plans
from quizapp.quizzes.models import OPEN, SUBMITTED, Attempt, Quiz, QuizSlot
from quizapp.quizzes.settings import QuizSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One quiz with its settings, its number of questions and the learner's attempts, first one first."""

    quiz: Quiz
    settings: QuizSettings
    deck: Deck | None
    questions: int
    attempts: Sequence[Attempt]

    @property
    def open(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.state == OPEN), None)

    @property
    def done(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.state == SUBMITTED]

    @property
    def best(self) -> Attempt | None:
        return max(self.done, key=lambda attempt: attempt.score or 0.0, default=None)

    @property
    def last(self) -> Attempt | None:
        return self.done[-1] if self.done else None

    @property
    def attempts_left(self) -> int | None:
        """How many more attempts may be started, or None for any number."""
        allowed = self.settings.attempts_allowed
        return None if allowed is None else max(0, allowed - len(self.attempts))


@dataclass(frozen=True, slots=True)
class Study:
    """Whether a learner studies the deck of a quiz, and if not, how many cards that would bring."""

    deck_id: uuid.UUID
    taken_up: bool
    new_cards: int


def study_of(quiz: Quiz, learner: User) -> Study | None:
    """Returns how the learner stands to the quiz's deck, or None for a quiz without one."""
    if quiz.deck_id is None:
        return None
    taken_up = plans.find(learner.id, quiz.deck_id) is not None
    return Study(quiz.deck_id, taken_up, 0 if taken_up else plans.new_cards(learner.id, quiz.deck_id))


def quizzes_of(learner: User) -> list[Overview]:
    """Returns the learner's own quizzes, the newest first."""
    statement = sa.select(Quiz).where(Quiz.owner_id == learner.id).order_by(Quiz.created_at.desc(), Quiz.id)
    return _overviews(session().scalars(statement).all(), learner)


def overview(quiz: Quiz, learner: User) -> Overview:
    """Returns one quiz as the learner has taken it."""
    return _overviews([quiz], learner)[0]


def _overviews(quizzes: Sequence[Quiz], learner: User) -> list[Overview]:
    ids = [quiz.id for quiz in quizzes]
    attempts: dict[uuid.UUID, list[Attempt]] = defaultdict(list)
    mine = sa.select(Attempt).where(Attempt.quiz_id.in_(ids), Attempt.learner_id == learner.id)
    for attempt in session().scalars(mine.order_by(Attempt.number)):
        attempts[attempt.quiz_id].append(attempt)
    slots = sa.select(QuizSlot.quiz_id, sa.func.count()).where(QuizSlot.quiz_id.in_(ids))
    questions = {row[0]: row[1] for row in session().execute(slots.group_by(QuizSlot.quiz_id))}
    named = sa.select(Deck).where(Deck.id.in_([quiz.deck_id for quiz in quizzes if quiz.deck_id]))
    decks = {deck.id: deck for deck in session().scalars(named)}
    return [
        Overview(
            quiz=quiz,
            settings=QuizSettings.from_json(quiz.settings),
            deck=decks.get(quiz.deck_id) if quiz.deck_id else None,
            questions=questions.get(quiz.id, 0),
            attempts=attempts[quiz.id],
        )
        for quiz in quizzes
    ]
