"""Deciding about questions: what is asked, what waits, what is put away and why.

The other verbs about questions are here by name too: ``edit`` and ``write`` (``bank.writing``),
``askable``, ``current`` and ``to_question`` (``bank.versions``).
"""

from collections.abc import Collection, Sequence
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank.events import askable_changed
from quizapp.bank.models import APPROVED, DRAFT, RETIRED, Article, Decision, Question
from quizapp.bank.refusals import NoReason, WrongStatus
from quizapp.bank.versions import askable, current, points_of, to_question
from quizapp.bank.writing import edit, write
from quizapp.db import session, unit_of_work

__all__ = [
    "REASONS", "approve", "approve_all", "askable", "current", "drafts", "edit", "reopen", "retire",
    "to_question", "write",
]  # fmt: skip

REASONS = {
    "not-worth-asking": "Not worth asking",
    "wrong-key": "The key is wrong",
    "ambiguous": "More than one answer fits",
    "bad-wording": "Badly worded",
    "gives-away": "Gives its answer away",
    "duplicate": "Asks what another one asks",
    "other": "Another reason",
}
"""Why a question is retired: code and words for people."""

LONGEST_NOTE = 2_000


def approve(question: Question, actor: User | None) -> None:
    """Has a draft asked from now on. No actor: the app decides. Approving twice changes nothing.

    Raises WrongStatus for a retired one, which is to be reopened first.
    """
    with unit_of_work() as work:
        work.refresh(question, with_for_update=True)
        if question.status == RETIRED:
            raise WrongStatus("This question was put away. Nothing was changed; bring it back first.")
        if question.status == DRAFT:
            _decide([question], "approved", APPROVED, actor)


def drafts(article: Article, doubtful: bool = False) -> Sequence[Question]:
    """Returns the drafts of an article, best first: those without doubts, or all of them."""
    statement = (
        sa.select(Question)
        .where(Question.article_id == article.id, Question.status == DRAFT)
        .order_by(Question.position, Question.id)
    )
    found = session().scalars(statement)
    return [question for question in found if doubtful or not question.doubts]


def approve_all(article: Article, actor: User | None, include_doubtful: bool = False) -> int:
    """Approves the article's drafts without doubts, or all of them. Returns how many these were."""
    with unit_of_work() as work:
        work.refresh(article, with_for_update=True)
        found = drafts(article, include_doubtful)
        _decide(found, "approved", APPROVED, actor)
    return len(found)


def retire(question: Question, actor: User | None, reason: str, note: str | None = None) -> None:
    """Puts a question away for a reason of ``REASONS``; it is kept, and asked no more.

    Raises NoReason, and WrongStatus for one that is retired already.
    """
    if reason not in REASONS:
        raise NoReason(f"Choose one of these reasons: {', '.join(REASONS)}. Nothing was changed.")
    note = (note or "").strip() or None
    if note and (len(note) > LONGEST_NOTE or "\0" in note):
        raise NoReason(f"A note is a text of at most {LONGEST_NOTE:,} characters. Nothing was changed.")
    with unit_of_work() as work:
        work.refresh(question, with_for_update=True)
        if question.status == RETIRED:
            raise WrongStatus("This question was put away already. Nothing was changed.")
        _decide([question], "retired", RETIRED, actor, reason, note)


def reopen(question: Question, actor: User | None) -> None:
    """Makes a retired question a draft again. Raises WrongStatus for another one."""
    with unit_of_work() as work:
        work.refresh(question, with_for_update=True)
        if question.status != RETIRED:
            raise WrongStatus("Only a question that was put away can be brought back. Nothing was changed.")
        _decide([question], "reopened", DRAFT, actor)


def _decide(
    found: Collection[Question],
    action: str,
    status: str,
    actor: User | None,
    reason: str | None = None,
    note: str | None = None,
) -> None:
    """Gives questions a status, logs who decided it, and tells whoever keeps cards of their points."""
    ids: list[UUID] = []
    changes_asking = False
    for question in found:
        changes_asking |= APPROVED in (status, question.status)
        question.status = status
        ids.append(question.id)
        session().add(
            Decision(
                question_id=question.id,
                actor_id=actor.id if actor else None,
                action=action,
                reason=reason,
                note=note,
                version=question.version,
            )
        )
    if changes_asking:
        session().flush()
        askable_changed.send(None, point_ids=points_of(ids))
