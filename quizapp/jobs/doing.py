"""Doing one job: with signs of life while it runs, and an end that people understand."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import Flask

from quizapp.db import Busy, session
from quizapp.jobs import claiming
from quizapp.jobs.claiming import Claim, ClaimLost
from quizapp.jobs.handlers import JobFailed, Report, handler_of
from quizapp.jobs.models import Job

REPORT_EVERY_S = 0.25
UNEXPECTED = (
    "Something went wrong in quizapp while this was done. Nothing of this try was stored. "
    "Try it again; if it fails again, the log of quizapp says why."
)
UNKNOWN = "This quizapp does not know how to do this. Nothing was stored. Update quizapp and try again."

_log = logging.getLogger(__name__)


def do(app: Flask, job_id: UUID, worker: str, lost_after: timedelta = claiming.LOST_AFTER) -> None:
    """Does a job, inside an app context, if it is free. Raises only what ends the worker."""
    try:
        held = claiming.claim(job_id, worker, lost_after)
        if held is not None:
            _do(app, held, lost_after)
    except ClaimLost:
        _log.warning("Job %s was cancelled, or taken over by another worker", job_id)
    except (Busy, sa.exc.SQLAlchemyError) as error:
        _log.warning("Job %s waits, since the database does not answer: %s", job_id, error)
    finally:
        session().rollback()


def _do(app: Flask, held: Claim, lost_after: timedelta) -> None:
    job = session().get_one(Job, held.job_id)
    work = handler_of(job.kind)
    if work is None:
        claiming.fail(held, UNKNOWN)
        return
    try:
        with _beating(app, held, lost_after.total_seconds() / 5):
            result = work(job, _reporter(held))
    except ClaimLost:
        raise
    except JobFailed as error:
        claiming.fail(held, str(error))
    except (SystemExit, KeyboardInterrupt, Busy):
        session().rollback()
        claiming.release(held)
        raise
    except Exception:
        _log.exception("Job %s failed", held.job_id)
        session().rollback()
        claiming.fail(held, UNEXPECTED)
    else:
        claiming.finish(held, result)


@contextmanager
def _beating(app: Flask, held: Claim, pause: float) -> Iterator[None]:
    """Gives a sign of life every ``pause`` seconds from a thread, as long as the block runs."""
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(app, held, done, pause), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _beat(app: Flask, held: Claim, done: threading.Event, pause: float) -> None:
    with app.app_context():
        while not done.wait(pause):
            with suppress(Busy, ClaimLost, sa.exc.SQLAlchemyError):
                claiming.beat(held)


def _reporter(held: Claim) -> Report:
    """Returns the function by which a handler tells how far it is; too many calls are not written."""
    told_at, told = 0.0, ""

    def report(progress: float, stage: str) -> None:
        nonlocal told_at, told
        now = time.monotonic()
        if stage == told and now - told_at < REPORT_EVERY_S:
            return
        told_at, told = now, stage
        with suppress(Busy):
            claiming.report(held, progress, stage)

    return report
