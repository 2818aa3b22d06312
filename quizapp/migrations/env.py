"""How Alembic reaches the app's database: one transaction for all migrations, forward only."""

import sqlalchemy as sa
from alembic import context
from flask import current_app

from quizapp.db import db

LOCK = 7_161_990_001
"""Of two processes that start at once, one migrates (PostgreSQL's advisory lock)."""


def run() -> None:
    given = context.config.attributes.get("connection")
    if given is not None:  # another database than the app's own: a backup's
        _migrate(given)
        return
    with db.engine.connect().execution_options(immediate=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        _migrate(connection)


def _migrate(connection: sa.Connection) -> None:
    options = current_app.extensions["migrate"].configure_args
    context.configure(connection=connection, target_metadata=db.metadata, **options)
    context.run_migrations()


run()
