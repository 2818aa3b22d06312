"""Requests of these tests share nothing but the database, as requests of different browsers do."""

import pytest
from flask import Flask

from tests.trust.people import Town


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Takes the place of pytest-flask's: it would give all requests one ``g``, and so one person."""


@pytest.fixture
def town(app: Flask) -> Town:
    """An app with one account of each role."""
    return Town.of(app)
