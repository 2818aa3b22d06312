"""The whole database, as it is at one moment, as a SQLite file: taken while others write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from quizapp import schema
from quizapp.backups.copying import VERSION, copy
from quizapp.db import db
from quizapp.errors import Refusal


class CannotBackUp(Refusal):
    """The database could not be copied."""

    status = 503
    code = "cannot-back-up"


class Unsound(Refusal):
    """A database file fails SQLite's own check."""

    status = 500
    code = "unsound"


def snapshot(target: Path) -> None:
    """Writes the database to a new SQLite file at its own schema. Raises CannotBackUp."""
    try:
        if db.engine.dialect.name == "sqlite":
            _vacuum_into(target)
        else:
            _copy_into(target)
    except (sqlite3.Error, sa.exc.OperationalError) as error:
        reason = getattr(error, "orig", error)
        raise CannotBackUp(f"The database could not be copied: {reason}. No backup was made.") from error


def check(file: Path) -> None:
    """Raises Unsound for a file that is damaged, or in which a row refers to one that is missing."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            found = [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]
            found += [f"{row[0]}: a missing row" for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.Error as error:
        found = [str(error)]
    if found:
        raise Unsound(f"The copy of the database is not sound: {found[0]}")


def rows(file: Path) -> dict[str, int]:
    """Returns how many rows each table of a database file has."""
    with closing(sqlite3.connect(file)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [name for (name,) in named if name != VERSION and not name.startswith("sqlite_")]
        counted = (connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in names)  # noqa: S608
        return {name: count for name, (count,) in zip(names, counted, strict=True)}


@contextmanager
def file_engine(file: Path) -> Iterator[sa.Engine]:
    """Gives an engine on a SQLite file of our own, with no other user and without foreign keys checked."""
    engine = sa.create_engine(f"sqlite:///{file}")
    try:
        yield engine
    finally:
        engine.dispose()


def _vacuum_into(target: Path) -> None:
    """Copies in one read transaction: writers go on beside it, and what was deleted is not in the copy."""
    with db.engine.connect() as pooled:
        raw = pooled.connection.dbapi_connection
        assert raw is not None
        raw.execute("VACUUM INTO ?", [str(target)])


def _copy_into(target: Path) -> None:
    revision = schema.revision()
    assert revision is not None
    with file_engine(target) as engine, engine.begin() as file:
        schema.bring(file, revision)
        options = {"isolation_level": "REPEATABLE READ"}
        with db.engine.connect().execution_options(**options) as source:
            source.exec_driver_sql("SET TIME ZONE 'UTC'")
            copy(source, file)
