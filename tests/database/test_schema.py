"""The migrated database is the one that the models describe, and the log cannot be rewritten."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp import schema
from quizapp.accounts.models import User
from quizapp.db import db, new_id, session, unit_of_work
from quizapp.memory.models import LogEntry


def test_models_and_migrations_agree(any_app: Flask) -> None:
    with any_app.app_context():
        assert schema.differences() == []


def test_migrating_twice_changes_nothing(any_app: Flask) -> None:
    with any_app.app_context():
        schema.migrate()
        assert schema.is_current()


def test_a_newer_schema_is_refused_and_left_alone(any_app: Flask) -> None:
    with any_app.app_context():
        with db.engine.begin() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = 'from-the-future'"))
        with pytest.raises(schema.WrongSchema, match="newer"):
            schema.migrate()
        assert schema.revision() == "from-the-future"


def entry(learner: User) -> LogEntry:
    now = datetime(2026, 1, 2, 12, tzinfo=UTC)
    return LogEntry(
        id=new_id(),
        learner_id=learner.id,
        kind="answer",
        response="Sochi",
        score=1.0,
        answered_at=now,
        received_at=now,
        day=20_455,
        content="0" * 64,
    )


def store(learner: User) -> int:
    with unit_of_work() as work:
        row = entry(learner)
        work.add(row)
        work.flush()
        return row.sequence


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE log_entry SET score = 0",
        "UPDATE log_entry SET learner_id = NULL, response = NULL, note = NULL, score = 0",
        "UPDATE log_entry SET response = NULL",
        "DELETE FROM log_entry",
    ],
)
def test_the_log_is_append_only(any_learner: User, change: str) -> None:
    store(any_learner)
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), unit_of_work() as work:
        work.execute(sa.text(change))
    assert session().scalar(sa.select(LogEntry.score)) == 1.0


def test_erasing_a_person_is_the_one_change_let_through(any_learner: User) -> None:
    store(any_learner)
    with unit_of_work() as work:
        work.execute(sa.text("UPDATE log_entry SET learner_id = NULL, response = NULL, note = NULL"))
    row = session().scalars(sa.select(LogEntry)).one()
    assert (row.learner_id, row.response, row.score) == (None, None, 1.0)
