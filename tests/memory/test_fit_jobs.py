"""Fitting by night and on demand: once in a learner day, and only when something new was reviewed."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import session, unit_of_work
from quizapp.jobs import claiming, rounds
from quizapp.jobs.handlers import handler_of
from quizapp.jobs.models import DONE, FAILED, Job
from quizapp.memory import check, fit_jobs
from quizapp.memory.fit_jobs import FIT, ask_for_fit, fit_by_night, job_of
from quizapp.memory.fitting import newest
from tests.conftest import count
from tests.jobs.test_worker_process import PATIENCE_S, Workers
from tests.jobs.test_worker_process import workers as workers
from tests.learners import FIRST_DAY, FORGETFUL, Reviewed, reviews_of, write


def moment(day: int, hour: int) -> datetime:
    """An hour of a learner day, whose learner is in UTC and begins the day at four."""
    return datetime(1970, 1, 1, hour, tzinfo=UTC) + timedelta(days=day + (hour < 4))


@pytest.fixture
def reviewer(any_learner: User) -> User:
    """Reviewed something after noon of the first day and of the third."""
    with unit_of_work():
        any_learner.zone, any_learner.day_start = "UTC", 4
    write(any_learner, [Reviewed(0, FIRST_DAY, 3), Reviewed(0, FIRST_DAY + 2, 1)])
    return any_learner


def night(day: int, hour: int = 5) -> int:
    """How many fittings are asked for at an hour of a day; each is done at once."""
    now = moment(day, hour)
    asked = fit_by_night(now)
    for job in session().scalars(sa.select(Job).where(Job.state == "queued")).all():
        with unit_of_work():
            job.state, job.created_at = DONE, now
        learner = session().scalars(sa.select(User)).one()
        fit_jobs.fit(learner, now)
    return asked


def test_once_in_a_learner_day_from_its_start_and_only_for_new_reviews(reviewer: User) -> None:
    hidden_until_then = [night(FIRST_DAY, 20), night(FIRST_DAY, 3)]
    assert hidden_until_then == [0, 0]
    assert [night(FIRST_DAY + 3, hour) for hour in (4, 5, 23, 3)] == [1, 0, 0, 0]
    assert [night(FIRST_DAY + day) for day in (4, 5)] == [0, 0]


def test_what_is_reviewed_after_a_fitting_waits_for_the_next_night(reviewer: User) -> None:
    assert [night(FIRST_DAY + 1), night(FIRST_DAY + 2, 20), night(FIRST_DAY + 3)] == [1, 0, 1]


def test_one_that_failed_is_not_tried_again_the_same_day(reviewer: User) -> None:
    now = moment(FIRST_DAY + 3, 5)
    assert fit_by_night(now) == 1
    job = job_of(reviewer)
    assert job is not None
    with unit_of_work():
        job.state, job.created_at = FAILED, now
    assert fit_by_night(now + timedelta(hours=1)) == 0
    assert fit_by_night(now + timedelta(days=1)) == 1


def test_asking_twice_gives_one_job(any_learner: User) -> None:
    assert ask_for_fit(any_learner).id == ask_for_fit(any_learner).id
    assert count(Job) == 1


def test_the_round_is_registered_and_the_job_has_its_handler() -> None:
    assert rounds._chores[fit_by_night] == 600
    assert handler_of(FIT) is fit_jobs.do_fit


def test_the_job_fits_and_says_what_came_of_it(any_learner: User) -> None:
    write(any_learner, reviews_of(FORGETFUL, 400, 10))
    told: list[tuple[float, str]] = []
    result = fit_jobs.do_fit(ask_for_fit(any_learner), lambda *said: told.append(said))
    assert result is not None
    assert result["kept"] is True
    assert "foretold better" in result["words"]
    assert [progress for progress, _ in told] == sorted(progress for progress, _ in told)
    assert check.differences() == []


def test_a_worker_does_it(workers: Workers, learner: User) -> None:
    write(learner, [Reviewed(0, FIRST_DAY, 3), Reviewed(0, FIRST_DAY + 2, 1)])
    job = ask_for_fit(learner)
    assert workers.start("--once").wait(PATIENCE_S) == 0
    session().rollback()
    session().refresh(job)
    assert (job.state, job.error) == (DONE, None)
    assert newest(learner) is not None
    assert claiming.waiting() == []
