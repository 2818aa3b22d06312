"""Erasing a person: their study and their texts go, anonymous scores stay for the statistics of questions.

Their row stays without name, because content that others use, and emptied rows that scores need, refer
to it. All is one unit of work.
"""

import uuid
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts import audit, changing
from quizapp.accounts.models import ApiToken, AuditEntry, OneTimeLink, RecoveryCode, SignIn, User
from quizapp.accounts.roles import ERASED
from quizapp.db import connection, unit_of_work
from quizapp.jobs.models import Job
from quizapp.memory.models import (
    Calibration,
    Card,
    Fitting,
    LogEffect,
    LogEntry,
    Plan,
    PlanDay,
    PlanVersion,
    StudyDay,
    StudyHour,
    StudySession,
)
from quizapp.own import content
from quizapp.quizzes.models import Attempt, Response


def erase(user: User, actor_id: UUID | None) -> None:
    """Erases a person for ever. Raises LastAdmin, and NotFound for one who is erased already."""
    key = user.id
    with unit_of_work() as work:
        person = changing.locked(key)
        changing.check_other_admin(person)
        _empty_log(key)
        _delete_study(key)
        _empty_attempts(key)
        content.erase(key)
        _delete_proofs(key)
        _empty_audit(key)
        person.name = person.handle = f"erased-{uuid.uuid4().hex}"
        person.role, person.active, person.zone = ERASED, False, "UTC"
        person.email = person.password = person.second_factor = person.code_used = None
        work.flush()
        audit.record("account deleted", actor_id if actor_id != key else None)


def _empty_log(key: UUID) -> None:
    mine = sa.select(LogEntry.sequence).where(LogEntry.learner_id == key)
    nothing: dict[str, None] = dict.fromkeys(("plan_id", "plan_version_id", "marks"))
    _do(sa.update(LogEffect).where(LogEffect.entry.in_(mine)).values(**nothing, before={}))
    texts: dict[str, None] = dict.fromkeys(
        ("learner_id", "response", "note", "payload", "attempt_id", "session_id")
    )
    _do(sa.update(LogEntry).where(LogEntry.learner_id == key).values(texts))


def _delete_study(key: UUID) -> None:
    plans = sa.select(Plan.id).where(Plan.learner_id == key)
    for model in (Card, StudyHour, StudyDay, Fitting, StudySession):
        _do(sa.delete(model).where(model.__table__.c.learner_id == key))
    for part in (Calibration, PlanDay, PlanVersion):
        _do(sa.delete(part).where(part.__table__.c.plan_id.in_(plans)))
    _do(sa.delete(Plan).where(Plan.learner_id == key))


def _empty_attempts(key: UUID) -> None:
    """An open attempt ends with its person; the scores of a submitted one stay."""
    mine = sa.select(Attempt.id).where(Attempt.learner_id == key)
    unfinished = mine.where(Attempt.state == "open")
    _do(sa.delete(Response).where(Response.attempt_id.in_(unfinished)))
    _do(sa.delete(Attempt).where(Attempt.id.in_(unfinished)))
    _do(sa.update(Response).where(Response.attempt_id.in_(mine)).values(response=None))
    _do(sa.update(Attempt).where(Attempt.learner_id == key).values(learner_id=None))


def _delete_proofs(key: UUID) -> None:
    for model in (ApiToken, SignIn, RecoveryCode):
        _do(sa.delete(model).where(model.__table__.c.user_id == key))
    _do(sa.delete(OneTimeLink).where(sa.or_(OneTimeLink.user_id == key, OneTimeLink.maker_id == key)))
    _do(sa.delete(Job).where(Job.owner_id == key))


def _empty_audit(key: UUID) -> None:
    for column in (AuditEntry.actor_id, AuditEntry.subject_id):
        _do(sa.update(AuditEntry).where(column == key).values({column.key: None}))


def _do(statement: sa.Executable) -> None:
    connection().execute(statement)
