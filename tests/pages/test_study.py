"""Studying in the browser without JavaScript: forms and links alone do everything."""

import re
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.people import local_learner
from quizapp.bank.models import QuestionVersion
from quizapp.bank.versions import to_question
from quizapp.db import new_id, session
from quizapp.memory.models import Card, LogEntry
from tests.factory import make_deck


@pytest.fixture
def deck(app: Flask) -> UUID:
    with app.app_context():
        return make_deck(local_learner(), 2).id


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the answer form."""
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = value[1] if value else ""
    return found


def option(app: Flask, question: str, right: bool) -> str:
    with app.app_context():
        version = (
            session()
            .scalars(sa.select(QuestionVersion).where(QuestionVersion.question_id == UUID(question)))
            .one()
        )
        return next(each.id for each in to_question(version).options if each.correct == right)


def entries(app: Flask) -> int:
    with app.app_context():
        return session().scalar(sa.select(sa.func.count()).select_from(LogEntry)) or 0


def test_a_question_is_asked_without_its_key(app: Flask, client: FlaskClient, deck: UUID) -> None:
    page = client.get(f"/study/{deck}").text
    assert "In which year was the Lindholm ferry built?" in page
    assert "1991" in page
    for secret in ("in service since 1974", "by the Voss yard", "correct"):
        assert secret not in page


def test_a_right_answer_shows_evidence_and_the_four_ratings(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    page = client.post(
        f"/study/{deck}/answers",
        data={**form, "response": option(app, form["question"], True)},
        follow_redirects=True,
    ).text
    for shown in ("Right", "The Lindholm ferry was built in 1974 by the Voss yard.", "Again", "Easy"):
        assert shown in page


def test_a_wrong_answer_says_what_is_right_and_when_it_comes_back(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    page = client.post(
        f"/study/{deck}/answers",
        data={**form, "response": option(app, form["question"], False)},
        follow_redirects=True,
    ).text
    for shown in ("Not right", "Right answer", "It comes back in 1 minute"):
        assert shown in page


def test_the_same_form_sent_twice_is_one_answer(app: Flask, client: FlaskClient, deck: UUID) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    data = {**form, "response": option(app, form["question"], True)}
    for _ in range(2):
        assert client.post(f"/study/{deck}/answers", data=data).status_code == 302
    assert entries(app) == 1


def test_a_form_sent_again_with_another_answer_shows_the_one_that_stands(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    for right, took_ms in ((True, 900), (False, 1700)):
        data = {**form, "response": option(app, form["question"], right), "took_ms": took_ms}
        page = client.post(f"/study/{deck}/answers", data=data, follow_redirects=True)
        assert page.status_code == 200
        assert "Not right" not in page.text
    assert entries(app) == 1


def test_showing_the_answer_and_rating_it(app: Flask, client: FlaskClient, deck: UUID) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    shown = client.get(f"/study/{deck}?reveal={form['card']}").text
    assert "The Lindholm ferry was built in 1974 by the Voss yard." in shown
    assert entries(app) == 0
    client.post(f"/study/{deck}/answers", data={**fields(shown), "rating": "4"})
    with app.app_context():
        assert session().get_one(Card, UUID(form["card"])).state == "review"


def test_checking_without_an_answer_shows_the_answer(app: Flask, client: FlaskClient, deck: UUID) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    answer = client.post(f"/study/{deck}/answers", data=form)
    assert answer.location.endswith(f"reveal={form['card']}")
    assert entries(app) == 0


def test_undo_asks_the_same_card_again(app: Flask, client: FlaskClient, deck: UUID) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    client.post(f"/study/{deck}/answers", data={**form, "response": option(app, form["question"], True)})
    client.post(f"/study/{deck}/undo")
    assert fields(client.get(f"/study/{deck}").text)["card"] == form["card"]


def test_the_end_says_what_was_done_and_when_it_goes_on(app: Flask, client: FlaskClient, deck: UUID) -> None:
    for _ in range(2):
        form = fields(client.get(f"/study/{deck}").text)
        data = {**form, "response": option(app, form["question"], True), "rating": "4"}
        client.post(f"/study/{deck}/answers", data=data)
    page = client.get(f"/study/{deck}").text
    for shown in ("Done for now", "answers today", "comes back in"):
        assert shown in page


@pytest.mark.parametrize(
    "broken", [{"id": "x"}, {"card": "'; --"}, {"version": "-1"}, {"version": "9" * 20}, {"rating": "5"}]
)
def test_a_broken_form_changes_nothing_and_is_no_crash(
    app: Flask, client: FlaskClient, deck: UUID, broken: dict[str, str]
) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    answer = client.post(f"/study/{deck}/answers", data={**form, "response": "?", **broken})
    assert answer.status_code < 500
    assert entries(app) == 0


def test_an_unknown_deck_is_not_found(client: FlaskClient) -> None:
    assert client.get(f"/study/{new_id()}").status_code == 404
    assert client.get("/study/12345678901234567890").status_code == 404
