"""Studying by the API: ask, answer, repeat, rate, take back, export."""

import json
from typing import Any
from uuid import uuid4

import pytest

from quizapp.bank.models import Deck
from tests.api.conftest import KeyedClient


def ask(api: KeyedClient, deck: Deck) -> Any:
    return api.get(f"/api/v1/decks/{deck.id}/next").json


def body_for(asked: Any, text: str = "1974", **more: Any) -> dict[str, Any]:
    question = asked["card"]["question"]
    right = next(each["id"] for each in question["options"] if each["text"] == text)
    return {
        "id": str(uuid4()),
        "card": asked["card"]["id"],
        "question": question["id"],
        "version": question["version"],
        "response": right,
        "took_ms": 900,
    } | more


def test_the_decks_say_what_there_is_to_study(api: KeyedClient, deck: Deck) -> None:
    assert api.get("/api/v1/decks").json == [
        {"id": str(deck.id), "name": "Ferry", "counts": {"new": 3, "learning": 0, "due": 0, "total": 3}}
    ]


def test_what_is_asked_has_no_key(api: KeyedClient, deck: Deck) -> None:
    asked = ask(api, deck)
    assert list(asked) == ["card", "next_due", "counts", "intervals", "mode"]
    assert set(asked["card"]["question"]) == {"id", "version", "kind", "stem", "options"}
    assert all(set(option) == {"id", "text"} for option in asked["card"]["question"]["options"])
    assert list(asked["intervals"]) == ["1", "2", "3", "4"]


def test_an_answer_is_marked_and_its_card_comes_back_later(api: KeyedClient, deck: Deck) -> None:
    asked = ask(api, deck)
    answer = api.post("/api/v1/answers", json=body_for(asked))
    assert answer.status_code == 201
    told = answer.json
    assert (told["score"], told["key"], told["rating"]) == (1.0, "1974", 3)
    assert told["evidence"]["text"].startswith("The Lindholm ferry")
    assert told["cards"] == [{"card": asked["card"]["id"], "score": 1.0, "rating": 3, "due": told["due"]}]
    assert api.get("/api/v1/decks").json[0]["counts"]["learning"] == 1


def test_a_wrong_answer_rates_again(api: KeyedClient, deck: Deck) -> None:
    told = api.post("/api/v1/answers", json=body_for(ask(api, deck), "1964")).json
    assert (told["score"], told["rating"]) == (0.0, 1)


def test_the_same_answer_again_gives_the_same_body(api: KeyedClient, deck: Deck) -> None:
    sent = body_for(ask(api, deck))
    first = api.post("/api/v1/answers", json=sent)
    again = api.post("/api/v1/answers", json=sent)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.data == again.data


def test_the_same_id_with_other_content_is_refused_and_changes_nothing(api: KeyedClient, deck: Deck) -> None:
    sent = body_for(ask(api, deck))
    first = api.post("/api/v1/answers", json=sent)
    other = api.post("/api/v1/answers", json=sent | {"response": None, "rating": 4})
    assert (other.status_code, other.mimetype) == (422, "application/problem+json")
    assert other.json["code"] == "id-used-for-other-content"
    assert api.post("/api/v1/answers", json=sent).data == first.data


def test_an_answer_of_ones_own_rating_has_no_score(api: KeyedClient, deck: Deck) -> None:
    told = api.post("/api/v1/answers", json=body_for(ask(api, deck), response=None, rating=4)).json
    assert (told["score"], told["rating"]) == (None, 4)


def test_a_rating_can_be_changed(api: KeyedClient, deck: Deck) -> None:
    told = api.post("/api/v1/answers", json=body_for(ask(api, deck))).json
    card = api.post(f"/api/v1/answers/{told['id']}/rating", json={"rating": 4}).json
    assert (card["id"], card["state"]) == (told["cards"][0]["card"], "review")
    assert card["due"] > told["due"]
    assert card["cards"][0]["id"] == card["id"]


def test_undo_gives_the_card_as_it_was_and_works_once(api: KeyedClient, deck: Deck) -> None:
    told = api.post("/api/v1/answers", json=body_for(ask(api, deck))).json
    back = api.post(told["undo"])
    assert (back.status_code, back.json["state"], back.json["stability"]) == (200, "new", None)
    assert api.post(told["undo"]).status_code == 409
    assert api.get("/api/v1/decks").json[0]["counts"]["new"] == 3


def test_an_older_answer_cannot_be_taken_back(api: KeyedClient, deck: Deck) -> None:
    first = api.post("/api/v1/answers", json=body_for(ask(api, deck))).json
    api.post("/api/v1/answers", json=body_for(ask(api, deck)))
    assert api.post(first["undo"]).status_code == 409


def test_revealing_shows_the_key_and_logs_nothing(api: KeyedClient, deck: Deck) -> None:
    asked = ask(api, deck)
    shown = api.post(f"/api/v1/cards/{asked['card']['id']}/reveal").json
    assert (shown["question"], shown["key"]) == (asked["card"]["question"]["id"], "1974")
    assert api.get("/api/v1/answers").json == []


def test_the_log_is_exported_oldest_first(api: KeyedClient, deck: Deck) -> None:
    first = api.post("/api/v1/answers", json=body_for(ask(api, deck))).json
    second = api.post("/api/v1/answers", json=body_for(ask(api, deck), "1991")).json
    api.post(second["undo"])
    export = api.get("/api/v1/answers?since=&format=ndjson")
    assert export.mimetype == "application/x-ndjson"
    lines = [json.loads(line) for line in export.text.splitlines()]
    assert [line["kind"] for line in lines] == ["answer", "answer", "undo"]
    assert [line["id"] for line in lines[:2]] == [first["id"], second["id"]]
    assert lines[2]["target"] == second["id"]
    assert lines[0]["cards"][0]["card"] == first["cards"][0]["card"]
    assert api.get("/api/v1/answers").json == lines


def test_the_export_starts_after_what_one_has(api: KeyedClient, deck: Deck) -> None:
    for _ in range(2):
        api.post("/api/v1/answers", json=body_for(ask(api, deck)))
    whole = api.get("/api/v1/answers").json
    assert api.get(f"/api/v1/answers?since={whole[0]['sequence']}").json == whole[1:]
    assert api.get("/api/v1/answers", query_string={"since": whole[1]["received_at"]}).json == whole[1:]
    assert api.get("/api/v1/answers?since=2999-01-01T00:00:00Z").json == []


@pytest.mark.parametrize("since", ["yesterday", "2026-01-01", "1e9", "²"])
def test_an_unreadable_since_is_refused(api: KeyedClient, since: str) -> None:
    assert api.get("/api/v1/answers", query_string={"since": since}).status_code == 422


@pytest.mark.parametrize(
    "change",
    [
        {"id": "1"},
        {"version": "1"},
        {"version": 2**40},
        {"rating": 5},
        {"rating": True},
        {"took_ms": -1},
        {"answered_at": "2026-01-01T00:00:00"},
        {"score": 1.0},
        {"response": "no such option"},
        {"response": {"value": 1}},
        {"response": None},
        {"response": "\0"},
        {"context": "quiz"},
    ],
)
def test_an_odd_answer_is_refused_and_nothing_is_stored(
    api: KeyedClient, deck: Deck, change: dict[str, Any]
) -> None:
    refused = api.post("/api/v1/answers", json=body_for(ask(api, deck)) | change)
    assert refused.status_code in (400, 422)
    assert refused.mimetype == "application/problem+json"
    assert api.get("/api/v1/answers").json == []


def test_an_answered_at_of_the_future_counts_as_now(api: KeyedClient, deck: Deck) -> None:
    api.post("/api/v1/answers", json=body_for(ask(api, deck), answered_at="2999-01-01T00:00:00Z"))
    line = api.get("/api/v1/answers").json[0]
    assert line["answered_at"] == line["received_at"]
