"""Marks, due dates, forgetting and reports by API: the same verbs as on the pages."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from quizapp.bank.models import Deck
from quizapp.db import session
from quizapp.memory.models import Card
from tests.api.conftest import KeyedClient


@pytest.fixture
def asked(api: KeyedClient, deck: Deck) -> dict[str, Any]:
    return api.get(f"/api/v1/decks/{deck.id}/next").json["card"]  # type: ignore[index,no-any-return]


@pytest.mark.parametrize(
    ("mark", "value", "name", "kept"),
    [
        ("suspended", True, "suspended", True), ("flag", 5, "flag", 5), ("note", "mine", "note", "mine"),
        ("note", None, "note", None), ("leech", False, "leech", False),
    ],
)  # fmt: skip
def test_a_mark_is_set_and_the_card_comes_back(
    api: KeyedClient, asked: dict[str, Any], mark: str, value: object, name: str, kept: object
) -> None:
    answer = api.post(f"/api/v1/cards/{asked['id']}/marks", json={"mark": mark, "value": value})
    assert answer.status_code == 200
    assert answer.json is not None
    assert (answer.json["id"], answer.json[name]) == (asked["id"], kept)


def test_a_buried_card_is_not_asked_today(api: KeyedClient, deck: Deck, asked: dict[str, Any]) -> None:
    answer = api.post(f"/api/v1/cards/{asked['id']}/marks", json={"mark": "buried", "value": True})
    assert answer.json is not None
    assert answer.json["buried_until"]
    assert api.get(f"/api/v1/decks/{deck.id}/next").json["card"]["id"] != asked["id"]  # type: ignore[index]


@pytest.mark.parametrize(
    "body",
    [
        {}, {"mark": "queue", "value": "new"}, {"mark": "flag", "value": 8}, {"mark": "flag", "value": True},
        {"mark": "suspended", "value": 1}, {"mark": "leech", "value": True}, {"mark": "note", "value": "x" * 2_001},
        {"mark": "flag"}, {"mark": "flag", "value": 1.5}, {"mark": "flag", "value": [1]},
    ],
)  # fmt: skip
def test_a_mark_that_there_is_not_is_refused(api: KeyedClient, asked: dict[str, Any], body: object) -> None:
    answer = api.post(f"/api/v1/cards/{asked['id']}/marks", json=body)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def test_a_due_date_is_days_from_today_or_a_date(app: Flask, api: KeyedClient, asked: dict[str, Any]) -> None:
    address = f"/api/v1/cards/{asked['id']}/due"
    new = api.post(address, json={"day": 3})
    assert new.status_code == 422
    assert new.json is not None
    assert new.json["code"] == "not-learnt"
    rate(api, asked, 4)
    with app.app_context():
        before = session().get_one(Card, UUID(asked["id"]))
        kept = (before.stability, before.difficulty)
    first = api.post(address, json={"day": 3}).json
    on = date.fromisoformat(first["due"][:10]) + timedelta(days=4)  # type: ignore[index]
    second = api.post(address, json={"day": on.isoformat()}).json
    assert second is not None
    assert second["due"][:10] == on.isoformat()
    assert (second["state"], second["stability"], second["difficulty"]) == ("review", *kept)


@pytest.mark.parametrize("day", [-1, 36_501, "2001-01-01", "tomorrow", 1.5, None, True])
def test_a_due_date_that_makes_no_sense_is_refused(
    api: KeyedClient, asked: dict[str, Any], day: object
) -> None:
    rate(api, asked, 4)
    assert api.post(f"/api/v1/cards/{asked['id']}/due", json={"day": day}).status_code == 422


def test_a_forgotten_card_is_new_and_undo_brings_it_back(api: KeyedClient, asked: dict[str, Any]) -> None:
    rate(api, asked, 4)
    card = api.post(f"/api/v1/cards/{asked['id']}/forget").json
    assert card is not None
    assert (card["state"], card["stability"]) == ("new", None)
    newest = [line for line in api.get("/api/v1/answers").json if line["kind"] == "reschedule"][-1]  # type: ignore[union-attr]
    back = api.post(f"/api/v1/answers/{newest['id']}/undo").json
    assert back is not None
    assert back["state"] == "review"


def test_a_question_is_reported_once(api: KeyedClient, asked: dict[str, Any]) -> None:
    address = f"/api/v1/questions/{asked['question']['id']}/reports"
    sent = {"reason": "two-right", "note": "1973 fits too", "version": asked["question"]["version"]}
    answer = api.post(address, json=sent)
    assert answer.status_code == 201
    assert answer.json is not None
    assert answer.json["put_aside"]
    assert api.post(address, json=sent).status_code == 409
    for body in ({"reason": "boring"}, {}, {"reason": "typo", "note": "x" * 2_001}):
        assert api.post(address, json=body).status_code == 422
    assert api.post(address, json={"reason": "typo", "version": 9}).status_code == 404


def rate(api: KeyedClient, asked: dict[str, Any], rating: int) -> None:
    answer = {
        "id": "0198c0de-0000-7000-8000-000000000001",
        "card": asked["id"],
        "question": asked["question"]["id"],
        "version": asked["question"]["version"],
        "rating": rating,
    }
    assert api.post("/api/v1/answers", json=answer).status_code == 201
