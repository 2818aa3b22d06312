"""Making a backup: a snapshot, checked, and sealed into one file."""

import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from flask import current_app

from quizapp import schema
from quizapp.backups.archive import DATABASE, Manifest, pack
from quizapp.backups.snapshot import CannotBackUp, check, rows, snapshot
from quizapp.db import utcnow

WORKING = "backup-in-work-"


def make(target: Path) -> Manifest:
    """Backs the whole database up to a file, while it is in use, and returns what is in it.

    The copy is checked before it gets its name; a backup that was there before is replaced only by a
    whole one. Raises CannotBackUp, Unsound, and OSError where there is no room.
    """
    found = schema.revision()
    if found is None:
        raise CannotBackUp("There is no database yet, so there is nothing to back up.")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORKING, dir=current_app.config["DATA"]) as folder:
        copied = Path(folder) / DATABASE
        made_at = utcnow()
        snapshot(copied)
        check(copied)
        manifest = Manifest(found, version("quizapp"), _told(made_at), rows(copied))
        pack(copied, manifest, target)
    return manifest


def _told(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
