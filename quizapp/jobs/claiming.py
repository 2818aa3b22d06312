"""Taking a job, keeping it, ending it. Each step is one unit of work that checks whose the job is,
so that two workers never do one job, and a worker that was given up changes nothing any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.db import session, unit_of_work, utcnow
from quizapp.jobs.models import CANCELLED, DONE, FAILED, QUEUED, RUNNING, UNFINISHED, Job

LOST_AFTER = timedelta(seconds=15)
"""A running job without a sign of life for this long has lost its worker."""

GAVE_UP = (
    "This took several tries and was stopped each time before its end, so it was given up. "
    "What was stored before is safe. Try it again; if that fails too, try with a shorter text."
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A worker's hold on one try of a job."""

    job_id: UUID
    worker: str
    number: int


class ClaimLost(Exception):
    """The job belongs to another worker by now."""


def waiting(lost_after: timedelta = LOST_AFTER) -> list[UUID]:
    """Returns the jobs that a worker may take up, the oldest first."""
    statement = sa.select(Job.id).where(_free(utcnow() - lost_after)).order_by(Job.created_at, Job.id)
    found = list(session().scalars(statement))
    session().rollback()
    return found


def claim(job_id: UUID, worker: str, lost_after: timedelta = LOST_AFTER) -> Claim | None:
    """Takes a job up, or gives up one that has had all its tries. None: there is nothing to do."""
    with unit_of_work() as work:
        now = utcnow()
        statement = sa.select(Job).where(Job.id == job_id, _free(now - lost_after)).with_for_update()
        job = work.scalar(statement)
        if job is None:
            return None
        if job.tries >= job.max_tries:
            _end(job, FAILED, error=GAVE_UP)
            return None
        job.state, job.worker, job.heartbeat_at = RUNNING, worker, now
        job.started_at = job.started_at or now
        job.tries += 1
        job.progress = 0.0
        return Claim(job.id, worker, job.tries)


def beat(held: Claim) -> None:
    """Gives a sign of life. Raises ClaimLost."""
    with unit_of_work():
        _held(held).heartbeat_at = utcnow()


def report(held: Claim, progress: float, stage: str) -> None:
    """Writes how far the job is. Raises ClaimLost."""
    with unit_of_work():
        job = _held(held)
        job.progress, job.stage, job.heartbeat_at = min(max(progress, 0.0), 1.0), stage[:200], utcnow()


def finish(held: Claim, result: dict[str, Any] | None) -> None:
    """Ends the job well. Raises ClaimLost."""
    with unit_of_work():
        job = _held(held)
        job.progress = 1.0
        _end(job, DONE, result=result)


def fail(held: Claim, error: str) -> None:
    """Ends the job with a sentence for people. Raises ClaimLost."""
    with unit_of_work():
        _end(_held(held), FAILED, error=error)


def release(held: Claim) -> None:
    """Gives the job back, as if this try had not been: for a worker that is told to stop."""
    with unit_of_work():
        job = _held(held)
        job.state, job.worker, job.heartbeat_at = QUEUED, None, None
        job.tries -= 1


def cancel(job_id: UUID) -> bool:
    """Ends a job that is not finished, and tells whether it did. Its worker notices at its next sign of
    life or report, and stores nothing from then on; what it stored before stays."""
    with unit_of_work() as work:
        statement = sa.select(Job).where(Job.id == job_id, Job.state.in_(UNFINISHED))
        job = work.scalar(statement.with_for_update())
        if job is not None:
            _end(job, CANCELLED)
        return job is not None


def _held(held: Claim) -> Job:
    statement = sa.select(Job).where(
        Job.id == held.job_id, Job.worker == held.worker, Job.tries == held.number, Job.state == RUNNING
    )
    job = session().scalar(statement.with_for_update())
    if job is None:
        raise ClaimLost
    return job


def _free(dead_since: datetime) -> sa.ColumnElement[bool]:
    dead = sa.and_(Job.state == RUNNING, sa.or_(Job.heartbeat_at.is_(None), Job.heartbeat_at < dead_since))
    return sa.or_(Job.state == QUEUED, dead)


def _end(job: Job, state: str, error: str | None = None, result: dict[str, Any] | None = None) -> None:
    job.state, job.error, job.result = state, error, result
    job.stage = None
    job.finished_at = utcnow()
    job.worker = None
