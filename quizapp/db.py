"""The database: column types, the base of all models, and ``unit_of_work``, the only way to write."""

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Session, registry
from uuid_utils import compat

BUSY_TIMEOUT_S = 2.0
LEAST_PATIENCE_S = 0.02
SHORT_WAIT_S = 0.2
"""A wait in the writers' queue that is not worth telling SQLite about."""


class Busy(Exception):
    """The database is locked by another writer. Nothing was stored; try again in a moment."""


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An instant. Takes aware datetimes only, gives them back in UTC on every database."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a time zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
Sequence = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


_registry = registry(
    metadata=sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    ),
    type_annotation_map={datetime: UtcDateTime, uuid.UUID: sa.Uuid, dict[str, Any]: Json, list[Any]: Json},
)


class Base(DeclarativeBase):
    """Base of all models. Constraint names are fixed so that migrations can name them."""

    registry = _registry
    metadata = _registry.metadata


db = SQLAlchemy(model_class=Base)

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


def new_id() -> uuid.UUID:
    """Returns a time-ordered UUID (version 7)."""
    return compat.uuid7()


def utcnow() -> datetime:
    return datetime.now(UTC)


def session() -> Session:
    """Returns the session of this request or command."""
    return db.session()


def connection() -> sa.Connection:
    """Returns the session's connection, inside its transaction, for Core statements."""
    current = session()
    return current.info.get(_IN_USE) or current.connection()


_IN_USE = "connection in use"


@sa.event.listens_for(Session, "after_begin")
def _keep_connection(current: Session, _transaction: Any, connection: sa.Connection) -> None:
    """Asking the session for its connection costs as much as a statement: it is kept till the end."""
    current.info[_IN_USE] = connection


@sa.event.listens_for(Session, "after_transaction_end")
def _drop_connection(current: Session, _transaction: Any) -> None:
    current.info.pop(_IN_USE, None)


_writer = threading.Lock()


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """Runs a block as one transaction, committed at its end; a unit inside a unit joins it.

    Ends the session's read first, so that what was loaded before is loaded afresh, and takes the
    write lock at once (BEGIN IMMEDIATE on SQLite, where the process also queues its own writers:
    see docs/architecture.md). Raises Busy when another process holds the lock for too long.
    """
    current = session()
    if current.info.get("unit_of_work"):
        yield current
        return
    if current.new or current.dirty or current.deleted:
        raise RuntimeError("a change was made outside unit_of_work()")
    current.rollback()
    with _writers_queue(current) as patience:
        try:
            options = {"immediate": True, "patience": patience}
            current.connection(execution_options=options)
            current.info["unit_of_work"] = True
            yield current
            current.commit()
        except sa.exc.OperationalError as error:
            current.rollback()
            if is_busy(error):
                raise Busy("Another writer holds the database. Nothing was stored; try again.") from error
            raise
        except BaseException:
            current.rollback()
            raise
        finally:
            current.info.pop("unit_of_work", None)


def is_busy(error: sa.exc.OperationalError) -> bool:
    """Tells whether SQLite refused because another process holds its lock."""
    return "database is locked" in str(error.orig)


@contextmanager
def _writers_queue(current: Session) -> Iterator[float]:
    """Gives the writer its turn, and how many seconds it may still wait for another process's lock:
    both waits together take no longer than BUSY_TIMEOUT_S."""
    if current.get_bind().dialect.name != "sqlite":
        yield BUSY_TIMEOUT_S
        return
    came = time.monotonic()
    if not _writer.acquire(timeout=BUSY_TIMEOUT_S):
        raise Busy("Too many writers are waiting. Nothing was stored; try again.")
    try:
        yield max(LEAST_PATIENCE_S, came + BUSY_TIMEOUT_S - time.monotonic())
    finally:
        _writer.release()


def configure_engine(engine: Engine) -> None:
    """Sets SQLite's promises: WAL, synchronous FULL, foreign keys, short waits, explicit BEGIN."""
    if engine.dialect.name != "sqlite":
        return
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        _waits(BUSY_TIMEOUT_S),
        "foreign_keys = ON",
        "synchronous = FULL",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: sa.Connection) -> None:
    """Begins to read, or with ``immediate`` to write: then ``patience`` (seconds) bounds the wait."""
    options = connection.get_execution_options()
    if not options.get("immediate"):
        connection.exec_driver_sql("BEGIN")
        return
    patience = options.get("patience", BUSY_TIMEOUT_S)
    if patience > BUSY_TIMEOUT_S - SHORT_WAIT_S:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    connection.exec_driver_sql(f"PRAGMA {_waits(patience)}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA {_waits(BUSY_TIMEOUT_S)}")


def _waits(seconds: float) -> str:
    return f"busy_timeout = {int(seconds * 1000)}"


def enable_wal(engine: Engine) -> None:
    """Switches a SQLite file to write-ahead logging. Done by the migration command only, since two
    processes that switch a fresh file at once lock each other out."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.execute("PRAGMA journal_mode = WAL")
