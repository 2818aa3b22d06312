"""Backups from time to time, thinned as they age, and one before each migration."""

import fcntl
import logging
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from flask import current_app

from quizapp import schema
from quizapp.backups import folder, thinning
from quizapp.backups.archive import PART
from quizapp.backups.making import WORKING, make
from quizapp.db import utcnow
from quizapp.jobs.rounds import every

STALE_S = 24 * 3600
"""Age from which what an interrupted backup left behind is cleared away."""

_log = logging.getLogger(__name__)


@every(300)
def back_up() -> None:
    """Makes a backup if the last one is older than the setting says, and drops those that are not kept."""
    hours = current_app.config["BACKUP_HOURS"]
    if not hours or not schema.is_current():
        return
    folder.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone() as alone:
        now = utcnow()
        last = max((moment for moment, _ in folder.made()), default=None)
        if not alone or (last is not None and now - last < timedelta(hours=hours)):
            return
        _clear()
        make(folder.scheduled(now))
        thin()


def thin() -> None:
    """Deletes the backups of the schedule that need not be kept any longer."""
    made = dict(folder.made())
    keep = thinning.kept(made, utcnow())
    for moment, file in made.items():
        if moment not in keep:
            file.unlink(missing_ok=True)
    folder.drop_old_ones_before()


def migrate() -> None:
    """Brings the database up to date, with a backup first where it holds something of an earlier version.

    Raises schema.WrongSchema for a database of a newer version, CannotBackUp where no backup can be made:
    then nothing was changed.
    """
    found = schema.revision()
    if schema.is_known(found) and found != schema.head():
        target = folder.before(f"schema-{schema.head()}")
        make(target)
        _log.warning("Before the database is brought up to date it was backed up to %s", target)
    schema.migrate()


@contextmanager
def _alone() -> Iterator[bool]:
    """Tells whether no other process of this machine is making a backup of this folder."""
    handle = os.open(folder.folder() / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(handle)


def _clear() -> None:
    """Deletes what backups left behind whose process was killed."""
    data = Path(current_app.config["DATA"])
    left = [*data.glob(f"{WORKING}*"), *folder.folder().glob(f"*{PART}")]
    for path in left:
        if time.time() - path.stat().st_mtime > STALE_S:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
