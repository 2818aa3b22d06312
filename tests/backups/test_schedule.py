"""Backups come by themselves, one at a time, and grow thinner."""

import fcntl
import os
import time
from datetime import timedelta

import pytest
from flask import Flask

from quizapp.backups import folder, schedule
from quizapp.backups.archive import PART
from quizapp.backups.making import WORKING
from quizapp.db import utcnow


def files() -> list[str]:
    return sorted(file.name for file in folder.folder().glob("*.zip"))


def test_one_is_made_when_the_last_is_old_enough(any_app: Flask) -> None:
    with any_app.app_context():
        schedule.back_up()
        first = files()
        assert len(first) == 1
        schedule.back_up()
        assert files() == first
        old = folder.scheduled(utcnow() - timedelta(hours=7))
        (folder.folder() / first[0]).rename(old)
        schedule.back_up()
        assert len(files()) == 2


def test_none_is_made_where_that_is_switched_off(app: Flask) -> None:
    app.config["BACKUP_HOURS"] = 0
    with app.app_context():
        schedule.back_up()
        assert files() == []


def test_two_processes_make_one(app: Flask) -> None:
    with app.app_context():
        folder.folder().mkdir()
        with (folder.folder() / ".lock").open("w") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            schedule.back_up()
            assert files() == []
        schedule.back_up()
        assert len(files()) == 1


def test_old_ones_are_dropped_and_no_other_file_is_touched(app: Flask) -> None:
    with app.app_context():
        folder.folder().mkdir()
        now = utcnow()
        for hours in range(0, 24 * 400, 12):
            folder.scheduled(now - timedelta(hours=hours)).touch()
        for number in range(8):
            file = folder.folder() / f"before-restore-{number}.zip"
            file.touch()
            os.utime(file, (number, number))
        (folder.folder() / "quizapp-mine.zip").touch()
        (folder.folder() / "term.zip").touch()
        schedule.thin()
        there = files()
        assert [name for name in there if name.startswith("before")] == [
            f"before-restore-{number}.zip" for number in range(3, 8)
        ]
        assert {"quizapp-mine.zip", "term.zip"} <= set(there)
        assert len(list(folder.made())) == 4 + 12 + 10 + 9


@pytest.mark.parametrize(("age", "left"), [(0, True), (2 * schedule.STALE_S, False)])
def test_what_a_killed_backup_left_is_cleared_away_in_time(app: Flask, age: int, left: bool) -> None:
    with app.app_context():
        folder.folder().mkdir()
        part = folder.folder() / f"a.zip.1{PART}"
        part.touch()
        working = app.config["DATA"] / f"{WORKING}x"
        working.mkdir()
        (working / "quizapp.db").touch()
        for path in (part, working):
            os.utime(path, (time.time() - age,) * 2)
        schedule.back_up()
        assert (part.exists(), working.exists()) == (left, left)
