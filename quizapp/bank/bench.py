"""The review bench: an article's facts, their questions and how each stands, in a few queries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from questions.kinds import kind
from questions.kinds.kind import Solution
from questions.question import Question as Content
from quizapp.accounts.models import User
from quizapp.bank.models import (
    DRAFT,
    Article,
    Decision,
    Fact,
    Point,
    Question,
    QuestionPoint,
    QuestionVersion,
    Rejected,
)
from quizapp.bank.reports import REPORTED, Report, open_reports, reported_in
from quizapp.bank.versions import currents, to_question
from quizapp.db import session


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A question on the bench: its row, its current version and what was decided last, by whom.

    ``decided_by`` is None for the app itself. ``form_of`` is the stem of the better question that
    asks the same, if this is another form for later reviews. ``reports`` are what learners said against
    it and nothing was decided about since.
    """

    question: Question
    version: QuestionVersion
    decision: Decision
    decided_by: str | None
    form_of: str | None = None
    reports: list[Report] = field(default_factory=list)

    @cached_property
    def content(self) -> Content:
        return to_question(self.version)

    @cached_property
    def solution(self) -> Solution:
        return kind(self.version.kind).solution(self.content)


@dataclass(frozen=True, kw_only=True)
class LaidFact:
    """A fact with the questions that ask for it, best first."""

    fact: Fact
    questions: list[Laid] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many questions of an article have each status, how many drafts have doubts, and how many
    questions learners have reported."""

    by_status: dict[str, int]
    doubtful: int
    reported: int

    @property
    def drafts(self) -> int:
        return self.by_status.get(DRAFT, 0)

    @property
    def clear(self) -> int:
        return self.drafts - self.doubtful

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    def count(self, status: str) -> int:
        """Returns how many questions a filter of the bench shows."""
        return {"all": self.total, REPORTED: self.reported}.get(status, self.by_status.get(status, 0))


def tally(article: Article) -> Tally:
    """Counts an article's questions."""
    rows = (
        session()
        .execute(sa.select(Question.status, Question.doubts).where(Question.article_id == article.id))
        .all()
    )
    doubtful = sum(1 for status, doubts in rows if status == DRAFT and doubts)
    by_status = dict(Counter(status for status, _ in rows))
    return Tally(by_status=by_status, doubtful=doubtful, reported=len(reported_in(article)))


def laid_out(article: Article, found_facts: Sequence[Fact], status: str | None = None) -> list[LaidFact]:
    """Returns an article's facts with their questions of a status (None: all; "reported": those that
    learners say are wrong).

    Facts without such a question are left out, unless every status is asked for.
    """
    statement = sa.select(Question).where(Question.article_id == article.id)
    if status == REPORTED:
        statement = statement.where(Question.id.in_(reported_in(article)))
    elif status is not None:
        statement = statement.where(Question.status == status)
    found = session().scalars(statement.order_by(Question.position, Question.id)).all()
    fact_ids = _fact_of_each([question.id for question in found])
    facts = {fact.id: LaidFact(fact=fact) for fact in found_facts}
    for laid in _laid(found):
        fact_id = fact_ids.get(laid.question.id)
        if fact_id in facts:
            facts[fact_id].questions.append(laid)
    return [each for each in facts.values() if each.questions or status is None]


def laid(question: Question) -> Laid:
    """Returns one question as it lies on the bench."""
    return _laid([question])[0]


def facts_of(article: Article) -> Sequence[Fact]:
    """Returns the facts of an article, in its order."""
    statement = sa.select(Fact).where(Fact.article_id == article.id).options(selectinload(Fact.points))
    return session().scalars(statement.order_by(Fact.position, Fact.id)).all()


def fact_of(question: Question) -> Fact | None:
    """Returns the fact that a question asks for first, or None for one that there is not."""
    fact_id = _fact_of_each([question.id]).get(question.id)
    return session().get(Fact, fact_id) if fact_id else None


def rejected_of(article: Article) -> Sequence[Rejected]:
    """Returns what the gates dropped when the article's questions were generated last."""
    statement = sa.select(Rejected).where(Rejected.article_id == article.id)
    return session().scalars(statement.order_by(Rejected.id)).all()


def _laid(found: Sequence[Question]) -> list[Laid]:
    ids = [question.id for question in found]
    versions, decisions, stems = currents(ids), _last_decisions(ids), _main_stems(found)
    reports = open_reports(ids)
    return [
        Laid(
            question=question,
            version=versions[question.id],
            decision=decisions[question.id][0],
            decided_by=decisions[question.id][1],
            form_of=stems.get(question.alternate_of_id),
            reports=reports.get(question.id, []),
        )
        for question in found
    ]


def _last_decisions(ids: Sequence[UUID]) -> dict[UUID, tuple[Decision, str | None]]:
    statement = (
        sa.select(Decision, User.name)
        .outerjoin(User, User.id == Decision.actor_id)
        .where(Decision.question_id.in_(ids), Decision.action != REPORTED)
        .order_by(Decision.at, Decision.id)
    )
    return {decision.question_id: (decision, name) for decision, name in session().execute(statement)}


def _main_stems(found: Sequence[Question]) -> dict[Any, str]:
    main = {question.alternate_of_id for question in found if question.alternate_of_id}
    return {question_id: version.stem for question_id, version in currents(main).items()}


def _fact_of_each(ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """The fact of the first point that the current version of each question asks for."""
    statement = (
        sa.select(QuestionVersion.question_id, Point.fact_id)
        .join(QuestionPoint, QuestionPoint.version_id == QuestionVersion.id)
        .join(Point, Point.id == QuestionPoint.point_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(QuestionVersion.question_id.in_(ids), QuestionPoint.position == 0)
        .where(QuestionVersion.number == Question.version)
    )
    return {row.question_id: row.fact_id for row in session().execute(statement)}
