"""Storing what the engine found in an article, again and again without losing what people decided."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from questions.facts.fact import Fact as FoundFact
from questions.facts.fact import Point as FoundPoint
from questions.question import Question as Content
from questions.question import Rejection
from quizapp.bank import decks
from quizapp.bank.events import deck_grew
from quizapp.bank.models import Article, Decision, Fact, Point, Question, Rejected
from quizapp.bank.versions import add
from quizapp.db import session, unit_of_work

if TYPE_CHECKING:
    from questions.generation import Result


def store(article: Article, result: "Result") -> int:
    """Stores facts, points, questions (as drafts) and rejections. Returns how many questions are new.

    What is there is known by the engine's ids and stays as it is, with its status and all its
    versions; the rejections are those of this result only.
    """
    with unit_of_work() as work:
        work.refresh(article, with_for_update=True)
        facts = _facts(article, result.facts)
        points = {point.key: point for fact in facts for point in fact.points}
        new = _questions(article, result.questions, points)
        _rejections(article, result.rejected)
        if facts:
            deck = decks.ensured(article.owner_id, article)
            decks.arrange(deck, sorted(facts, key=lambda fact: -fact.importance))
            deck_grew.send(None, deck=deck)
    return new


def _facts(article: Article, found: Iterable[FoundFact]) -> list[Fact]:
    """Returns the rows of the found facts, with all their points, in the order of the article."""
    there = _facts_there(article)
    rows = []
    for position, fact in enumerate(found):
        row = there.get(fact.id) or _new_fact(article, fact)
        row.position = position
        keys = {point.key for point in row.points}
        new = [point for point in fact.points if point.id not in keys]
        row.points.extend(_new_point(point, place) for place, point in enumerate(new, len(row.points)))
        session().add(row)
        rows.append(row)
    session().flush()
    return rows


def _new_fact(article: Article, fact: FoundFact) -> Fact:
    return Fact(
        owner_id=article.owner_id,
        article_id=article.id,
        key=fact.id,
        sort=fact.sort,
        statement=fact.statement,
        spans=[list(span) for span in fact.spans],
        attribution=fact.attribution,
        hedge=fact.hedge,
        negated=fact.negated,
        time=fact.time,
        importance=fact.importance,
    )


def _new_point(point: FoundPoint, position: int) -> Point:
    return Point(key=point.id, role=point.role, answer=point.answer, position=position)


def _questions(article: Article, found: Iterable[Content], points: Mapping[str, Point]) -> int:
    there = _questions_there(article)
    new = 0
    alternates: list[tuple[Question, str | None]] = []
    for position, content in enumerate(found):
        row = there.get(content.id)
        if row is None:
            row = there[content.id] = _new_question(article, content, points)
            new += 1
        row.position = position
        alternates.append((row, content.alternate_of))
    session().flush()
    for row, other in alternates:
        row.alternate_of_id = there[other].id if other in there else None
    session().flush()
    return new


def _new_question(article: Article, content: Content, points: Mapping[str, Point]) -> Question:
    row = Question(
        owner_id=article.owner_id,
        article_id=article.id,
        key=content.id,
        origin="generated",
        version=1,
        importance=content.importance,
        confidence=content.confidence,
        doubts=list(content.doubts),
    )
    session().add(row)
    session().flush()
    add(row, content, [points[share.point] for share in content.points])
    session().add(Decision(question_id=row.id, action="generated", version=1))
    return row


def _rejections(article: Article, rejected: Iterable[Rejection]) -> None:
    session().execute(sa.delete(Rejected).where(Rejected.article_id == article.id))
    session().add_all(
        Rejected(article_id=article.id, kind=one.kind, stem=one.stem, gate=one.gate, reason=one.reason)
        for one in rejected
    )


def _facts_there(article: Article) -> dict[str, Fact]:
    statement = sa.select(Fact).where(Fact.article_id == article.id)
    return {row.key: row for row in session().scalars(statement.options(selectinload(Fact.points)))}


def _questions_there(article: Article) -> dict[str | None, Question]:
    statement = sa.select(Question).where(Question.article_id == article.id)
    return {row.key: row for row in session().scalars(statement)}
