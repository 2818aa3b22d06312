"""Whatever is sent to whatever route: a refusal with a reason, never a fault of the server."""

import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from quizapp.bank.models import Article, Deck, Question
from tests.api.conftest import KeyedClient
from tests.conftest import count

BODIES = {
    "deep list": b"[" * 50_000,
    "deep object": b'{"a":' * 50_000,
    "deep and closed": b"[" * 50_000 + b"]" * 50_000,
    "null": b"null",
    "list": b"[]",
    "text": b'"x"',
    "number": b"1e999",
    "not a number": b'{"version": NaN}',
    "endless number": b'{"version": ' + b"9" * 5_000 + b"}",
    "long number": b'{"version": ' + b"9" * 4_000 + b"}",
    "half": b'{"id": "',
    "half a character": b'{"id": "\\ud800"}',
    "no text": b"\xff\xfe\x00",
    "twice": b'{"id": 1, "id": 2}',
    "more than asked": b'{"role": "admin", "owner_id": "x"}',
    "a character that no database takes": b'{"title": "a\\u0000b", "text": "a"}',
}


def api_routes(app: Flask, methods: set[str]) -> list[tuple[str, str]]:
    return sorted(
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) & methods
    )


def filled(rule: str, part: str) -> str:
    return re.sub(r"<int[^>]*>", "1", re.sub(r"<uuid:\w+>", part, rule))


@pytest.mark.parametrize("body", BODIES)
def test_an_odd_body_is_refused_by_every_route(app: Flask, api: KeyedClient, body: str) -> None:
    routes = api_routes(app, {"POST", "PUT", "PATCH"})
    assert len(routes) > 8
    for method, rule in routes:
        answer = api.open(
            filled(rule, str(uuid4())), method=method, data=BODIES[body], content_type="application/json"
        )
        assert 400 <= answer.status_code < 500, (method, rule, answer.status_code)
        assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_a_body_of_another_type_is_refused(app: Flask, api: KeyedClient, content_type: str) -> None:
    for method, rule in api_routes(app, {"POST", "PUT", "PATCH"}):
        answer = api.open(
            filled(rule, str(uuid4())),
            method=method,
            data=b'{"title": "a", "text": "b"}',
            content_type=content_type,
        )
        assert 400 <= answer.status_code < 500, (method, rule)


@pytest.mark.parametrize(
    "part",
    ["1" * 20, "-1", "0", "%ff", "..%2f..", "%00", "a" * 3_000, "00000000-0000-0000-0000-00000000000g"],
)
def test_an_odd_id_is_not_found(app: Flask, api: KeyedClient, part: str) -> None:
    for method, rule in api_routes(app, {"GET", "POST", "PUT", "PATCH"}):
        if "<uuid:" in rule:
            answer = api.open(filled(rule, part), method=method, json={})
            assert (answer.status_code, answer.mimetype) == (404, "application/problem+json"), (method, rule)


def test_a_slot_of_twenty_digits_is_not_found(api: KeyedClient) -> None:
    answer = api.put(f"/api/v1/attempts/{uuid4()}/responses/{'9' * 20}", json={"revision": 1, "response": 1})
    assert answer.status_code == 404


def test_the_ids_of_nothing_are_not_found(app: Flask, api: KeyedClient) -> None:
    bodies: dict[str, Any] = {
        "rate_answer": {"rating": 3},
        "change_question": {"status": "approved"},
        "mark_card": {"mark": "flag", "value": 3},
        "set_due": {"day": 3},
        "report_question": {"reason": "typo"},
        "save_response": {"revision": 1, "response": "x"},
    }
    with app.test_request_context():
        rules = [
            rule
            for rule in app.url_map.iter_rules()
            if "<uuid:" in rule.rule and rule.rule.startswith("/api/")
        ]
    assert len(rules) > 8
    for rule in rules:
        method = next(iter((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        answer = api.open(filled(rule.rule, str(uuid4())), method=method, json=bodies.get(rule.endpoint[4:]))
        assert answer.status_code == 404, rule.rule


@pytest.mark.parametrize("path", ["/%ff", "/api/%ff", "/api/v1/%80", "/static/%ff", "/%00", "/api/v1/decks/"])
def test_an_undecodable_path_is_not_found(api: KeyedClient, path: str) -> None:
    assert api.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/api/v1/articles", "/api/v1/answers"])
@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
)
def test_twenty_thousand_fields_are_refused(api: KeyedClient, path: str, content_type: str) -> None:
    if content_type.startswith("multipart"):
        part = '--b\r\nContent-Disposition: form-data; name="a{}"\r\n\r\n1\r\n'
        data = "".join(part.format(n) for n in range(20_000)) + "--b--\r\n"
    else:
        data = "&".join(f"a{n}=1" for n in range(20_000))
    answer = api.post(path, data=data, content_type=content_type)
    assert 400 <= answer.status_code < 500


def test_a_query_of_twenty_thousand_parts_is_refused(api: KeyedClient) -> None:
    assert api.get("/api/v1/answers?" + "&".join(f"a{n}=1" for n in range(20_000))).status_code == 413


def test_an_unknown_part_of_a_query_is_refused(api: KeyedClient) -> None:
    assert api.get("/api/v1/answers?learner=x").status_code == 422


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
@pytest.mark.parametrize("zone", ["Z", "+14:00", "-14:00"])
def test_instants_at_the_ends_of_the_calendar_are_no_fault(
    api: KeyedClient, deck: Deck, at: str, zone: str
) -> None:
    since = api.get("/api/v1/answers", query_string={"since": at + zone})
    assert since.status_code in (200, 422)
    assert since.get_data()
    card = api.get(f"/api/v1/decks/{deck.id}/next").json["card"]
    body = {"id": str(uuid4()), "card": card["id"], "rating": 3, "answered_at": at + zone}
    asked = card["question"]
    sent = api.post("/api/v1/answers", json=body | {"question": asked["id"], "version": asked["version"]})
    assert sent.status_code == (422 if at.startswith("0001") else 201)


def test_a_huge_header_is_no_fault(api: KeyedClient) -> None:
    for name in ("Cookie", "X-CSRF-Token", "If-None-Match", "Accept-Language", "Range"):
        assert api.get("/api/v1/me", headers={name: "a" * 100_000}).status_code < 500
    assert api.get("/api/v1/me", headers={"Authorization": "Bearer " + "é" * 50_000}).status_code == 401


def test_a_large_body_is_refused_before_it_is_read(api: KeyedClient) -> None:
    answer = api.post("/api/v1/answers", data=b'{"id": "' + b"a" * 200_000, content_type="application/json")
    assert (answer.status_code, answer.json["title"]) == (413, "Request Entity Too Large")


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "x" * 500])
def test_an_odd_method_is_refused(api: KeyedClient, method: str) -> None:
    assert 400 <= api.open("/api/v1/me", method=method).status_code < 500


def test_nothing_was_stored_by_any_of_it(app: Flask, api: KeyedClient, deck: Deck) -> None:
    with app.app_context():
        before = count(Question), count(Article)
    for body in BODIES.values():
        for method, rule in api_routes(app, {"POST", "PUT", "PATCH"}):
            api.open(filled(rule, str(uuid4())), method=method, data=body, content_type="application/json")
    with app.app_context():
        assert (count(Question), count(Article)) == before
