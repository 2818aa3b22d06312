"""What becomes of an erased person's articles, questions, decks and quizzes.

What another learner studies stays, without its author's name. Of the rest, rows that an anonymous
score refers to are emptied of every text; all others are deleted.
"""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.bank import versions
from quizapp.bank.models import (
    RETIRED,
    Article,
    Decision,
    Deck,
    DeckFact,
    Fact,
    Point,
    Question,
    QuestionPoint,
    QuestionVersion,
    Rejected,
)
from quizapp.db import connection
from quizapp.memory.models import Card, LogEffect, LogEntry, Plan
from quizapp.quizzes.models import Attempt, Quiz, QuizSlot, Response

_FACT_TEXTS: dict[str, Any] = {
    "statement": "", "spans": [], "attribution": None, "hedge": None, "time": None, "article_id": None,
}  # fmt: skip
_QUESTION_TEXTS: dict[str, Any] = {
    "status": RETIRED, "article_id": None, "alternate_of_id": None, "key": None, "doubts": [],
}  # fmt: skip
Ids = sa.Select[UUID]


def erase(key: UUID) -> None:
    """Empties and deletes a person's content. Their own study has to be gone already."""
    _quizzes(key)
    _decks(key)
    _name_nobody(key)
    facts, questions = _unshared_facts(key), _unshared_questions(key)
    _empty(facts, questions)
    _delete(facts, questions)
    _articles(key)
    versions.version.cache_clear()


def _quizzes(key: UUID) -> None:
    """A quiz that somebody else has taken stays; the person's own sittings of theirs go with it."""
    others = sa.exists().where(Attempt.quiz_id == Quiz.id, Attempt.learner_id.is_not(None))
    mine = sa.select(Quiz.id).where(Quiz.owner_id == key, ~others)
    sat = sa.select(Attempt.id).where(Attempt.quiz_id.in_(mine))
    logged = sa.select(LogEntry.attempt_id).where(LogEntry.attempt_id.is_not(None))
    _do(sa.delete(Response).where(Response.attempt_id.in_(sat)))
    _do(sa.delete(Attempt).where(Attempt.id.in_(sat), Attempt.id.not_in(logged)))
    gone = _kept(mine)
    _do(sa.delete(QuizSlot).where(QuizSlot.quiz_id.in_(gone)))
    _do(sa.delete(Quiz).where(Quiz.id.in_(gone)))


def _decks(key: UUID) -> None:
    """A deck that somebody else studies, or that a quiz which stays was made of, keeps its facts."""
    others = sa.exists().where(Plan.deck_id == Deck.id)
    mine = _kept(sa.select(Deck.id).where(Deck.owner_id == key, ~others))
    _do(sa.update(Quiz).where(Quiz.deck_id.in_(mine)).values(deck_id=None))
    _do(sa.delete(DeckFact).where(DeckFact.deck_id.in_(mine)))
    _do(sa.delete(Deck).where(Deck.id.in_(mine)))


def _name_nobody(key: UUID) -> None:
    _do(sa.update(Decision).where(Decision.actor_id == key).values(actor_id=None, note=None))
    _do(sa.update(QuestionVersion).where(QuestionVersion.author_id == key).values(author_id=None))


def _unshared_facts(key: UUID) -> list[UUID]:
    """Facts of the person that no other learner has a card of, and that are in no deck that stays."""
    carded = sa.select(Point.fact_id).join(Card, Card.point_id == Point.id)
    decked = sa.select(DeckFact.fact_id)
    mine = sa.select(Fact.id).where(Fact.owner_id == key, Fact.id.not_in(carded), Fact.id.not_in(decked))
    return _kept(mine)


def _unshared_questions(key: UUID) -> list[UUID]:
    """Questions of the person that no quiz which stays asks, and no other learner's card."""
    version = sa.select(QuestionVersion.question_id)
    quizzed = version.join(QuizSlot, QuizSlot.version_id == QuestionVersion.id)
    carded = version.join(QuestionPoint, QuestionPoint.version_id == QuestionVersion.id).join(
        Card, Card.point_id == QuestionPoint.point_id
    )
    mine = Question.owner_id == key
    return _kept(sa.select(Question.id).where(mine, Question.id.not_in(quizzed), Question.id.not_in(carded)))


def _empty(facts: list[UUID], questions: list[UUID]) -> None:
    _do(sa.update(Question).where(Question.alternate_of_id.in_(questions)).values(alternate_of_id=None))
    _do(sa.update(Question).where(Question.id.in_(questions)).values(_QUESTION_TEXTS))
    nothing: dict[str, Any] = {"stem": "", "body": {}, "author_id": None}
    _do(sa.update(QuestionVersion).where(QuestionVersion.question_id.in_(questions)).values(nothing))
    _do(sa.update(Fact).where(Fact.id.in_(facts)).values(_FACT_TEXTS))
    _do(sa.update(Point).where(Point.fact_id.in_(facts)).values(answer=""))


def _delete(facts: list[UUID], questions: list[UUID]) -> None:
    logged = sa.select(LogEntry.version_id).where(LogEntry.version_id.is_not(None))
    unscored = sa.select(QuestionVersion.id).where(
        QuestionVersion.question_id.in_(questions), QuestionVersion.id.not_in(logged)
    )
    _do(sa.delete(Decision).where(Decision.question_id.in_(questions)))
    _do(sa.delete(QuestionPoint).where(QuestionPoint.version_id.in_(unscored)))
    _do(sa.delete(QuestionVersion).where(QuestionVersion.id.in_(unscored)))
    left = sa.select(QuestionVersion.question_id)
    _do(sa.delete(Question).where(Question.id.in_(questions), Question.id.not_in(left)))
    scored = sa.union(sa.select(LogEffect.point_id), sa.select(QuestionPoint.point_id))
    _do(sa.delete(Point).where(Point.fact_id.in_(facts), Point.id.not_in(scored)))
    _do(sa.delete(Fact).where(Fact.id.in_(facts), Fact.id.not_in(sa.select(Point.fact_id))))


def _articles(key: UUID) -> None:
    """An article stays as long as a fact, a question or a deck of it does."""
    used = sa.union(
        *(
            sa.select(model.article_id).where(model.article_id.is_not(None))
            for model in (Fact, Question, Deck)
        )
    )
    mine = _kept(sa.select(Article.id).where(Article.owner_id == key, Article.id.not_in(used)))
    _do(sa.delete(Rejected).where(Rejected.article_id.in_(mine)))
    _do(sa.delete(Article).where(Article.id.in_(mine)))


def _kept(ids: Ids) -> list[UUID]:
    """Returns ids as they are now: what is deleted meanwhile would change what a subquery finds."""
    return list(connection().scalars(ids))


def _do(statement: sa.Executable) -> None:
    connection().execute(statement)
