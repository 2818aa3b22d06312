"""The folder that backups are kept in, and their names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from flask import current_app

from quizapp.db import utcnow

_STAMP = "%Y%m%dT%H%M%SZ"
_BEFORE_KEPT = 5
"""How many backups made before a migration or a restore are kept."""


def folder() -> Path:
    """Returns the folder of backups, which need not be there yet: the one that is set, else in the data folder."""
    return Path(current_app.config["BACKUPS"] or Path(current_app.config["DATA"]) / "backups")


def scheduled(moment: datetime) -> Path:
    """Returns the name of the backup that the schedule makes at a moment."""
    return folder() / f"quizapp-{moment.astimezone(UTC).strftime(_STAMP)}.zip"


def before(what: str, ending: str = ".zip") -> Path:
    """Returns the name of a backup made before a migration or a restore."""
    return folder() / f"before-{what}-{utcnow().strftime(_STAMP)}{ending}"


def made() -> Iterator[tuple[datetime, Path]]:
    """Yields the moment and the file of each backup of the schedule."""
    for file in folder().glob("quizapp-*.zip"):
        try:
            moment = datetime.strptime(file.stem.removeprefix("quizapp-"), _STAMP)  # noqa: DTZ007  it is UTC
        except ValueError:
            continue
        yield moment.replace(tzinfo=UTC), file


def drop_old_ones_before() -> None:
    """Deletes all but the newest backups that were made before something."""
    files = sorted(folder().glob("before-*.zip"), key=lambda file: file.stat().st_mtime)
    for file in files[:-_BEFORE_KEPT]:
        file.unlink(missing_ok=True)
