"""A job can be stopped by its owner, and nobody can have more unfinished ones than the quota."""

import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.db import session, unit_of_work
from quizapp.jobs import claiming, queue
from quizapp.jobs.handlers import handler
from quizapp.jobs.models import UNFINISHED, Job
from quizapp.jobs.queue import MOST_UNFINISHED, TooManyJobs
from quizapp.jobs.worker import Worker
from tests.conftest import count

_done: list[str] = []


@handler("test-stopped-on-the-way")
def stop_on_the_way(job, report):
    report(0.2, "Working")
    claiming.cancel(job.id)
    report(0.9, "Storing")
    _done.append("stored")


def ask(learner: User, kind: str = "test-sum") -> Job:
    return queue.enqueue(learner, kind, {"numbers": [1]})


def test_a_waiting_job_that_is_stopped_is_never_begun(any_app: Flask, any_learner: User) -> None:
    job = ask(any_learner)
    assert claiming.cancel(job.id)
    Worker(any_app).sweep()
    assert (job.state, job.tries, job.result) == ("cancelled", 0, None)
    assert job.finished_at is not None


def test_a_running_job_stores_nothing_after_it_was_stopped(any_app: Flask, any_learner: User) -> None:
    job = ask(any_learner, "test-stopped-on-the-way")
    Worker(any_app).sweep()
    session().refresh(job)
    assert (job.state, job.error, _done) == ("cancelled", None, [])


def test_a_finished_job_cannot_be_stopped(app: Flask, learner: User) -> None:
    job = ask(learner)
    with unit_of_work():
        job.state = "done"
    assert not claiming.cancel(job.id)
    assert job.state == "done"


def test_the_page_stops_a_job_and_says_so(app: Flask, learner: User, client: FlaskClient) -> None:
    job = ask(learner)
    assert "Stop" in client.get(f"/jobs/{job.id}").text
    answer = client.post(f"/jobs/{job.id}/cancel", follow_redirects=True)
    assert (answer.status_code, "Stopped" in answer.text) == (200, True)


def test_another_persons_job_cannot_be_stopped(app: Flask, learner: User, client: FlaskClient) -> None:
    with unit_of_work() as work:
        other = User(name="other", role="author", zone="UTC")
        work.add(other)
    job = ask(other)
    for path in (f"/jobs/{job.id}/cancel", f"/api/v1/jobs/{job.id}/cancel"):
        assert client.post(path).status_code == 404
    assert job.state == "queued"


def test_the_api_stops_a_job(app: Flask, learner: User, client: FlaskClient) -> None:
    job = ask(learner)
    for _ in range(2):
        assert client.post(f"/api/v1/jobs/{job.id}/cancel").json["state"] == "cancelled"


def test_a_person_has_only_so_many_unfinished_jobs(any_app: Flask, any_learner: User) -> None:
    jobs = [ask(any_learner) for _ in range(MOST_UNFINISHED)]
    with pytest.raises(TooManyJobs):
        ask(any_learner)
    with unit_of_work() as work:
        other = User(name="other", role="author", zone="UTC")
        work.add(other)
    ask(other)
    claiming.cancel(jobs[0].id)
    ask(any_learner)
    assert count(Job) == MOST_UNFINISHED + 2


def test_the_quota_holds_for_requests_that_come_at_once(any_app: Flask, any_learner: User) -> None:
    for _ in range(MOST_UNFINISHED - 2):
        ask(any_learner)
    owner = any_learner.id
    start, refused = threading.Barrier(6), []

    def request() -> None:
        with any_app.app_context():
            learner = session().get_one(User, owner)
            start.wait()
            try:
                ask(learner)
            except TooManyJobs:
                refused.append(1)

    threads = [threading.Thread(target=request) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    session().rollback()
    assert len(refused) == 4
    assert len([job for job in session().query(Job) if job.state in UNFINISHED]) == MOST_UNFINISHED
