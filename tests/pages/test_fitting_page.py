"""The page of the parameters: what came of the last fitting, in words, and a button."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.people import local_learner
from quizapp.db import session, unit_of_work
from quizapp.jobs.models import DONE, FAILED, RUNNING, Job
from quizapp.memory.fit_jobs import do_fit, job_of
from tests.conftest import count
from tests.learners import FIRST_DAY, FORGETFUL, Reviewed, reviews_of, write

PAGE = "/study/fitting"


def shown(client: FlaskClient, **headers: str) -> str:
    """The page as it is now: the tests' own session forgets what it saw before."""
    session().rollback()
    return client.get(PAGE, headers=headers).text


def set_job(state: str, **values: object) -> None:
    with unit_of_work():
        job = job_of(local_learner())
        assert job is not None
        job.state = state
        for name, value in values.items():
            setattr(job, name, value)


def test_before_the_first_fitting_the_page_says_so_and_offers_it(client: FlaskClient) -> None:
    page = shown(client)
    assert "Nothing has been fitted yet" in page
    assert "Fit now" in page


def test_the_button_asks_for_it_once_and_the_page_shows_how_far_it_is(
    app: Flask, client: FlaskClient
) -> None:
    for _ in range(2):
        answer = client.post(PAGE)
        assert (answer.status_code, answer.location) == (303, PAGE)
    with app.app_context():
        assert count(Job) == 1
        set_job(RUNNING, progress=0.2, stage="Fitting and comparing")
    page = shown(client)
    assert "Fitting and comparing" in page
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Fit now" not in page
    part = shown(client, **{"HX-Request": "true"})
    assert part.lstrip().startswith('<div id="fitting"')


@pytest.mark.parametrize(
    ("cards", "words"),
    [(400, "the new parameters foretold better"), (1, "too few reviews on later days")],
)
def test_it_says_in_plain_words_what_came_of_it(
    app: Flask, client: FlaskClient, cards: int, words: str
) -> None:
    client.post(PAGE)
    with app.app_context():
        learner = local_learner()
        write(learner, reviews_of(FORGETFUL, cards, 10) if cards > 1 else [Reviewed(0, FIRST_DAY, 3)])
        job = job_of(learner)
        assert job is not None
        do_fit(job, lambda _progress, _stage: None)
        set_job(DONE)
    page = shown(client)
    assert words in page
    assert ("surprise before" in page) == (cards > 1)
    assert "hx-trigger" not in page


def test_a_job_that_failed_says_why(app: Flask, client: FlaskClient) -> None:
    client.post(PAGE)
    with app.app_context():
        set_job(FAILED, error="It went wrong. What was stored is safe.")
    page = shown(client)
    assert "It went wrong. What was stored is safe." in page
    assert "Fit now" in page
