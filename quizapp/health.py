"""Whether the process is up, and whether it can do its work: for whoever watches over it."""

import sqlalchemy as sa
from flask import Blueprint, Response, jsonify

from quizapp import policy, schema
from quizapp.db import LEAST_PATIENCE_S, db, is_busy

PROBE_ANSWER = {"type": "object", "properties": {"status": {"type": "string"}}, "required": ["status"]}

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@policy.public
def healthz() -> Response:
    """Answers as long as the process runs; asks no database."""
    return jsonify({"status": "ok"})


@blueprint.get("/readyz")
@policy.public
def readyz() -> tuple[Response, int]:
    """Answers 200 if the database takes a write and has this version's schema, else 503."""
    try:
        ready = schema.is_current() and _takes_writes()
    except (sa.exc.DBAPIError, sa.exc.TimeoutError):
        ready = False
    return jsonify({"status": "ready" if ready else "not ready"}), 200 if ready else 503


def _takes_writes() -> bool:
    """Writes nothing that stays different, but writes it through to the disk.

    A database that another writer holds just now is one that takes writes.
    """
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_current_xact_id()")
            connection.commit()
            return True
        return _sqlite_takes_writes(connection)


def _sqlite_takes_writes(connection: sa.Connection) -> bool:
    connection = connection.execution_options(immediate=True, patience=LEAST_PATIENCE_S)
    try:
        stamp = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {int(stamp)}")
        connection.commit()
    except sa.exc.OperationalError as error:
        connection.rollback()
        return is_busy(error)
    return True
