"""People for tests: accounts, browsers that are signed in as them, and what a page's form needs."""

import re
from dataclasses import dataclass, field

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.accounts import joining
from quizapp.accounts.roles import ROLES

PASSWORD = "viola tram eleven moss"


def account(app: Flask, name: str, role: str = "student", email: str | None = None) -> str:
    """Makes an account with PASSWORD and returns its id as text."""
    with app.app_context():
        return str(joining.create(name, role, PASSWORD, email=email).id)


def browser(app: Flask, name: str | None = None) -> FlaskClient:
    """Returns a browser, signed in as somebody where a name is given."""
    client = app.test_client()
    if name is not None:
        answer = sign_in(client, name)
        assert answer.status_code == 303, answer.text
    return client


def sign_in(client: FlaskClient, name: str, password: str = PASSWORD, **more: str) -> TestResponse:
    """Sends the form that signs in."""
    form = {"name": name, "password": password} | with_token(client, "/sign-in") | more
    return client.post("/sign-in", data=form)


def with_token(client: FlaskClient, path: str) -> dict[str, str]:
    """Returns the field with the token of a page, as its form would send it."""
    found = re.search(r'name="csrf-token" content="([^"]*)"', client.get(path).text)
    return {"csrf_token": found[1]} if found else {}


@dataclass
class Town:
    """An app with one account of each role, each signed in; "nobody" is not."""

    app: Flask
    ids: dict[str, str] = field(default_factory=dict)
    browsers: dict[str, FlaskClient] = field(default_factory=dict)

    @classmethod
    def of(cls, app: Flask) -> "Town":
        town = cls(app)
        for role in reversed(ROLES):
            town.ids[role] = account(app, f"the {role}", role)
            town.browsers[role] = browser(app, f"the {role}")
        town.browsers["nobody"] = browser(app)
        return town
