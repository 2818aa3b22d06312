"""A forgotten password: the worker mails a link that works, to who asked and to nobody else."""

import re
import smtplib
from email.message import EmailMessage
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp.accounts import mailing
from quizapp.accounts.models import OneTimeLink
from quizapp.db import session
from quizapp.jobs.handlers import JobFailed
from quizapp.jobs.models import Job
from tests.conftest import count
from tests.trust.people import account, browser, sign_in


class Mailbox:
    """Stands for a mail server: keeps what it is given, and what was asked of it before."""

    sent: list[EmailMessage]
    steps: list[str]

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self.steps.append(f"{host}:{port}")

    def __enter__(self) -> "Mailbox":
        return self

    def __exit__(self, *_: object) -> None: ...

    def starttls(self) -> None:
        self.steps.append("tls")

    def login(self, user: str, password: str) -> None:
        self.steps.append(f"{user} {password}")

    def send_message(self, mail: EmailMessage) -> None:
        self.sent.append(mail)


@pytest.fixture
def mailbox(app: Flask, monkeypatch: pytest.MonkeyPatch) -> type[Mailbox]:
    app.config.update(
        SMTP_URL="smtp://quiz%40app:s%3Aecret@mail.example.org", MAIL_FROM="quizapp@example.org",
        HOSTS=("quiz.example.org",), SCHEME="https",
    )  # fmt: skip
    Mailbox.sent, Mailbox.steps = [], []
    monkeypatch.setattr(smtplib, "SMTP", Mailbox)
    account(app, "ada", "admin", email="ada@example.org")
    account(app, "sam", email="sam@example.org")
    account(app, "mia")
    return Mailbox


def work_off(app: Flask) -> None:
    """Does what waits, as the worker would."""
    with app.app_context():
        for job in session().scalars(sa.select(Job)).all():
            mailing.send_reset(job, lambda *_: None)


def test_the_link_in_the_mail_sets_a_new_password(app: Flask, mailbox: type[Mailbox]) -> None:
    browser(app).post("/forgot", data={"name": "Sam"}, headers={"Host": "127.0.0.1"})
    work_off(app)
    (mail,) = mailbox.sent
    assert (mail["To"], mail["From"]) == ("sam@example.org", "quizapp@example.org")
    path = re.search(r"https://quiz\.example\.org(/reset/\S+)", mail.get_content())
    assert path
    assert browser(app).post(path[1], data={"password": "another four long words"}).status_code == 303
    assert sign_in(browser(app), "sam", "another four long words").status_code == 303


def test_the_password_of_the_mail_server_goes_over_tls_only(app: Flask, mailbox: type[Mailbox]) -> None:
    browser(app).post("/forgot", data={"name": "sam"})
    work_off(app)
    assert mailbox.steps == ["mail.example.org:587", "tls", "quiz@app s:ecret"]


@pytest.mark.parametrize("name", ["mia", "nobody at all", ""])
def test_nobody_else_gets_a_mail(app: Flask, mailbox: type[Mailbox], name: str) -> None:
    browser(app).post("/forgot", data={"name": name})
    work_off(app)
    assert mailbox.sent == []
    with app.app_context():
        assert count(OneTimeLink) == 0


def test_no_key_and_no_address_waits_in_the_queue(app: Flask, mailbox: type[Mailbox]) -> None:
    browser(app).post("/forgot", data={"name": "sam"})
    with app.app_context():
        payload: dict[str, Any] = session().scalars(sa.select(Job.payload)).one()
        assert payload.keys() == {"user"}
        assert "@" not in str(payload)
        app.config["SMTP_URL"] = None
        with pytest.raises(JobFailed):
            mailing.send_reset(session().scalars(sa.select(Job)).one(), lambda *_: None)


def test_a_newer_link_makes_the_older_void(app: Flask, mailbox: type[Mailbox]) -> None:
    for _ in range(2):
        browser(app).post("/forgot", data={"name": "sam"})
        work_off(app)
    paths = [re.search(r"(/reset/\S+)", mail.get_content()) for mail in mailbox.sent]
    assert browser(app).get(paths[0][1]).status_code == 404  # type: ignore[index]
    assert browser(app).get(paths[-1][1]).status_code == 200  # type: ignore[index]
