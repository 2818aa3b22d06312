"""The life of a sign-in: a new id each time, out of scripts' reach, ended by the person, by time, by logging out."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp import create_app
from quizapp.accounts import sign_ins
from quizapp.accounts.models import SignIn
from quizapp.db import session, unit_of_work, utcnow
from tests.conftest import count
from tests.trust.people import PASSWORD, account, browser, sign_in


@pytest.fixture
def ada(app: Flask) -> str:
    return account(app, "ada", "admin")


def word_of(client: FlaskClient) -> str | None:
    with client.session_transaction() as held:
        found: str | None = held.get("_user_id")
        return found


def ages(seconds_idle: float, seconds_old: float) -> None:
    """Makes every sign-in as old as that."""
    now = utcnow()
    with unit_of_work() as work:
        work.execute(
            sa.update(SignIn).values(
                seen_at=now - timedelta(seconds=seconds_idle), created_at=now - timedelta(seconds=seconds_old)
            )
        )


def test_the_cookie_holds_a_random_word_and_the_table_its_digest(app: Flask, ada: str) -> None:
    word = word_of(browser(app, "ada"))
    assert word
    assert word not in ada
    with app.app_context():
        row = session().scalars(sa.select(SignIn)).one()
        assert word not in (row.digest, str(row.id), row.agent)


def test_signing_in_gives_a_new_id_whatever_the_browser_brought(app: Flask, ada: str) -> None:
    client = browser(app)
    with client.session_transaction() as held:
        held["_user_id"], held["planted"] = "an id that an attacker knows", "1"
    sign_in(client, "ada")
    first = word_of(client)
    with client.session_transaction() as held:
        assert "planted" not in held
    sign_in(client, "ada")
    assert first not in (None, "an id that an attacker knows", word_of(client))


def test_a_word_that_was_never_given_opens_nothing(app: Flask, ada: str) -> None:
    client = browser(app)
    for word in ("", "x", ada, "0" * 43):
        with client.session_transaction() as held:
            held["_user_id"] = word
        assert client.get("/api/v1/me").status_code == 401


def test_after_signing_out_the_old_cookie_opens_nothing(app: Flask, ada: str) -> None:
    client, thief = browser(app, "ada"), browser(app)
    stolen = client.get_cookie("quizapp_session")
    assert stolen
    thief.set_cookie("quizapp_session", stolen.value)
    assert thief.get("/api/v1/me").status_code == 200
    client.post("/sign-out")
    assert thief.get("/api/v1/me").status_code == 401
    with app.app_context():
        assert count(SignIn) == 0


@pytest.mark.parametrize(
    ("idle", "old", "status"),
    [
        (sign_ins.IDLE.total_seconds() - 60, sign_ins.IDLE.total_seconds(), 200),
        (sign_ins.IDLE.total_seconds() + 1, sign_ins.IDLE.total_seconds() + 1, 401),
        (0, sign_ins.LONGEST.total_seconds() - 60, 200),
        (0, sign_ins.LONGEST.total_seconds() + 1, 401),
    ],
)
def test_a_sign_in_ends_by_itself(app: Flask, ada: str, idle: float, old: float, status: int) -> None:
    client = browser(app, "ada")
    with app.app_context():
        ages(idle, old)
    assert client.get("/api/v1/me").status_code == status


def test_use_keeps_a_sign_in_alive_and_is_noted_once_in_a_while(app: Flask, ada: str) -> None:
    client = browser(app, "ada")
    with app.app_context():
        ages(3600, 3600)
        before = session().scalar(sa.select(SignIn.seen_at))
    client.get("/api/v1/me")
    with app.app_context():
        seen = session().scalar(sa.select(SignIn.seen_at))
        assert before < seen
    client.get("/api/v1/me")
    with app.app_context():
        assert session().scalar(sa.select(SignIn.seen_at)) == seen


def test_a_person_ends_their_own_sign_ins_only(app: Flask, ada: str) -> None:
    account(app, "sam")
    here, there, other = browser(app, "ada"), browser(app, "ada"), browser(app, "sam")
    with app.app_context():
        rows = session().scalars(sa.select(SignIn).order_by(SignIn.created_at)).all()
        first, second, foreign = (str(row.id) for row in rows)
    assert here.post(f"/account/sign-ins/{foreign}/end").status_code == 404
    assert other.get("/api/v1/me").status_code == 200
    assert here.post(f"/account/sign-ins/{second}/end").status_code == 303
    assert there.get("/api/v1/me").status_code == 401
    assert here.get("/api/v1/me").status_code == 200
    assert first in str(rows[0].id)


def test_a_person_ends_all_others_at_once(app: Flask, ada: str) -> None:
    here, there = browser(app, "ada"), browser(app, "ada")
    here.post("/account/sign-ins/end-others")
    assert (here.get("/api/v1/me").status_code, there.get("/api/v1/me").status_code) == (200, 401)


def test_the_page_names_the_browser_and_escapes_what_it_says(app: Flask, ada: str) -> None:
    client = browser(app)
    client.environ_base["HTTP_USER_AGENT"] = "<script>alert(1)</script>" + "x" * 500
    sign_in(client, "ada")
    page = client.get("/account").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("scheme", "name", "secure"),
    [("http", "quizapp_session", False), ("https", "__Host-quizapp_session", True)],
)
def test_cookie_flags_follow_the_scheme(
    scheme: str, name: str, secure: bool, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_SCHEME", scheme)
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path))
    answer = create_app().test_client().get("/styleguide")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{name}=")
    assert ("Secure" in cookie) is secure
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert ("Strict-Transport-Security" in answer.headers) is secure


def test_only_who_asks_for_it_stays_signed_in_after_the_browser_is_closed(app: Flask, ada: str) -> None:
    assert "Expires" not in sign_in(browser(app), "ada").headers["Set-Cookie"]
    assert "Expires" in sign_in(browser(app), "ada", PASSWORD, stay="y").headers["Set-Cookie"]


def forgets_to_look(_sign_in: SignIn, _now: object) -> bool:
    return False


@pytest.mark.parametrize("broken", [forgets_to_look])
def test_the_check_of_age_can_fail(
    app: Flask, ada: str, monkeypatch: pytest.MonkeyPatch, broken: Callable[..., bool]
) -> None:
    """The twin of the tests above: with the check of age taken out, an old sign-in opens the app."""
    client = browser(app, "ada")
    with app.app_context():
        ages(sign_ins.IDLE.total_seconds() + 1, sign_ins.IDLE.total_seconds() + 1)
    assert client.get("/api/v1/me").status_code == 401
    monkeypatch.setattr(sign_ins, "is_over", broken)
    assert client.get("/api/v1/me").status_code == 200
