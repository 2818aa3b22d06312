"""What every answer carries, and what a fault gives away."""

import logging
import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp import policy
from quizapp.db import Busy, db
from quizapp.errors import Conflict, Refusal
from quizapp.pages import SECURITY_HEADERS

PATHS = (
    "/styleguide",
    "/healthz",
    "/readyz",
    "/api/v1/me",
    "/static/css/base.css",
    "/nowhere",
    "/api/v1/nowhere",
)


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_security_headers(browser: FlaskClient, path: str) -> None:
    headers = browser.get(path).headers
    for name, value in SECURITY_HEADERS.items():
        assert headers[name] == value
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/styleguide", "/api/v1/me", "/api/v1/answers", "/nowhere"])
def test_nothing_personal_is_kept_by_a_cache(browser: FlaskClient, path: str) -> None:
    assert browser.get(path).headers["Cache-Control"] == "no-store"


def test_a_static_file_is_kept_for_ever_under_its_own_address(app: Flask, browser: FlaskClient) -> None:
    with app.test_request_context():
        address = app.url_for("static", filename="css/base.css")
    assert re.fullmatch(r"/static/css/base\.css\?v=[0-9a-f]{12}", address)
    assert "immutable" in browser.get(address).headers["Cache-Control"]
    assert browser.get("/static/css/base.css").headers["Cache-Control"] == "no-cache"
    assert browser.get("/static/none.css?v=1").headers["Cache-Control"] == "no-store"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    cookie = app.test_client().get("/styleguide").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/api/v1/openapi.json", "/static/css/base.css"])
def test_what_is_for_everybody_sets_no_cookie(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def broken(app: Flask, error: Exception, path: str = "/broken") -> FlaskClient:
    @policy.public
    def view() -> str:
        raise error

    app.add_url_rule(path, path, view)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def test_a_fault_shows_nothing_but_the_id_that_is_in_the_log(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = broken(app, RuntimeError("the canary")).get("/broken")
    assert (answer.status_code, answer.mimetype) == (500, "text/html")
    assert "canary" not in answer.text
    assert "Traceback" not in answer.text
    incident = re.search(r"Incident ([0-9a-f]{16})", caplog.text)
    assert incident
    assert incident[1] in answer.text


def test_a_fault_of_the_api_is_a_problem_with_an_id(app: Flask) -> None:
    answer = broken(app, RuntimeError("the canary"), "/api/v1/broken").get("/api/v1/broken")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert re.fullmatch("[0-9a-f]{16}", answer.json["incident"])
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    "error",
    [
        Busy("Another writer holds the database."),
        sa.exc.OperationalError("SELECT canary", {}, Exception("disk I/O error")),
    ],
)
@pytest.mark.parametrize("path", ["/broken", "/api/v1/broken"])
def test_a_database_that_does_not_answer_is_503_and_says_when_to_try_again(
    app: Flask, error: Exception, path: str
) -> None:
    answer = broken(app, error, path).get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert "canary" not in answer.text


@pytest.mark.parametrize("path", ["/broken", "/api/v1/broken"])
def test_a_refusal_says_why(app: Flask, path: str) -> None:
    answer = broken(app, Conflict("The <b>ferry</b> has left."), path).get(path)
    assert answer.status_code == 409
    assert "ferry" in answer.text
    assert path.startswith("/api") or "<b>ferry" not in answer.text


def test_a_problem_has_the_members_of_the_standard(app: Flask) -> None:
    class Odd(Refusal):
        status = 418
        code = "odd"

    answer = broken(app, Odd("Why not."), "/api/v1/broken").get("/api/v1/broken")
    assert answer.json == {
        "type": "urn:quizapp:problem:odd",
        "title": "I'm a Teapot",
        "status": 418,
        "detail": "Why not.",
        "code": "odd",
    }


def test_a_method_that_is_not_taken_names_those_that_are(browser: FlaskClient) -> None:
    answer = browser.delete("/api/v1/me")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_ready_means_that_the_database_takes_writes(any_app: Flask) -> None:
    client = any_app.test_client()
    assert client.get("/readyz").json == {"status": "ready"}
    assert client.get("/readyz").status_code == 200


def test_not_ready_without_tables_yet_healthy(any_app: Flask) -> None:
    with any_app.app_context(), db.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM alembic_version"))
    client = any_app.test_client()
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_not_ready_on_a_file_that_cannot_be_written(app: Flask) -> None:
    with app.app_context():

        @sa.event.listens_for(db.engine, "connect")
        def read_only(connection: object, _record: object) -> None:
            connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

        db.engine.dispose()
    assert app.test_client().get("/readyz").status_code == 503


def test_the_probe_takes_the_write_lock_once(app: Flask) -> None:
    with app.app_context():
        begun = []

        @sa.event.listens_for(db.engine, "before_cursor_execute")
        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            begun.append(statement)

        assert app.test_client().get("/readyz").status_code == 200
        assert begun.count("BEGIN IMMEDIATE") == 1
        assert begun[-1] == "PRAGMA user_version = 0"


def test_ready_while_another_writer_is_busy(app: Flask) -> None:
    import sqlite3

    with sqlite3.connect(app.config["DATA"] / "quizapp.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert app.test_client().get("/readyz").status_code == 200
        other.execute("ROLLBACK")
    other.close()
