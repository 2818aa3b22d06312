"""Fitting as long work: when a learner asks for it, and by night for whoever has new reviews."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import session, utcnow
from quizapp.jobs import queue
from quizapp.jobs.handlers import JobFailed, Report, handler
from quizapp.jobs.models import QUEUED, RUNNING, Job
from quizapp.jobs.rounds import every
from quizapp.memory.cards import days_of
from quizapp.memory.fitting import fit
from quizapp.memory.fold import SAYING
from quizapp.memory.models import Fitting, LogEntry
from quizapp.memory.trials import in_words

FIT = "fit"

_NEWEST = (
    sa.select(LogEntry.received_at)
    .where(LogEntry.learner_id == User.id)
    .order_by(LogEntry.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
_FITTED = sa.select(sa.func.max(Fitting.at)).where(Fitting.learner_id == User.id).scalar_subquery()
_LEARNERS = sa.select(User, _NEWEST.label("newest"), _FITTED.label("fitted")).where(_NEWEST.is_not(None))


def ask_for_fit(learner: User) -> Job:
    """Asks for a fitting; while one is waited for, gives that one."""
    last = job_of(learner)
    if last is not None and last.state in (QUEUED, RUNNING):
        return last
    return queue.enqueue(learner, FIT, {"learner": str(learner.id)})


def job_of(learner: User) -> Job | None:
    """Returns the newest job that fits a learner's parameters, or None."""
    return queue.latest(FIT, learner=str(learner.id))


@handler(FIT)
def do_fit(job: Job, report: Report) -> dict[str, Any]:
    """Does the job. Nothing of it is stored before its last step, so it may be done again."""
    learner = session().get(User, UUID(job.payload["learner"]))
    if learner is None:
        raise JobFailed("The learner is no longer there, so nothing was fitted.")
    found = fit(learner, report=report)
    return {"kept": found.kept, "words": in_words(found)}


@every(600)
def fit_by_night(now: datetime | None = None) -> int:
    """Asks for a fitting for every learner who reviewed something on a day gone by that the last one
    did not see: once in a learner day, from its start on. Returns how many were asked for."""
    now = now or utcnow()
    rows = session().execute(_LEARNERS).all()
    waiting = [
        learner
        for learner, newest, fitted in rows
        if (fitted is None or newest > fitted) and _is_due(learner, fitted, now)
    ]
    for learner in waiting:
        ask_for_fit(learner)
    return len(waiting)


def _is_due(learner: User, fitted: datetime | None, now: datetime) -> bool:
    days = days_of(learner)
    today = days.day(now)
    asked = job_of(learner)
    if asked is not None and days.day(asked.created_at) >= today:
        return False
    return _has_reviews(learner, fitted, 0 if fitted is None else days.day(fitted), today)


def _has_reviews(learner: User, since: datetime | None, first: int, today: int) -> bool:
    """Whether something was answered from the day ``first`` to yesterday, and reached the log since."""
    statement = sa.select(LogEntry.sequence).where(
        LogEntry.learner_id == learner.id,
        LogEntry.day.between(first, today - 1),
        LogEntry.kind.in_((*SAYING, "rerate", "undo")),
        LogEntry.not_for_memory.is_(None),
    )
    if since is not None:
        statement = statement.where(LogEntry.received_at > since)
    return session().scalar(statement.limit(1)) is not None
