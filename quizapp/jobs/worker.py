"""The worker: a process beside the web that does jobs, one at a time.

    python -m quizapp.jobs.worker [--once] [--lost-after SECONDS]

It takes up what is asked for while it runs, what nobody was woken for, and what another worker left
unfinished; beside that it does what areas want done from time to time. It ends with the process that
started it; SIGTERM ends it too, and gives its job back.
"""

import argparse
import logging
import os
import signal
import socket
import threading
import time
from datetime import timedelta
from importlib import import_module
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import Flask

from quizapp import config, journal
from quizapp.jobs import claiming, doing, queue
from quizapp.jobs.rounds import Rounds

SWEEP_S = 2.0
"""How often rows are looked at that nobody was woken for."""

NAP_S = 0.1

_log = logging.getLogger(__name__)


class Worker:
    """Does jobs of an app, inside an app context of its own."""

    def __init__(self, app: Flask, lost_after: timedelta = claiming.LOST_AFTER) -> None:
        self.app = app
        self.lost_after = lost_after
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"

    def run(self) -> None:
        """Does jobs until SystemExit."""
        with self.app.app_context():
            swept = 0.0
            while True:
                if time.monotonic() - swept >= SWEEP_S:
                    self.sweep()
                    swept = time.monotonic()
                elif not self._answer_bell():
                    time.sleep(NAP_S)

    def sweep(self) -> None:
        """Does every job that may be taken up now."""
        try:
            found = claiming.waiting(self.lost_after)
        except sa.exc.SQLAlchemyError as error:
            _log.warning("Cannot look for jobs: %s", error)
            return
        for job_id in found:
            self.do(job_id)

    def do(self, job_id: UUID) -> None:
        """Does a job if it is free. Whatever happens to the job, the worker goes on."""
        doing.do(self.app, job_id, self.name, self.lost_after)

    def _answer_bell(self) -> bool:
        try:
            rung = queue.next_rung()
        except queue.bell_faults() as error:
            _log.warning("Cannot be woken just now: %s", error)
            return False
        if rung is not None:
            self.do(rung)
        return rung is not None


def main(arguments: list[str] | None = None) -> None:
    """Runs a worker until it is told to stop or, with ``--once``, until nothing waits."""
    parser = argparse.ArgumentParser(prog="quizapp.jobs.worker", description="Does quizapp's long work.")
    parser.add_argument("--once", action="store_true", help="do what waits, then stop")
    parser.add_argument("--lost-after", type=float, default=claiming.LOST_AFTER.total_seconds())
    parser.add_argument("--parent", type=int, default=os.getppid(), help="the process to end with")
    chosen = parser.parse_args(arguments)
    journal.begin(config.load()["log_level"].value)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    _end_with_parent(chosen.parent)
    # By name: the app is built of the areas, and jobs are below all of them.
    app: Flask = import_module("quizapp.app").create_app()
    worker = Worker(app, timedelta(seconds=chosen.lost_after))
    rounds = Rounds(app)
    if chosen.once:
        rounds.run_due()
        with app.app_context():
            worker.sweep()
    else:
        rounds.start()
        worker.run()


def _stop(_number: int, _frame: object) -> None:
    raise SystemExit(0)


def _end_with_parent(parent: int) -> None:
    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main()
