"""A job's row tells the truth about it, whatever happens to the one who does it."""

from datetime import timedelta

import pytest
from flask import Flask

from quizapp.accounts.models import User
from quizapp.db import session, unit_of_work, utcnow
from quizapp.jobs import claiming, queue
from quizapp.jobs.claiming import ClaimLost
from quizapp.jobs.handlers import JobFailed, handler
from quizapp.jobs.models import Job
from quizapp.jobs.worker import Worker


@handler("test-sum")
def add_up(job, report):
    report(0.5, "Adding")
    numbers = job.payload["numbers"]
    if not numbers:
        raise JobFailed("There is nothing to add. Nothing was stored.")
    return {"sum": sum(numbers)}


def ask(learner: User, numbers: list) -> Job:
    return queue.enqueue(learner, "test-sum", {"numbers": numbers})


def dead(job: Job) -> None:
    """Lets the job look as if its worker had died a while ago."""
    with unit_of_work():
        job.heartbeat_at = utcnow() - timedelta(minutes=1)


def test_a_job_is_done_and_keeps_its_result(any_app: Flask, any_learner: User) -> None:
    job = ask(any_learner, [1, 2, 3])
    assert (job.state, job.progress, job.tries) == ("queued", 0.0, 0)
    Worker(any_app).sweep()
    assert (job.state, job.progress, job.tries, job.result) == ("done", 1.0, 1, {"sum": 6})
    assert job.finished_at is not None
    assert job.error is None


def test_a_worker_is_woken_by_the_queue(app: Flask, learner: User) -> None:
    first, second = ask(learner, [1]), ask(learner, [2])
    assert [queue.next_rung(), queue.next_rung(), queue.next_rung()] == [first.id, second.id, None]


def test_a_job_that_nobody_could_be_woken_for_is_done_too(
    app: Flask, learner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(queue, "huey", broken)
    job = ask(learner, [4])
    Worker(app).sweep()
    assert job.state == "done"


def test_what_cannot_be_done_ends_with_its_sentence(app: Flask, learner: User) -> None:
    job = ask(learner, [])
    Worker(app).sweep()
    assert (job.state, job.error) == ("failed", "There is nothing to add. Nothing was stored.")


def test_an_unexpected_error_is_told_to_people_without_its_insides(
    app: Flask, learner: User, caplog: pytest.LogCaptureFixture
) -> None:
    job = ask(learner, ["secret"])
    Worker(app).sweep()
    assert job.state == "failed"
    assert job.error is not None
    assert "secret" not in job.error
    assert "Traceback" not in job.error
    assert "Nothing of this try was stored" in job.error
    assert "TypeError" in caplog.text


def test_a_kind_that_nobody_knows_fails_with_a_sentence(app: Flask, learner: User) -> None:
    job = queue.enqueue(learner, "no-such-kind", {})
    Worker(app).sweep()
    assert job.state == "failed"
    assert "does not know" in (job.error or "")


def test_only_one_of_two_workers_gets_a_job(any_learner: User) -> None:
    job = ask(any_learner, [1])
    assert claiming.claim(job.id, "one") is not None
    assert claiming.claim(job.id, "two") is None


def test_a_dead_workers_job_is_taken_up_and_the_dead_one_changes_nothing(any_learner: User) -> None:
    job = ask(any_learner, [1])
    first = claiming.claim(job.id, "one")
    assert first is not None
    dead(job)
    assert claiming.waiting() == [job.id]
    second = claiming.claim(job.id, "two")
    assert second is not None
    for late in (claiming.beat, claiming.release):
        with pytest.raises(ClaimLost):
            late(first)
    with pytest.raises(ClaimLost):
        claiming.finish(first, {"sum": 0})
    claiming.finish(second, {"sum": 1})
    assert (job.state, job.result, job.tries) == ("done", {"sum": 1}, 2)


def test_a_job_is_given_up_after_its_last_try(any_learner: User) -> None:
    job = ask(any_learner, [1])
    for number in range(3):
        assert claiming.claim(job.id, f"worker {number}") is not None
        dead(job)
    assert claiming.claim(job.id, "one more") is None
    assert (job.state, job.error) == ("failed", claiming.GAVE_UP)
    assert claiming.waiting() == []


def test_a_sign_of_life_keeps_a_job(any_learner: User) -> None:
    job = ask(any_learner, [1])
    held = claiming.claim(job.id, "one")
    assert held is not None
    dead(job)
    claiming.beat(held)
    assert claiming.waiting() == []


def test_a_released_job_has_its_try_back(any_learner: User) -> None:
    job = ask(any_learner, [1])
    held = claiming.claim(job.id, "one")
    assert held is not None
    claiming.release(held)
    assert (job.state, job.tries) == ("queued", 0)
    assert claiming.waiting() == [job.id]


def test_progress_is_seen_by_others_while_the_job_runs(any_learner: User) -> None:
    job = ask(any_learner, [1])
    held = claiming.claim(job.id, "one")
    assert held is not None
    claiming.report(held, 0.4, "Half way")
    session().expire_all()
    assert (job.progress, job.stage, job.state) == (0.4, "Half way", "running")
