"""Sessions with an end, crams and breaks in the browser, by forms and links alone."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.people import local_learner
from tests.factory import make_deck
from tests.pages.test_study import fields, option


@pytest.fixture
def deck(app: Flask) -> UUID:
    with app.app_context():
        return make_deck(local_learner(), 3).id


def give(app: Flask, client: FlaskClient, url: str, right: bool = True) -> str:
    """Answers the question of a page of a session, and returns where its Continue or rating leads."""
    page = client.get(url, follow_redirects=True)
    form, query = fields(page.text), page.request.query_string.decode()
    deck = page.request.path.split("/")[2]
    answered = client.post(
        f"/study/{deck}/answers?{query}",
        data={**form, "response": option(app, form["question"], right)},
        follow_redirects=True,
    )
    assert query in answered.text
    return f"/study/{deck}?{query}"


def test_ten_minutes_now_and_its_summary(app: Flask, client: FlaskClient, deck: UUID) -> None:
    begun = client.post("/study/sessions", data={"answers": "2", "deck": str(deck)})
    assert "0 of 2 answers" in client.get(begun.location, follow_redirects=True).text
    goes_on = give(app, client, begun.location)
    assert "1 of 2 answers" in client.get(goes_on).text
    goes_on = give(app, client, goes_on, right=False)
    summary = client.get(goes_on, follow_redirects=True)
    assert summary.request.path.endswith("/summary")
    for told in ("That was 2 answers", "50 %", "What comes back when", "Point by point"):
        assert told in summary.text


def test_a_session_can_be_ended_at_once(client: FlaskClient, deck: UUID) -> None:
    assert deck
    begun = client.post("/study/sessions", data={"minutes": "10"})
    ended = client.post(f"{begun.location}/end", follow_redirects=True)
    assert "Nothing answered" in ended.text
    assert client.get(begun.location, follow_redirects=True).request.path.endswith("/summary")


@pytest.mark.parametrize("data", [{}, {"minutes": "0"}, {"answers": "many"}], ids=str)
def test_a_session_without_an_end_is_refused(client: FlaskClient, data: dict[str, str]) -> None:
    page = client.post("/study/sessions", data=data, follow_redirects=True)
    assert page.status_code in (200, 422)
    assert "/study/sessions/" not in page.request.path


def test_going_over_what_was_forgotten(app: Flask, client: FlaskClient, deck: UUID) -> None:
    give_plain = client.get(f"/study/{deck}").text
    form = fields(give_plain)
    client.post(f"/study/{deck}/answers", data={**form, "response": option(app, form["question"], False)})
    assert "What you forgot today" in client.get(f"/study/{deck}/cram").text
    begun = client.post(f"/study/{deck}/cram", data={"choice": "forgotten today"})
    assert "1 to go over" in client.get(begun.location, follow_redirects=True).text
    goes_on = give(app, client, begun.location)
    assert "Going over moves no schedule" in client.get(goes_on, follow_redirects=True).text


def test_a_cram_of_nothing_says_so(client: FlaskClient, deck: UUID) -> None:
    page = client.post(f"/study/{deck}/cram", data={"choice": "leeches"})
    assert page.status_code == 422
    assert "No card that you study fits" in page.text


def test_a_strangers_session_is_not_found(client: FlaskClient, deck: UUID) -> None:
    for unknown in (UUID(int=5), "nonsense"):
        assert client.get(f"/study/{deck}?session={unknown}").status_code == 404


def test_a_holiday_in_the_past_is_refused_at_its_field(client: FlaskClient, deck: UUID) -> None:
    assert deck
    page = client.post("/study/pause", data={"until": "2020-01-01"})
    assert page.status_code == 422
    assert "A pause ends tomorrow at the earliest" in page.text


def test_a_holiday_is_taken(client: FlaskClient, deck: UUID) -> None:
    assert deck
    back = date.today() + timedelta(days=14)  # noqa: DTZ011  any date ahead will do
    assert (
        "Nothing falls due before"
        in client.post("/study/pause", data={"until": back.isoformat()}, follow_redirects=True).text
    )
    assert "There is nothing to catch up with" in client.get("/study/rest").text


def test_the_last_answer_of_a_session_is_undone_from_its_summary(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    begun = client.post("/study/sessions", data={"answers": "1", "deck": str(deck)})
    goes_on = give(app, client, begun.location)
    summary = client.get(goes_on, follow_redirects=True)
    assert f'action="{begun.location}/undo"' in summary.text
    page = client.post(f"{begun.location}/undo", follow_redirects=True)
    assert "0 of 1 answers" in page.text
    assert fields(page.text)["card"]
    assert client.post(f"{begun.location}/undo").status_code == 404


def test_what_is_done_to_a_card_stays_within_the_session(client: FlaskClient, deck: UUID) -> None:
    begun = client.post("/study/sessions", data={"answers": "2", "deck": str(deck)})
    page = client.get(begun.location, follow_redirects=True)
    session_id = begun.location.rpartition("/")[2]
    card = fields(page.text)["card"]
    address = f"/study/{deck}/cards/{card}/bury?session={session_id}"
    assert address in page.text
    after = client.post(address, follow_redirects=True)
    assert "0 of 2 answers" in after.text
    assert "Put aside until tomorrow." in after.text
    assert fields(after.text)["card"] != card
