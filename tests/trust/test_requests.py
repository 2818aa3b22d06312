"""What a request may come with: tokens on every form, safe places to go on to, known hosts, proxies that are counted."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from quizapp import create_app, local
from quizapp.accounts.views import area, signing
from quizapp.extensions import csrf
from quizapp.pages import SECURITY_HEADERS
from tests.trust.people import PASSWORD, Town, account, browser, sign_in, with_token
from tests.trust.routes import NEEDED
from tests.trust.test_matrix import address, rules

ELSEWHERE = [
    "http://evil.example", "https://evil.example/", "//evil.example", "///evil.example", "////evil.example",
    "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "\\/evil.example", "http:evil.example", "http:/evil.example",
    "https:evil.example", "javascript:alert(1)", "data:text/html,x", "/\t/evil.example", "\t//evil.example", "/\n/evil.example",
    " //evil.example", "/ /evil.example", "//evil.example%2f@127.0.0.1", "http://127.0.0.1@evil.example", "evil.example",
    "@evil.example", "?next=//evil.example", "/\x00/evil.example", "http://[", "/.//evil.example", "ftp://evil.example",
    "/%0d/../\r\nLocation: http://evil.example", "",
]  # fmt: skip


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_nowhere_else(app: Flask, target: str) -> None:
    account(app, "ada", "admin")
    client = browser(app)
    answer = client.post(
        "/sign-in", query_string={"next": target}, data={"name": "ada", "password": PASSWORD}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


@pytest.mark.parametrize(
    "target", ["/quizzes", "/quizzes?from=home", "/articles/x#top", "/insights?a=%2F%2Fb"]
)
def test_signing_in_leads_back_to_a_page_of_ours(app: Flask, target: str) -> None:
    account(app, "ada", "admin")
    form = {"name": "ada", "password": PASSWORD}
    answer = browser(app).post("/sign-in", query_string={"next": target}, data=form)
    assert answer.headers["Location"] == target


def test_without_the_check_it_would_lead_elsewhere(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: a check that takes every target is seen by the test above."""
    monkeypatch.setattr(signing, "safe_next", lambda target: target)
    account(app, "ada", "admin")
    form = {"name": "ada", "password": PASSWORD}
    answer = browser(app).post("/sign-in", query_string={"next": "//evil.example"}, data=form)
    assert answer.headers["Location"] == "//evil.example"
    assert area.safe_next("//evil.example") is None


@pytest.fixture
def guarded(town: Town) -> Town:
    """The town with tokens asked for, as outside of tests."""
    town.app.config["WTF_CSRF_ENABLED"] = True
    return town


def forged(guarded: Town) -> Iterator[tuple[str, str, int]]:
    """Sends every unsafe request as another site would make an admin's browser do it."""
    client = guarded.browsers["admin"]
    foreign = with_token(guarded.browsers["student"], "/account")["csrf_token"]
    for rule, method in rules(guarded.app):
        if method == "GET":
            continue
        for form in ({}, {"csrf_token": "x"}, {"csrf_token": foreign}):
            yield method, rule.rule, client.open(address(rule, {}), method=method, data=form).status_code
        as_text = client.open(address(rule, {}), method=method, data="{}", content_type="text/plain")
        yield method, rule.rule, as_text.status_code


def test_every_unsafe_route_asks_for_the_token(guarded: Town) -> None:
    seen = list(forged(guarded))
    assert {status for _, _, status in seen} == {400}
    assert len(seen) > 200


def test_a_route_that_asks_for_none_would_be_seen(guarded: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: with the token not asked for, the forged requests get other answers."""
    monkeypatch.setattr(csrf, "protect", lambda: None)
    assert {status for _, _, status in forged(guarded)} != {400}


def test_signing_in_asks_for_the_token_too(app: Flask) -> None:
    account(app, "ada", "admin")
    app.config["WTF_CSRF_ENABLED"] = True
    client = browser(app)
    assert client.post("/sign-in", data={"name": "ada", "password": PASSWORD}).status_code == 400
    assert sign_in(client, "ada").status_code == 303


def test_every_form_that_changes_things_carries_the_token(guarded: Town) -> None:
    forms = 0
    for rule, method in rules(guarded.app):
        if method != "GET" or rule.rule.startswith("/api/") or rule.endpoint == "own.export":
            continue
        for role in ("admin", "nobody"):
            page = guarded.browsers[role].get(address(rule, {})).text
            for form in re.findall(r'<form\b[^>]*method="post".*?</form>', page, re.DOTALL | re.IGNORECASE):
                assert 'name="csrf_token"' in form, (rule.rule, form[:200])
                forms += 1
    assert forms > 10


def test_every_page_has_the_security_headers(town: Town) -> None:
    for rule, method in rules(town.app):
        if method == "GET":
            headers = town.browsers["admin"].get(address(rule, {})).headers
            for name, value in SECURITY_HEADERS.items():
                assert headers[name] == value, (rule.rule, name)
            assert "no-store" in headers["Cache-Control"], rule.rule


def test_get_changes_nothing_that_is_another_s(town: Town) -> None:
    assert {method for rule, method in rules(town.app) if NEEDED[rule.endpoint] == "admin"} == {"GET", "POST"}


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch, app: Flask) -> Flask:
    """The app as it is set up to be reached by others, behind one proxy."""
    for name, value in {
        "HOSTS": "quiz.example.org,quiz.example.net", "SCHEME": "https", "PROXIES": "1", "DATA": str(app.config["DATA"]),
    }.items():  # fmt: skip
        monkeypatch.setenv(f"QUIZAPP_{name}", value)
    return create_app({"SECRET_KEY": "only for tests", "WTF_CSRF_ENABLED": False})


@pytest.mark.parametrize(
    "host", ["quiz.example.org", "QUIZ.example.org:443", "quiz.example.net", "127.0.0.1:8000"]
)
def test_the_hosts_of_the_settings_are_answered(public: Flask, host: str) -> None:
    assert public.test_client().get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "quiz.example.org.evil.example",
        "evil.example:443",
        "quiz.example.org@evil.example",
        "",
    ],
)
def test_another_host_is_refused_and_not_reflected(public: Flask, host: str) -> None:
    for headers in ({"Host": host}, {"Host": "quiz.example.org", "X-Forwarded-Host": host or "evil.example"}):
        answer = public.test_client().get(
            "/sign-in", environ_overrides={"HTTP_HOST": headers["Host"]}, headers=headers
        )
        assert answer.status_code == 400
        assert "evil" not in answer.text


def test_an_app_that_others_reach_asks_to_sign_in_before_there_is_an_account(public: Flask) -> None:
    client = public.test_client()
    client.environ_base["HTTP_HOST"] = "quiz.example.org"
    assert client.get("/api/v1/me").status_code == 401
    assert client.get("/").headers["Location"] == "/sign-in?next=/"


def test_links_are_made_of_the_settings_never_of_the_request(public: Flask) -> None:
    account(public, "ada", "admin")
    client = public.test_client()
    base = "https://quiz.example.net"
    client.post("/sign-in", data={"name": "ada", "password": PASSWORD}, base_url=base)
    page = client.post("/people/invite", data={"role": "student"}, base_url=base).text
    assert "https://quiz.example.org/join/" in page


def test_the_address_of_the_client_is_what_the_counted_proxy_says(public: Flask) -> None:
    account(public, "ada", "admin")
    client = public.test_client()

    def wrong(forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded, "Host": "quiz.example.org"}
        return client.post("/sign-in", data={"name": "ada", "password": "wrong"}, headers=headers).status_code

    assert [wrong(f"198.51.100.{number}, 192.0.2.1") for number in range(11)] == [422] * 10 + [429]
    assert wrong("192.0.2.1, 192.0.2.2") == 422


def test_a_host_that_is_not_looked_at_would_be_seen(public: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: with every host taken as ours, the test of other hosts fails."""
    monkeypatch.setattr(local, "_is_ours", lambda _host: True)
    with pytest.raises(AssertionError):
        test_another_host_is_refused_and_not_reflected(public, "evil.example")
