"""The app serves one person on this computer, and lets nobody else in."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.people import local_learner, make_token
from quizapp.local import digest
from tests.conftest import build

PAGES = ("/", "/styleguide", "/healthz", "/api/v1/me", "/static/css/base.css", "/nowhere")


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8000"]
)
def test_this_computer_is_answered(browser: FlaskClient, host: str) -> None:
    assert browser.get("/api/v1/me", headers={"Host": host}).json["name"] == "local"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8000",
        "evil.example#127.0.0.1",
        "user@localhost",
        "localhost:8000:1",
        "localhost:",
        "localhost:١",
        "localhost/../",
        "127.0.0.2",
        "0.0.0.0",
        "[::]",
        "2130706433",
        "<script>",
        "",
    ],
)
@pytest.mark.parametrize("path", PAGES)
def test_another_host_is_refused_and_not_reflected(browser: FlaskClient, host: str, path: str) -> None:
    answer = browser.get(path, environ_overrides={"HTTP_HOST": host})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert not host or host not in answer.text
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "header",
    [
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix",
        "X-Forwarded-Any",
    ],
)
def test_a_forwarded_request_is_refused(browser: FlaskClient, header: str) -> None:
    assert browser.get("/api/v1/me", headers={header: "for=1.2.3.4"}).status_code == 400


@pytest.mark.parametrize(
    "value", ["Bearer", "Bearer x", "Basic bG9jYWw6", "Bearer " + "a" * 10_000, "", "Bearer \xff"]
)
def test_a_wrong_key_is_refused_though_the_local_learner_needs_none(browser: FlaskClient, value: str) -> None:
    answer = browser.get("/api/v1/me", headers={"Authorization": value})
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_key_speaks_for_its_owner(app: Flask, browser: FlaskClient) -> None:
    with app.app_context():
        local_learner()
        key = make_token("local")
    answer = browser.get("/api/v1/me", headers={"Authorization": f"Bearer {key}"})
    assert (answer.json["name"], answer.json["role"]) == ("local", "author")
    assert "Set-Cookie" not in answer.headers


@pytest.fixture
def with_csrf(app: Flask) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = True
    return app.test_client()


def page_token(client: FlaskClient) -> str:
    found = re.search(r'name="csrf-token" content="([^"]+)"', client.get("/styleguide").text)
    assert found
    return found[1]


UNSAFE = [
    ("POST", "/api/v1/articles"),
    ("PUT", "/api/v1/attempts/0/responses/1"),
    ("PATCH", "/api/v1/questions/0"),
]


def test_every_route_that_changes_things_asks_a_session_for_its_token(
    app: Flask, with_csrf: FlaskClient
) -> None:
    tried = 0
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) & {"POST", "PUT", "PATCH", "DELETE"}:
            uuid = "00000000-0000-4000-8000-000000000000"
            address = re.sub(r"<int[^>]*>", "1", re.sub(r"<uuid:\w+>", uuid, rule.rule))
            address = re.sub(r"<[^>]+>", "x", address)
            for headers in ({}, {"X-CSRF-Token": "x"}, {"Origin": "http://evil.example"}):
                answer = with_csrf.open(address, method=method, json={}, headers=headers)
                assert answer.status_code == 400, (method, rule.rule)
            tried += 1
    assert tried > 8


def test_the_token_of_the_page_opens_the_api_to_its_session(with_csrf: FlaskClient) -> None:
    headers = {"X-CSRF-Token": page_token(with_csrf)}
    answer = with_csrf.post("/api/v1/articles", json={"title": "x"}, headers=headers)
    assert answer.status_code == 422


def test_the_token_of_another_session_does_not(app: Flask, with_csrf: FlaskClient) -> None:
    token = page_token(app.test_client())
    page_token(with_csrf)
    answer = with_csrf.post("/api/v1/articles", json={"title": "x"}, headers={"X-CSRF-Token": token})
    assert (answer.status_code, answer.json["code"]) == (400, "csrf")


def test_a_key_needs_no_token(app: Flask, with_csrf: FlaskClient) -> None:
    with app.app_context():
        local_learner()
        key = make_token("local")
    headers = {"Authorization": f"Bearer {key}"}
    assert with_csrf.post("/api/v1/articles", json={"title": "x"}, headers=headers).status_code == 422


def test_no_method_can_be_put_over_another(with_csrf: FlaskClient) -> None:
    for headers in ({"X-HTTP-Method-Override": "POST"}, {"X-HTTP-Method": "PATCH"}):
        assert with_csrf.get("/api/v1/decks?_method=POST", headers=headers).json == []


@pytest.fixture
def linked(tmp_path: Path) -> Flask:
    """An app that was started with a link whose key is "sesame"."""
    app = build(tmp_path / "data")
    app.config["LINK"] = digest("sesame")
    return app


def test_without_the_link_pages_stay_closed(linked: Flask) -> None:
    client = linked.test_client()
    page = client.get("/api/v1/me")
    assert (page.status_code, page.json["code"]) == (403, "link-needed")
    assert client.get("/healthz").status_code == 200
    assert client.get("/link/wrong").status_code == 404
    assert client.get("/api/v1/me").status_code == 403


def test_the_link_opens_them_for_one_browser(linked: Flask) -> None:
    client = linked.test_client()
    opened = client.get("/link/sesame")
    assert (opened.status_code, opened.headers["Location"]) == (303, "/")
    assert client.get("/api/v1/me").json["name"] == "local"
    assert linked.test_client().get("/api/v1/me").status_code == 403


def test_a_key_of_the_api_needs_no_link(linked: Flask) -> None:
    with linked.app_context():
        local_learner()
        key = make_token("local")
    answer = linked.test_client().get("/api/v1/me", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 200


def test_an_older_link_opens_nothing(linked: Flask) -> None:
    client = linked.test_client()
    client.get("/link/sesame")
    linked.config["LINK"] = digest("another start")
    assert client.get("/api/v1/me").status_code == 403


def test_without_a_link_there_is_no_such_page(browser: FlaskClient) -> None:
    assert browser.get("/link/sesame").status_code == 404
