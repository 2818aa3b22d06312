"""The second factor: asked for after the password, each code taken once, recovery codes for a lost phone."""

import re

import pyotp
import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts import second_factor, signing
from quizapp.accounts.models import RecoveryCode, User
from quizapp.db import session
from tests.trust.people import account, browser, sign_in

NOW = 1_780_000_000


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of day for codes, which a test moves on."""
    at = [float(NOW)]
    monkeypatch.setattr(second_factor.time, "time", lambda: at[0])
    return at


@pytest.fixture
def phone(app: Flask, clock: list[float]) -> pyotp.TOTP:
    """The phone of "ada", an admin whose second factor is on; the clock has moved on since."""
    account(app, "ada", "admin")
    client = browser(app, "ada")
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", client.get("/account/second-factor").text)
    assert secret
    totp = pyotp.TOTP(secret[1])
    assert client.post("/account/second-factor", data={"code": totp.at(NOW)}).status_code == 200
    clock[0] += 60
    return totp


def at_the_code(app: Flask) -> FlaskClient:
    client = browser(app)
    answer = sign_in(client, "ada")
    assert answer.headers["Location"] == "/sign-in/code"
    return client


def give(client: FlaskClient, code: str) -> int:
    return client.post("/sign-in/code", data={"code": code}).status_code


def test_the_password_alone_opens_nothing(app: Flask, phone: pyotp.TOTP) -> None:
    client = at_the_code(app)
    assert client.get("/api/v1/me").status_code == 401
    assert give(client, "000000") == 422
    assert client.get("/api/v1/me").status_code == 401


def test_the_code_of_the_phone_signs_in(app: Flask, phone: pyotp.TOTP, clock: list[float]) -> None:
    client = at_the_code(app)
    assert give(client, phone.at(int(clock[0]))) == 303
    assert client.get("/api/v1/me").json["name"] == "ada"


@pytest.mark.parametrize(("seconds", "status"), [(-60, 422), (-30, 303), (0, 303), (30, 303), (60, 422)])
def test_a_clock_may_be_half_a_minute_off(
    app: Flask, phone: pyotp.TOTP, clock: list[float], seconds: int, status: int
) -> None:
    clock[0] += 300
    assert give(at_the_code(app), phone.at(int(clock[0]) + seconds)) == status


def test_a_code_is_taken_once(app: Flask, phone: pyotp.TOTP, clock: list[float]) -> None:
    code = phone.at(int(clock[0]))
    assert give(at_the_code(app), code) == 303
    assert give(at_the_code(app), code) == 422


def test_a_code_that_is_older_than_one_taken_is_refused(
    app: Flask, phone: pyotp.TOTP, clock: list[float]
) -> None:
    assert give(at_the_code(app), phone.at(int(clock[0]))) == 303
    assert give(at_the_code(app), phone.at(int(clock[0]) - 30)) == 422


def test_without_the_memory_of_codes_one_would_be_taken_twice(
    app: Flask, phone: pyotp.TOTP, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of the two above."""
    monkeypatch.setattr(
        second_factor, "_take_code", lambda user, code: second_factor._step_of(user.second_factor, code, None)
    )
    code = phone.at(int(clock[0]))
    assert [give(at_the_code(app), code) for _ in range(2)] == [303, 303]


def test_a_recovery_code_stands_once_for_the_phone(app: Flask) -> None:
    account(app, "ada", "admin")
    with app.app_context():
        ada = signing.by_handle("ada")
        secret = second_factor.new_secret()
        codes = second_factor.turn_on(ada, secret, pyotp.TOTP(secret).at(NOW))
        kept = session().scalars(sa.select(RecoveryCode.digest)).all()
        assert len(set(codes)) == len(kept) == 10
        assert set(codes).isdisjoint(kept)
    assert give(at_the_code(app), f" {codes[0].upper()} ") == 303
    assert give(at_the_code(app), codes[0]) == 422
    assert give(at_the_code(app), codes[1]) == 303


def test_codes_are_guessed_ten_times_at_most(app: Flask, phone: pyotp.TOTP) -> None:
    tried = [give(at_the_code(app), f"{number:06}") for number in range(12)]
    assert tried == [422] * 10 + [429] * 2


def test_the_password_given_stands_for_five_minutes(
    app: Flask, phone: pyotp.TOTP, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = at_the_code(app)
    with client.session_transaction() as held:
        key, since, stay = held["waiting"]
        held["waiting"] = (key, since - 301, stay)
    assert client.get("/sign-in/code").headers["Location"] == "/sign-in"


def test_students_are_not_asked_and_not_offered(app: Flask) -> None:
    account(app, "ada", "admin")
    account(app, "sam")
    assert browser(app, "sam").get("/account/second-factor").status_code == 404


def test_it_is_turned_off_with_the_password_or_by_an_admin(
    app: Flask, phone: pyotp.TOTP, clock: list[float]
) -> None:
    client = at_the_code(app)
    give(client, phone.at(int(clock[0])))
    assert client.post("/account/second-factor/off", data={"proof": "wrong"}).status_code == 422
    bea = account(app, "bea", "admin")
    with app.app_context():
        ada = str(signing.by_handle("ada").id)
    assert browser(app, "bea").post(f"/people/{ada}/second-factor-off").status_code == 303
    with app.app_context():
        assert session().scalars(sa.select(User.second_factor)).all() == [None, None]
        assert session().scalars(sa.select(RecoveryCode)).all() == []
    assert bea
