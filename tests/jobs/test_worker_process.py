"""Real worker processes: killed, told to stop, orphaned. No job is lost, and none is done twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from quizapp.accounts.models import User
from quizapp.db import session
from quizapp.jobs import queue
from quizapp.jobs.models import Job

PATIENCE_S = 60


class Workers:
    """Starts worker processes for an app, and ends those that are left."""

    def __init__(self, app: Flask) -> None:
        self.environment = {**os.environ, "QUIZAPP_DATA": str(app.config["DATA"])}
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.jobs.slow_worker", "--lost-after", "1", *arguments]
        process = subprocess.Popen(command, env=self.environment)
        self.started.append(process)
        return process


@pytest.fixture
def workers(app: Flask) -> Iterator[Workers]:
    started = Workers(app)
    yield started
    for process in started.started:
        process.kill()
        process.wait()


@pytest.fixture
def job(learner: User, tmp_path: Path) -> Job:
    """A job that runs for as long as the file "hold" is there."""
    (tmp_path / "hold").touch()
    payload = {"began": str(tmp_path / "began"), "hold": str(tmp_path / "hold")}
    return queue.enqueue(learner, "slow", payload)


def until(met: Callable[[], bool]) -> None:
    """Waits for something to become true; fails when it does not."""
    deadline = time.monotonic() + PATIENCE_S
    while not met():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def state(job: Job) -> str:
    session().rollback()
    session().refresh(job)
    return job.state


def began(tmp_path: Path) -> int:
    file = tmp_path / "began"
    until(lambda: file.exists() and file.read_text() != "")
    pid = int(file.read_text())
    file.unlink()
    return pid


def test_a_killed_workers_job_is_done_by_the_next_one(workers: Workers, job: Job, tmp_path: Path) -> None:
    first = workers.start()
    assert began(tmp_path) == first.pid
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert state(job) == "running"
    second = workers.start()
    assert began(tmp_path) == second.pid
    (tmp_path / "hold").unlink()
    until(lambda: state(job) == "done")
    assert (job.result, job.tries) == ({"done_by": second.pid}, 2)


def test_a_living_workers_job_is_left_to_it(workers: Workers, job: Job, tmp_path: Path) -> None:
    first = workers.start()
    assert began(tmp_path) == first.pid
    second = workers.start("--once")
    assert second.wait(PATIENCE_S) == 0
    (tmp_path / "hold").unlink()
    until(lambda: state(job) == "done")
    assert (job.result, job.tries) == ({"done_by": first.pid}, 1)


def test_a_worker_that_is_told_to_stop_gives_its_job_back(workers: Workers, job: Job, tmp_path: Path) -> None:
    worker = workers.start()
    began(tmp_path)
    worker.terminate()
    assert worker.wait(PATIENCE_S) == 0
    assert state(job) == "queued"
    assert job.tries == 0


def test_once_does_what_waits_and_ends(workers: Workers, job: Job, tmp_path: Path) -> None:
    (tmp_path / "hold").unlink()
    worker = workers.start("--once")
    assert worker.wait(PATIENCE_S) == 0
    assert state(job) == "done"


def test_a_worker_ends_with_the_process_that_started_it(workers: Workers, job: Job, tmp_path: Path) -> None:
    script = (
        "import subprocess, sys, time;"
        "subprocess.Popen([sys.executable, '-m', 'tests.jobs.slow_worker']); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], env=workers.environment)
    workers.started.append(parent)
    worker = began(tmp_path)
    parent.kill()
    parent.wait()
    until(lambda: not Path(f"/proc/{worker}/exe").exists() if Path("/proc").exists() else _gone(worker))
    assert state(job) == "queued"


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False
