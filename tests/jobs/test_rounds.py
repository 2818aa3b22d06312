"""What areas want done from time to time is done: at a worker's start, and again when it is due."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask, current_app

from quizapp.accounts.models import User
from quizapp.db import session, utcnow
from quizapp.jobs import rounds
from quizapp.jobs.rounds import Rounds, every
from quizapp.quizzes.models import OPEN, SUBMITTED
from quizapp.quizzes.taking import close_overdue, start
from tests.jobs.test_worker_process import PATIENCE_S, Workers
from tests.jobs.test_worker_process import workers as workers
from tests.quizzes.made import make_quiz


@pytest.fixture(autouse=True)
def own_chores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keeps what a test registers to the test."""
    monkeypatch.setattr(rounds, "_chores", {})
    return


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_chore_is_done_at_the_start_and_then_whenever_it_is_due(app: Flask) -> None:
    done: list[str] = []
    clock = Clock()
    every(30)(lambda: done.append("rare"))
    every(10)(lambda: done.append("often"))
    going = Rounds(app, clock)
    seen = []
    for clock.now in (0.0, 9.9, 10.0, 29.9, 30.0):
        done.clear()
        going.run_due()
        seen.append(tuple(done))
    assert seen == [("rare", "often"), (), ("often",), ("often",), ("rare",)]


def test_a_chore_that_fails_stops_no_other_and_is_tried_again(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    clock, done = Clock(), []

    @every(30)
    def fail() -> None:
        raise ZeroDivisionError

    every(30)(lambda: done.append(current_app.name))
    going = Rounds(app, clock)
    for clock.now in (0.0, 30.0):
        going.run_due()
    assert done == ["quizapp"] * 2
    assert caplog.text.count("fail failed") == 2


def test_a_worker_hands_in_what_is_overdue(workers: Workers, learner: User) -> None:
    late = start(make_quiz(learner, time_limit=60), learner, utcnow() - timedelta(hours=1))
    in_time = start(make_quiz(learner, time_limit=60), learner, utcnow())
    assert workers.start("--once").wait(PATIENCE_S) == 0
    session().rollback()
    session().expire_all()
    assert (late.state, in_time.state) == (SUBMITTED, OPEN)


def test_overdue_attempts_are_looked_for_every_half_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert rounds._chores[close_overdue] == 30
