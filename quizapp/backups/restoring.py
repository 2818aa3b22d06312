"""Putting a backup in place of what is there: whole, or not at all."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from quizapp import schema
from quizapp.backups.archive import BadBackup, Manifest, unpack
from quizapp.backups.copying import copy
from quizapp.backups.folder import before
from quizapp.backups.making import WORKING, make
from quizapp.backups.snapshot import Unsound, check, file_engine, rows
from quizapp.db import BUSY_TIMEOUT_S, Busy, db, session

PAGES = 2_000
"""How many pages SQLite copies before it looks whether it is to stop."""


def restore(source: Path) -> tuple[Manifest, Path | None]:
    """Puts a backup in place of the database, at this version's schema, from whatever database it is.

    Returns what was in it, and the backup that was made of what was there before, if anything was.
    Raises BadBackup, schema.WrongSchema, Busy; the database is then as it was.
    """
    data = Path(current_app.config["DATA"])
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORKING, dir=data) as folder:
        manifest, database = unpack(source, Path(folder))
        _bring_up(source, database, manifest)
        kept = _keep_present()
        schema.migrate()
        session().rollback()
        _pour(database)
    return manifest, kept


def _bring_up(source: Path, database: Path, manifest: Manifest) -> None:
    """Checks an unpacked database and migrates it to this version."""
    if not schema.is_known(manifest.schema):
        raise schema.WrongSchema(
            f"{source} is of a newer quizapp (schema {manifest.schema}, this one knows up to {schema.head()}). "
            "Nothing was changed; restore it with the newer version."
        )
    try:
        check(database)
    except Unsound as error:
        raise BadBackup(f"{source} cannot be used: {error} Nothing was changed.") from error
    if rows(database) != manifest.rows:
        raise BadBackup(f"{source} does not hold the rows that it says. Nothing was changed.")
    with file_engine(database) as engine, engine.begin() as connection:
        schema.bring(connection, schema.head())


def _keep_present() -> Path | None:
    """Backs up what is there. A file that cannot be read is put aside instead."""
    try:
        if schema.revision() is None:
            return None
        kept = before("restore")
        make(kept)
    except (sa.exc.DatabaseError, Unsound) as error:
        if db.engine.dialect.name != "sqlite" or isinstance(error, sa.exc.OperationalError):
            raise
        return _put_aside()
    return kept


def _put_aside() -> Path:
    """Renames a broken database file and what belongs to it, so that nothing of it is lost."""
    db.engine.dispose()
    file = Path(sa.make_url(current_app.config["SQLALCHEMY_DATABASE_URI"]).database or "")
    aside = before("restore", ending=".broken.db")
    aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for ending in ("", "-wal", "-shm"):
        if (part := file.with_name(file.name + ending)).exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside


def _pour(database: Path) -> None:
    if db.engine.dialect.name == "sqlite":
        _into_sqlite(database)
    else:
        _into_postgresql(database)


def _into_sqlite(database: Path) -> None:
    """Copies page by page in one transaction of SQLite's own: who is killed in it has changed nothing."""
    target = Path(sa.make_url(current_app.config["SQLALCHEMY_DATABASE_URI"]).database or "")
    db.engine.dispose()
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(target, timeout=BUSY_TIMEOUT_S)) as into,
    ):
        into.execute("PRAGMA synchronous = FULL")
        source.backup(into, pages=PAGES, sleep=0.05, progress=_patience())


def _patience() -> Callable[[int, int, int], None]:
    """Returns what stops a copying that waits too long for another writer: SQLite itself would wait for ever."""
    went_on = time.monotonic()

    def look(status: int, _left: int, _all: int) -> None:
        nonlocal went_on
        if status not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            went_on = time.monotonic()
        elif time.monotonic() - went_on > BUSY_TIMEOUT_S:
            raise Busy("Another process writes to the database. Nothing was changed; try again.")

    return look


def _into_postgresql(database: Path) -> None:
    """Empties every table and fills it again, in one transaction, with the guards of the log laid aside."""
    names = [f'"{table.name}"' for table in schema.tables()]
    with file_engine(database) as engine, engine.connect() as source, db.engine.begin() as target:
        target.exec_driver_sql("SET TIME ZONE 'UTC'")
        _lock(target, names)
        for name in names:
            target.exec_driver_sql(f"ALTER TABLE {name} DISABLE TRIGGER USER")
        target.exec_driver_sql(f"TRUNCATE {', '.join(names)}")
        copy(source, target)
        for name in names:
            target.exec_driver_sql(f"ALTER TABLE {name} ENABLE TRIGGER USER")
        _count_on(target)


def _lock(target: sa.Connection, names: list[str]) -> None:
    """Takes every table for itself. Raises Busy where others keep using one of them."""
    target.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_TIMEOUT_S}s'")
    try:
        target.exec_driver_sql(f"LOCK TABLE {', '.join(names)}")
    except sa.exc.OperationalError as error:
        raise Busy(
            "Others are using the database. Nothing was changed; stop the app, then try again."
        ) from error


def _count_on(target: sa.Connection) -> None:
    """Lets each column that counts go on from the highest number that was restored."""
    for table in schema.tables():
        column = table.autoincrement_column
        if column is None:
            continue
        sequence = sa.func.pg_get_serial_sequence(f'"{table.name}"', column.name)
        highest = sa.select(sa.func.coalesce(sa.func.max(column), 0) + 1).scalar_subquery()
        target.execute(sa.select(sa.func.setval(sequence, highest, sa.false())))
