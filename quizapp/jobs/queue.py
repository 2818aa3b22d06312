"""Asking for long work. The job's row is the truth; Huey's queue only wakes a worker for it."""

import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from quizapp.db import session, unit_of_work
from quizapp.errors import Refusal
from quizapp.jobs.models import UNFINISHED, Job
from quizapp.policy import Actor

if TYPE_CHECKING:
    from huey import Huey

MOST_UNFINISHED = 20
"""Jobs that one person may have waiting and running together."""

REDIS_PATIENCE_S = 1.0
"""How long Redis may take for anything. Without an answer a job waits for a worker's next look at the rows."""

_log = logging.getLogger(__name__)


class TooManyJobs(Refusal):
    """A person has as many unfinished jobs as they may have."""

    status = 429
    code = "too-many-jobs"

    def __init__(self) -> None:
        super().__init__(
            f"{MOST_UNFINISHED} of your jobs are not finished yet, so this one was not started. "
            "Wait for one of them, or stop one; nothing else was changed."
        )


def enqueue(owner: Actor, kind: str, payload: dict[str, Any]) -> Job:
    """Asks for a job and wakes a worker. It is done even if no worker is awake now, once one is.

    Raises TooManyJobs.
    """
    with unit_of_work() as work:
        _check_quota(owner)
        job = Job(owner_id=owner.id, kind=kind, payload=payload)
        work.add(job)
    wake(job.id)
    return job


def _check_quota(owner: Actor) -> None:
    """Counts with the owner's row locked, so that requests that come at once are counted one by one."""
    (of_user,) = (key.column for key in Job.__table__.c.owner_id.foreign_keys)
    session().execute(sa.select(of_user).where(of_user == owner.id).with_for_update())
    unfinished = sa.select(sa.func.count()).where(Job.owner_id == owner.id, Job.state.in_(UNFINISHED))
    if (session().scalar(unfinished) or 0) >= MOST_UNFINISHED:
        raise TooManyJobs


def latest(kind: str, **payload: str) -> Job | None:
    """Returns the newest job of a kind whose payload has these texts, or None."""
    statement = sa.select(Job).where(Job.kind == kind).order_by(Job.created_at.desc(), Job.id.desc())
    for name, text in payload.items():
        statement = statement.where(Job.payload[name].as_string() == text)
    return session().scalar(statement.limit(1))


def wake(job_id: UUID) -> None:
    """Wakes a worker. Nothing is lost if that fails: workers look for waiting rows from time to time."""
    try:
        huey().storage.enqueue(str(job_id).encode())
    except bell_faults() as error:
        _log.warning("No worker was woken for job %s: %s", job_id, error)


def next_rung() -> UUID | None:
    """Returns the next job that somebody was woken for, or None. Raises what Huey's storage raises."""
    rung = huey().storage.dequeue()
    return UUID(bytes(rung).decode()) if rung else None


def bell_faults() -> tuple[type[Exception], ...]:
    """Returns what ringing and listening may raise: the queue is out of reach, or holds what is no job's id."""
    from huey.exceptions import HueyException
    from redis.exceptions import RedisError

    return OSError, ValueError, HueyException, sqlite3.Error, RedisError


def huey() -> "Huey":
    """Returns the app's Huey: in Redis where the settings name one, else ``jobs.db`` in the data folder.

    Huey is loaded on first use: it brings every kind of storage it knows, which no page needs.
    """
    if "jobs_huey" not in current_app.extensions:
        current_app.extensions["jobs_huey"] = _made()
    found: Huey = current_app.extensions["jobs_huey"]
    return found


def _redis(url: str) -> Any:
    from redis import ConnectionPool

    patience = {"socket_connect_timeout": REDIS_PATIENCE_S, "socket_timeout": REDIS_PATIENCE_S}
    return ConnectionPool.from_url(url, **patience)


def _made() -> "Huey":
    from huey import RedisHuey, SqliteHuey

    url = current_app.config["REDIS_URL"]
    if url:
        return RedisHuey("quizapp", connection_pool=_redis(url), results=False, blocking=False)
    file = Path(current_app.config["DATA"]) / "jobs.db"
    return SqliteHuey("jobs", filename=str(file), results=False)
