"""The statistics page draws every panel, each with a table for whoever cannot see it, and tells no other's."""

from uuid import UUID

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner
from quizapp.db import unit_of_work
from quizapp.insights.panel import panels
from quizapp.insights.panels.today import Today
from tests.factory import make_deck
from tests.insights.test_numbers import study


@pytest.fixture
def studied(app: Flask) -> None:
    with app.app_context():
        study(local_learner())


def test_before_anything_was_studied_the_page_says_so(client: FlaskClient) -> None:
    page = client.get("/insights")
    assert page.status_code == 200
    assert "Nothing studied yet" in page.text
    assert "<table" not in page.text


@pytest.mark.usefixtures("studied")
def test_every_panel_is_there_with_its_table(client: FlaskClient) -> None:
    page = client.get("/insights").text
    assert page.count("<h2") >= len(panels()) - 1
    main = page.split("<main")[1]
    assert main.count("<table") >= 5
    assert 'style="' not in main


@pytest.mark.usefixtures("studied")
def test_the_menu_leads_to_it_and_each_deck_has_its_own(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        deck_id = make_deck(local_learner(), 1, name="Other deck").id
    assert 'href="/insights"' in client.get("/").text
    assert "Other deck" in client.get(f"/insights/{deck_id}").text


def test_another_learners_deck_is_not_found(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        with unit_of_work() as work:
            stranger = User(name="stranger", role="author")
            work.add(stranger)
        deck_id: UUID = make_deck(stranger, 1).id
    assert client.get(f"/insights/{deck_id}").status_code == 404


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "less than a second an answer"), (1.2, "1 second an answer"), (7.6, "8 seconds an answer")],
)
def test_the_own_pace_reads_as_people_say_it(app: Flask, seconds: float, words: str) -> None:
    numbers = Today(
        due=3,
        learning=0,
        new=0,
        seconds=seconds,
        tries=None,
        minutes=1,
        answers=0,
        right=0,
        spent=0.0,
        begun=True,
    )
    with app.test_request_context():
        assert words in render_template("insights/today.html", numbers=numbers)
