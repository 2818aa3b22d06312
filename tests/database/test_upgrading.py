"""A database of an earlier version comes along: cards know their family, what was studied is counted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from quizapp import create_app, schema
from quizapp.db import db, session
from quizapp.memory import check, rollups
from quizapp.memory.models import Calibration, LogEntry, StudyDay, StudyHour
from tests.conftest import fresh_database
from tests.memory.test_rollups import SCRIPT, Studied

Rows = dict[str, list[dict[str, Any]]]
LATER = {"hour"}
"""Columns that an earlier version leaves empty."""


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Flask]:
    """Makes an app on a database of an earlier schema."""
    data = tmp_path / "older"
    data.mkdir()
    url = f"sqlite:///{data / 'quizapp.db'}"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("postgresql"))

    def make(revision: str) -> Flask:
        app = create_app({"DATA": data, "SECRET_KEY": "only for tests", "SQLALCHEMY_DATABASE_URI": url})
        with app.app_context():
            upgrade(directory=app.extensions["migrate"].directory, revision=revision)
        return app

    return make


def studied(app: Flask) -> Rows:
    """Everything but the roll-ups that a database holds after somebody studied, by table."""
    with app.app_context():
        made = Studied()
        for step in (step for step in SCRIPT if step[0] != "away"):
            made.take(step)
        tables = [each for each in schema.tables() if each.name not in rollups.TABLES]
        return {
            each.name: [dict(row) for row in session().execute(sa.select(each)).mappings()] for each in tables
        }


def fill(rows: Rows) -> None:
    """Puts rows into a database, as far as it has columns for them."""
    there = sa.inspect(db.engine)
    with db.engine.begin() as work:
        for table in schema.tables():
            if not rows.get(table.name):
                continue
            columns = {column["name"] for column in there.get_columns(table.name)} - LATER
            values = [{name: row[name] for name in row if name in columns} for row in rows[table.name]]
            names = sa.table(table.name, *(sa.column(name, table.c[name].type) for name in values[0]))
            work.execute(sa.insert(names), values)


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_what_was_studied_before_is_counted(older: Callable[[str], Flask], app: Flask, revision: str) -> None:
    rows, old = studied(app), older(revision)
    with old.app_context():
        fill(rows)
        schema.migrate()
        assert schema.differences() == []
        assert rollups.differences() == []
        assert {each.what for each in check.differences()} <= {("forms",)}
        assert session().scalar(sa.select(sa.func.sum(StudyDay.answers))) == 8
        assert session().scalar(sa.select(sa.func.sum(StudyHour.answers))) == 8
        retention = session().execute(sa.select(sa.func.sum(StudyDay.young + StudyDay.mature))).scalar()
        calibrated = session().scalar(sa.select(sa.func.sum(Calibration.reviews)))
        assert bool(retention) == bool(calibrated) == (revision == "0002")  # 0001 did not foretell yet
        families = dict(map(tuple, session().execute(sa.text("SELECT id, family FROM card"))))
        assert sorted(families.values()) == sorted(row["family"] for row in rows["card"])
        with pytest.raises(sa.exc.DBAPIError, match="append-only"):
            session().execute(sa.update(LogEntry).values(hour=1))
        db.session.remove()
        db.engine.dispose()
