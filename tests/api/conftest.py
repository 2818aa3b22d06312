"""Fixtures for the API: a client with a key, and a deck to study."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.people import local_learner, make_token
from quizapp.bank.models import Deck
from tests.factory import make_deck


class KeyedClient(FlaskClient):
    """A client that sends an API key with every request."""

    key = ""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        headers = dict(kwargs.pop("headers", None) or {})
        headers.setdefault("Authorization", f"Bearer {self.key}")
        return super().open(*args, headers=headers, **kwargs)


@pytest.fixture
def api(app: Flask) -> KeyedClient:
    """A client that speaks for the local learner by key."""
    with app.app_context():
        local_learner()
        key = make_token("local")
    client = KeyedClient(app)
    client.key = key
    return client


@pytest.fixture
def deck(app: Flask) -> Deck:
    """A deck of three facts, each asked as a choice and as a cloze; its id is loaded."""
    with app.app_context():
        made = make_deck(local_learner(), kinds=("multiple_choice", "cloze"))
        made.id  # noqa: B018  loads the row before the session ends
        return made
