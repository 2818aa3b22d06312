"""Learners say that a question is wrong; its author sees it on the review bench, with their reason.

A report is a decision like any other. It is open until something is decided about the question after it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank.models import Article, Decision, Question, QuestionVersion
from quizapp.bank.refusals import NoReason, NothingReported, ReportedAlready
from quizapp.db import session, unit_of_work
from quizapp.errors import NotFound

REPORTED, KEPT = "reported", "kept"
LONGEST_NOTE = 2_000
REASONS = {
    "wrong-key": "The answer it calls right is wrong",
    "two-right": "Two answers are right",
    "unclear": "It is not clear what is asked",
    "not-in-article": "The article does not say so",
    "typo": "A slip of the pen",
    "other": "Something else",
}
"""What a learner can say against a question: code and words for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one learner said against a version of a question."""

    question_id: UUID
    version: int
    reason: str
    note: str | None
    actor_id: UUID | None
    name: str | None

    @property
    def words(self) -> str:
        """The reason in words."""
        return REASONS.get(self.reason, self.reason)


def report(
    question: Question, actor: User, reason: str, note: str | None = None, version: int | None = None
) -> Decision:
    """Keeps what a learner has against a version of a question (by default the current one).

    Raises NoReason, NotFound for a version that there is not, and ReportedAlready for a second report
    of one learner about one version.
    """
    if reason not in REASONS:
        raise NoReason(f"Choose one of these reasons: {', '.join(REASONS)}. Nothing was sent.")
    kept = (note or "").replace("\r\n", "\n").strip() or None
    if kept and (
        len(kept) > LONGEST_NOTE or any(char == "\0" or "\ud800" <= char <= "\udfff" for char in kept)
    ):
        raise NoReason(f"A note is a text of at most {LONGEST_NOTE:,} characters. Nothing was sent.")
    with unit_of_work() as work:
        work.refresh(question, with_for_update=True)
        number = question.version if version is None else version
        if not _exists(question, number):
            raise NotFound
        if _has_reported(question, actor, number):
            raise ReportedAlready("You have reported this question already. Its author sees what you wrote.")
        decision = Decision(
            question_id=question.id,
            actor_id=actor.id,
            action=REPORTED,
            reason=reason,
            note=kept,
            version=number,
        )
        work.add(decision)
    return decision


def keep(question: Question, actor: User) -> None:
    """Settles the open reports of a question that is good as it is. Raises NothingReported without any."""
    with unit_of_work() as work:
        work.refresh(question, with_for_update=True)
        if not open_reports([question.id]):
            raise NothingReported("Nobody has reported this question since it was last looked at.")
        work.add(Decision(question_id=question.id, actor_id=actor.id, action=KEPT, version=question.version))


def open_reports(question_ids: Collection[UUID]) -> dict[UUID, list[Report]]:
    """Returns the open reports of some questions, by question, the oldest first."""
    return _by_question(_OPEN.where(Decision.question_id.in_(list(question_ids))))


def reported_in(article: Article) -> set[UUID]:
    """Returns the questions of an article that have open reports."""
    return set(_by_question(_OPEN.where(Question.article_id == article.id)))


def count_by_article(owner: User) -> dict[Any, int]:
    """Returns how many questions of each of a person's articles have open reports."""
    counts: dict[Any, set[UUID]] = {}
    statement = _OPEN.where(Question.owner_id == owner.id).add_columns(Question.article_id)
    for row in session().execute(statement):
        counts.setdefault(row.article_id, set()).add(row.question_id)
    return {article_id: len(found) for article_id, found in counts.items()}


_LATER = sa.orm.aliased(Decision)
_SETTLED = sa.exists().where(
    _LATER.question_id == Decision.question_id, _LATER.action != REPORTED, _LATER.id > Decision.id
)
_OPEN = (
    sa.select(
        Decision.question_id, Decision.version, Decision.reason, Decision.note, Decision.actor_id, User.name
    )
    .join(Question, Question.id == Decision.question_id)
    .outerjoin(User, User.id == Decision.actor_id)
    .where(Decision.action == REPORTED, ~_SETTLED)
    .order_by(Decision.id)
)


def _by_question(statement: Any) -> dict[UUID, list[Report]]:
    found: dict[UUID, list[Report]] = {}
    for row in session().execute(statement):
        found.setdefault(row.question_id, []).append(Report(**row._mapping))
    return found


def _exists(question: Question, number: int) -> bool:
    if not 0 < number < 2**31:
        return False
    statement = sa.select(
        sa.exists().where(QuestionVersion.question_id == question.id, QuestionVersion.number == number)
    )
    return bool(session().scalar(statement))


def _has_reported(question: Question, actor: User, number: int) -> bool:
    statement = sa.select(
        sa.exists().where(
            Decision.question_id == question.id,
            Decision.actor_id == actor.id,
            Decision.action == REPORTED,
            Decision.version == number,
        )
    )
    return bool(session().scalar(statement))
