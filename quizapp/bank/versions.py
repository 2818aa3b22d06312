"""Versions of questions: what was asked, word by word, for ever."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import selectinload

from questions.kinds import kind
from questions.question import Question as Content
from questions.question_json import from_dict, to_dict
from questions.showing import with_option_ids
from quizapp.bank.models import APPROVED, Point, Question, QuestionPoint, QuestionVersion
from quizapp.db import connection, session

MOST_VERSIONS = 2**31
"""What the databases can compare a version's number with."""


def _is_current() -> sa.ColumnElement[bool]:
    return sa.and_(Question.id == QuestionVersion.question_id, Question.version == QuestionVersion.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version as a plain value; the columns of ``models.QuestionVersion``. ``points`` are the points
    it asks for, in their order."""

    id: UUID
    question_id: UUID
    number: int
    kind: str
    body: Mapping[str, Any]
    difficulty: float
    guess_rate: float
    article_id: UUID | None
    content: Content
    points: tuple[UUID, ...]


_VERSION = (
    sa.select(
        QuestionVersion.id, QuestionVersion.question_id, QuestionVersion.number, QuestionVersion.kind,
        QuestionVersion.body, QuestionVersion.difficulty, QuestionVersion.guess_rate, Question.article_id,
        QuestionPoint.point_id,
    )
    .join(Question, Question.id == QuestionVersion.question_id)
    .outerjoin(QuestionPoint, QuestionPoint.version_id == QuestionVersion.id)
    .order_by(QuestionPoint.position)
)  # fmt: skip
_NUMBERED = _VERSION.where(
    QuestionVersion.question_id == sa.bindparam("question"), QuestionVersion.number == sa.bindparam("number")
)
_NAME = sa.select(QuestionVersion.question_id, QuestionVersion.number).where(
    QuestionVersion.id == sa.bindparam("version")
)
_ASKING = (
    sa.select(QuestionVersion.question_id, QuestionVersion.number)
    .join(QuestionPoint, QuestionPoint.version_id == QuestionVersion.id)
    .join(Question, _is_current())
    .where(QuestionPoint.point_id == sa.bindparam("point"), Question.status == APPROVED)
    .order_by(Question.position, Question.id)
)


@lru_cache(maxsize=4096)
def version(version_id: UUID) -> Version:
    """Returns a version by its id; versions never change, so they may be kept."""
    return _kept(*connection().execute(_NAME, {"version": version_id}).one())


def numbered(question_id: UUID, number: int) -> Version | None:
    """Returns the version of a question with a number, or None."""
    if not 0 < number < MOST_VERSIONS:
        return None
    try:
        return _kept(question_id, number)
    except NoResultFound:
        return None


@lru_cache(maxsize=4096)
def _kept(question_id: UUID, number: int) -> Version:
    """A version, read with its points by one statement. What a session asks, it soon marks."""
    found = connection().execute(_NUMBERED, {"question": question_id, "number": number}).fetchall()
    if not found:
        raise NoResultFound
    values = dict(found[0]._mapping)
    del values["point_id"]
    points = tuple(row.point_id for row in found if row.point_id is not None)
    return Version(**values, content=from_dict(values["body"]), points=points)


def asking(point_id: UUID) -> list[Version]:
    """Returns the current versions of the approved questions that ask for a point, best first."""
    found = connection().execute(_ASKING, {"point": point_id}).fetchall()
    return [_kept(question_id, number) for question_id, number in found]


def to_question(version: QuestionVersion | Version) -> Content:
    """Returns what a version asks, as every kind of question understands it.

    Its points carry the engine's ids, in the order of ``version.asked``.
    """
    return version.content if isinstance(version, Version) else from_dict(version.body)


def current(question: Question) -> QuestionVersion:
    """Returns the version of a question that is asked now."""
    statement = sa.select(QuestionVersion).where(
        QuestionVersion.question_id == question.id, QuestionVersion.number == question.version
    )
    return session().scalars(statement).one()


def currents(question_ids: Collection[UUID]) -> dict[UUID, QuestionVersion]:
    """Returns the current version of each question, by question."""
    statement = (
        sa.select(QuestionVersion)
        .join(Question, _is_current())
        .where(Question.id.in_(question_ids))
        .options(selectinload(QuestionVersion.asked))
    )
    return {version.question_id: version for version in session().scalars(statement)}


_ASKABLE = (
    sa.select(QuestionPoint.point_id, QuestionVersion)
    .join(QuestionVersion, QuestionVersion.id == QuestionPoint.version_id)
    .join(Question, _is_current())
    .where(QuestionPoint.point_id.in_(sa.bindparam("points", expanding=True)), Question.status == APPROVED)
    .order_by(Question.position, Question.id)
)


def askable(point_ids: Collection[UUID]) -> dict[UUID, list[QuestionVersion]]:
    """Returns the current versions of the approved questions that ask for each point, best first.

    A point that no approved question asks for is not among the keys.
    """
    found: dict[UUID, list[QuestionVersion]] = {}
    for point_id, version in session().execute(_ASKABLE, {"points": list(point_ids)}):
        found.setdefault(point_id, []).append(version)
    return found


def points_of(question_ids: Collection[UUID]) -> set[UUID]:
    """Returns the points that the current versions of some questions ask for."""
    statement = (
        sa.select(QuestionPoint.point_id)
        .join(QuestionVersion, QuestionVersion.id == QuestionPoint.version_id)
        .join(Question, _is_current())
        .where(Question.id.in_(question_ids))
    )
    return set(session().scalars(statement))


def add(
    question: Question, content: Content, points: Sequence[Point | UUID], author_id: UUID | None = None
) -> QuestionVersion:
    """Adds the version that ``question.version`` counts, with fresh option ids, to the open unit of work.

    ``points`` are the rows (or their ids) of ``content.points``, in the same order.
    """
    content = with_option_ids(content, lambda: uuid4().hex)
    version = QuestionVersion(
        question=question,
        number=question.version,
        kind=content.kind,
        stem=content.stem,
        body=to_dict(content),
        difficulty=content.difficulty,
        guess_rate=kind(content.kind).guess_rate(content),
        author_id=author_id,
    )
    for position, (point, share) in enumerate(zip(points, content.points, strict=True)):
        which: Mapping[str, object] = {"point": point} if isinstance(point, Point) else {"point_id": point}
        version.asked.append(QuestionPoint(position=position, share=share.share, **which))
    session().add(version)
    return version
