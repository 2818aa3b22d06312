"""The first page: what is due, and a box that takes an article or says why not."""

import io
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.bank.models import Article
from quizapp.db import new_id, session, unit_of_work, utcnow
from quizapp.jobs.models import Job
from quizapp.jobs.worker import Worker
from quizapp.memory import plans
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card
from quizapp.memory.settings import PlanSettings
from quizapp.study.session import Submission, answer, next_card
from tests.conftest import count
from tests.factory import make_deck

FERRY = (
    "The Lindholm ferry was built in 1974 by the Voss yard in Bergen. It carries up to 62 cars across "
    "the sound. In 1991 the county of Rogaland bought the ferry for 14 million kroner."
)
NO_FACT = "Well, who knows? Perhaps we will, perhaps we won't. Oh, how nice that would be! And then what?"


@pytest.fixture
def client(app: Flask, learner: User) -> FlaskClient:
    return app.test_client()


def post(client: FlaskClient, **fields):
    return client.post("/articles", data=fields, content_type="multipart/form-data")


def test_a_newcomer_is_called_to_study_the_first_deck(client: FlaskClient, learner: User) -> None:
    deck = make_deck(learner, facts=3, name="Ferries of the north")
    page = client.get("/")
    assert page.status_code == 200
    assert "to study today" in page.text
    assert "Start studying" in page.text
    assert f"/study/{deck.id}" in page.text
    assert "3 new" in page.text


def test_with_nothing_left_it_says_when_the_cards_come_back(client: FlaskClient, learner: User) -> None:
    make_deck(learner, facts=1)
    with unit_of_work():
        card = session().scalars(sa.select(Card)).one()
        card.state, card.queue = "review", "review"
        card.due_at = utcnow() + timedelta(days=3)
        card.due_day = days_of(learner).day(card.due_at)
    page = client.get("/").text
    assert "Nothing to study today" in page
    assert "The next cards come in 3 days." in page


def test_new_cards_beyond_todays_limit_come_tomorrow(client: FlaskClient, learner: User) -> None:
    deck = make_deck(learner, facts=2)
    plan = plans.find(learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, PlanSettings(new_per_day=0))
    assert "The next cards" not in client.get("/").text
    plans.change_settings(plan, PlanSettings(new_per_day=1))
    asked = next_card(learner, deck)
    assert asked.card is not None
    assert asked.version is not None
    easy = Submission(
        id=new_id(), card_id=asked.card.id, question_id=asked.version.question_id, version=1, rating=4
    )
    answer(learner, easy)
    assert "The next cards come tomorrow." in client.get("/").text


def test_an_empty_app_offers_the_built_in_article(client: FlaskClient, app: Flask) -> None:
    assert "Begin with the built-in article" in client.get("/").text
    job = client.post("/library").location
    assert "Making questions" in client.get(job).text
    Worker(app).sweep()
    assert client.get(job).location == "/"
    page = client.get("/").text
    assert "Start studying" in page
    assert "Begin with the built-in article" not in page


def test_a_pasted_article_becomes_a_job_and_then_a_bench(client: FlaskClient, app: Flask) -> None:
    answer = post(client, text=FERRY.replace(". ", ".\r\n"), title="Ferries")
    assert answer.status_code == 303
    job = answer.location
    assert job.startswith("/jobs/")
    waiting = client.get(job)
    assert "Ferries" in waiting.text
    assert 'http-equiv="refresh"' in waiting.text
    Worker(app).sweep()
    done = client.get(job)
    assert done.status_code == 303
    assert done.location.startswith("/articles/")
    bench = client.get(done.location)
    assert "62 cars" in bench.text
    assert "Your drafts are waiting" in client.get("/").text


def test_a_file_is_taken_instead_of_the_text(client: FlaskClient) -> None:
    file = (io.BytesIO(f"# Ferry tales\n\n{FERRY}".encode()), "ferry.md")
    assert post(client, text="", file=file).status_code == 303
    assert "Ferry tales" in client.get("/articles").text


def test_the_same_text_again_leads_to_what_is_there(client: FlaskClient, app: Flask) -> None:
    post(client, text=FERRY)
    Worker(app).sweep()
    again = post(client, text=FERRY)
    assert again.location.startswith("/articles/")
    assert "You have this text already" in client.get(again.location).text
    assert count(Job) == 1


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"text": ""}, 422, "There is no text here"),
        ({"text": "  \r\n "}, 422, "There is no text here"),
        ({"text": "ferry"}, 422, "Nothing was stored"),
        ({"text": "Die Fähre wurde auf der Werft gebaut und fährt seitdem jeden Tag. " * 9}, 422, "German"),
        ({"text": "The ferry was built in 1974. " * 75_000}, 413, "two megabytes"),
        ({"file": (io.BytesIO(bytes(range(256)) * 40), "ferry.txt")}, 422, "not a text"),
        ({"file": (io.BytesIO(b"%PDF-1.7 ..."), "ferry.pdf")}, 422, "PDF is damaged"),
        ({"text": FERRY, "title": "t" * 501}, 422, "500 characters"),
        ({}, 422, "There is no text here"),
    ],
    ids=["empty", "blank", "one word", "german", "too large", "binary", "pdf", "title", "nothing"],
)
def test_what_cannot_be_used_is_refused_with_a_reason_and_not_stored(
    client: FlaskClient, fields: dict, status: int, words: str
) -> None:
    answer = post(client, **fields)
    assert answer.status_code == status
    assert words in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert count(Article) == count(Job) == 0


def test_what_was_typed_is_kept_when_it_is_refused(client: FlaskClient) -> None:
    answer = post(client, text="Only <three> words", title="My <title>")
    assert "Only &lt;three&gt; words" in answer.text
    assert "My &lt;title&gt;" in answer.text


def test_a_body_beyond_all_measure_is_refused_at_the_door(client: FlaskClient) -> None:
    assert post(client, text="x" * 5_000_000).status_code == 413


def test_an_article_without_a_fact_is_explained_and_gone(client: FlaskClient, app: Flask) -> None:
    job = post(client, text=NO_FACT).location
    Worker(app).sweep()
    page = client.get(job)
    assert page.status_code == 200
    assert "No questions were made" in page.text
    assert "Nothing was stored" in page.text
    assert count(Article) == 0


def test_progress_is_asked_for_in_parts_and_leads_on_when_done(client: FlaskClient, app: Flask) -> None:
    job = post(client, text=FERRY).location
    part = client.get(job, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "Waiting for its turn" in part.text
    Worker(app).sweep()
    done = client.get(job, headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"].startswith("/articles/")


def test_other_peoples_and_unknown_jobs_are_not_there(client: FlaskClient) -> None:
    assert client.get("/jobs/01890000-0000-7000-8000-000000000000").status_code == 404
    assert client.get("/jobs/12345678901234567890").status_code == 404
