"""Versions of questions: what was asked, word by word, for ever."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from questions.kinds import kind
from questions.question import Question as Content
from questions.question_json import from_dict, to_dict
from questions.showing import with_option_ids
from quizapp.bank.models import APPROVED, Point, Question, QuestionPoint, QuestionVersion
from quizapp.db import session


def _is_current() -> sa.ColumnElement[bool]:
    return sa.and_(Question.id == QuestionVersion.question_id, Question.version == QuestionVersion.number)


def to_question(version: QuestionVersion) -> Content:
    """Returns what a version asks, as every kind of question understands it.

    Its points carry the engine's ids, in the order of ``version.asked``.
    """
    return from_dict(version.body)


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
