"""A backup comes back byte for byte, on either database, and a bad one changes nothing."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp import schema
from quizapp.accounts.models import User
from quizapp.backups import archive, folder, restoring, schedule
from quizapp.backups.archive import BadBackup, Manifest, pack, unpack
from quizapp.backups.making import make
from quizapp.backups.restoring import restore
from quizapp.backups.snapshot import CannotBackUp, Unsound, check
from quizapp.db import Busy, db, new_id, unit_of_work, utcnow
from quizapp.memory.check import differences
from quizapp.memory.models import LogEntry
from tests.backups.conftest import Maker, dump, study
from tests.conftest import count
from tests.database.test_upgrading import fill, older, studied

__all__ = ["older"]

BOTH = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


def person(name: str) -> None:
    with unit_of_work() as work:
        work.add(User(id=new_id(), name=name, role="student", created_at=utcnow()))


@BOTH
def test_everything_comes_back_on_either_database(
    any_app: Flask, another: Maker, kind: str, tmp_path: Path
) -> None:
    study(any_app)
    file = tmp_path / "backup.zip"
    with any_app.app_context():
        told = make(file)
        assert told.rows["log_entry"] == count(LogEntry)
    other = another(kind)
    with other.app_context():
        person("was here before")
        found, kept = restore(file)
        assert found == told
        assert kept is not None
        assert differences() == []
    assert dump(other) == dump(any_app)


def test_the_restored_database_goes_on_counting_and_guards_its_log(
    any_app: Flask, another: Maker, tmp_path: Path
) -> None:
    study(any_app)
    with any_app.app_context():
        make(tmp_path / "backup.zip")
    other = another(any_app.config["SQLALCHEMY_DATABASE_URI"].partition("+")[0].partition(":")[0])
    with other.app_context():
        restore(tmp_path / "backup.zip")
        assert schema.differences() == []
        with pytest.raises(sa.exc.DBAPIError, match="append-only"):
            db.session.execute(sa.delete(LogEntry))
        db.session.rollback()
        highest = db.session.scalar(sa.select(sa.func.max(LogEntry.sequence)))
        learner = db.session.scalars(sa.select(LogEntry.learner_id)).first()
        entry = LogEntry(
            id=new_id(),
            learner_id=learner,
            kind="mark",
            answered_at=utcnow(),
            received_at=utcnow(),
            day=1,
            content="0" * 64,
        )
        with unit_of_work() as work:
            work.add(entry)
        assert entry.sequence > highest


def test_what_was_there_is_backed_up_first(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        make(tmp_path / "backup.zip")
        person("Ida")
        present = dump(app)
        kept = restore(tmp_path / "backup.zip")[1]
        assert kept is not None
        assert dump(app) != present
        restore(kept)
    assert dump(app) == present


def test_a_backup_made_while_others_write_is_one_moment(
    any_app: Flask, another: Maker, tmp_path: Path
) -> None:
    """Each writer adds a pair of people in one unit of work: no backup has one of them without the other."""
    stop = threading.Event()

    def write() -> None:
        with any_app.app_context():
            number = 0
            while not stop.is_set():
                number += 1
                with unit_of_work() as work:
                    for half in "ab":
                        work.add(
                            User(id=new_id(), name=f"{number}{half}", role="student", created_at=utcnow())
                        )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with any_app.app_context():
            for number in range(4):
                make(tmp_path / f"{number}.zip")
    finally:
        stop.set()
        writer.join()
    for number in range(4):
        _, file = unpack(tmp_path / f"{number}.zip", tmp_path / f"out{number}")
        with closing(sqlite3.connect(file)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM user WHERE name GLOB '[0-9]*'")}
        assert {name[:-1] + "a" for name in names} | {name[:-1] + "b" for name in names} == names


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(
    older: Callable[[str], Flask], app: Flask, another: Maker, tmp_path: Path
) -> None:
    rows, old = studied(app), older("0001")
    with old.app_context():
        fill(rows)
        assert make(tmp_path / "old.zip").schema == "0001"
        db.engine.dispose()
    with another("sqlite").app_context():
        restore(tmp_path / "old.zip")
        assert schema.is_current()
        assert schema.differences() == []
        assert count(LogEntry) == len(rows["log_entry"])


def test_before_a_migration_there_is_a_backup(older: Callable[[str], Flask], app: Flask) -> None:
    rows, old = studied(app), older("0001")
    with old.app_context():
        fill(rows)
        schedule.migrate()
        assert schema.is_current()
        (file,) = folder.folder().glob("before-schema-*.zip")
        manifest, _ = unpack(file, folder.folder() / "out")
        assert (manifest.schema, manifest.rows["log_entry"]) == ("0001", len(rows["log_entry"]))
        schedule.migrate()
        assert len(list(folder.folder().glob("before-*.zip"))) == 1
        db.engine.dispose()


def test_where_no_backup_can_be_made_nothing_is_migrated(
    older: Callable[[str], Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise CannotBackUp("no room")

    monkeypatch.setattr(schedule, "make", refuse)
    with older("0001").app_context():
        with pytest.raises(CannotBackUp):
            schedule.migrate()
        assert schema.revision() == "0001"
        db.engine.dispose()


def altered(source: Path, target: Path, **told: object) -> Path:
    """A whole backup that tells something else of itself."""
    manifest, file = unpack(source, target.parent / "altered")
    fields = {name: getattr(manifest, name) for name in Manifest.__slots__}
    pack(file, Manifest(**fields | told), target)
    return target


def test_a_backup_of_a_newer_version_is_refused(any_app: Flask, tmp_path: Path) -> None:
    with any_app.app_context():
        make(tmp_path / "backup.zip")
        before = dump(any_app)
        with pytest.raises(schema.WrongSchema, match="newer"):
            restore(altered(tmp_path / "backup.zip", tmp_path / "newer.zip", schema="9999"))
        with pytest.raises(BadBackup, match="newer"):
            restore(altered(tmp_path / "backup.zip", tmp_path / "form.zip", format=2))
    assert dump(any_app) == before


def test_a_backup_with_other_rows_than_it_says_is_refused(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        rows = make(tmp_path / "backup.zip").rows
        before = dump(app)
        with pytest.raises(BadBackup, match="rows"):
            restore(altered(tmp_path / "backup.zip", tmp_path / "less.zip", rows=rows | {"user": 7}))
    assert dump(app) == before


def test_a_backup_that_breaks_off_in_the_middle_leaves_what_was_there(
    any_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(any_app)
    with any_app.app_context():
        make(tmp_path / "backup.zip")
        person("later")
        before = dump(any_app)

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("power cut")

        monkeypatch.setattr(restoring, "copy", broken)
        monkeypatch.setattr(restoring, "_into_sqlite", broken)
        with pytest.raises(RuntimeError, match="power cut"):
            restore(tmp_path / "backup.zip")
    assert dump(any_app) == before


def test_a_database_in_use_by_a_long_writer_is_not_replaced(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "BUSY_TIMEOUT_S", 0.1)
    with app.app_context():
        make(tmp_path / "backup.zip")
        before = dump(app)
        with closing(sqlite3.connect(app.config["DATA"] / "quizapp.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Busy, match="Nothing was changed"):
                restore(tmp_path / "backup.zip")
            other.execute("ROLLBACK")
    assert dump(app) == before


def test_a_broken_database_is_put_aside_and_the_backup_takes_its_place(app: Flask, tmp_path: Path) -> None:
    study(app)
    good = dump(app)
    file = app.config["DATA"] / "quizapp.db"
    with app.app_context():
        make(tmp_path / "backup.zip")
        db.session.remove()
        db.engine.dispose()
        for ending in ("-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        file.write_bytes(b"no database at all" * 1000)
        aside = restore(tmp_path / "backup.zip")[1]
        assert aside is not None
        assert aside.read_bytes().startswith(b"no database at all")
    assert dump(app) == good


def test_an_unsound_copy_makes_no_backup(app: Flask, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    with closing(sqlite3.connect(broken)) as connection:
        connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE b (a INTEGER REFERENCES a)")
        connection.execute("INSERT INTO b VALUES (7)")
        connection.commit()
    with pytest.raises(Unsound, match="missing row"):
        check(broken)


def test_nothing_that_was_deleted_is_in_a_backup(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        person("canary-4711")
        with unit_of_work() as work:
            work.execute(sa.delete(User).where(User.name == "canary-4711"))
        make(tmp_path / "backup.zip")
    _, file = unpack(tmp_path / "backup.zip", tmp_path / "out")
    assert b"canary-4711" not in file.read_bytes()
    assert file.name == archive.DATABASE
