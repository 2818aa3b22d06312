"""Bringing the database to this version's schema, and telling whether it is."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_migrate import upgrade

from quizapp.db import db, enable_wal


class WrongSchema(Exception):
    """The database was made by another version of quizapp."""


def migrate() -> None:
    """Brings the database up to date, making it if there is none.

    Raises WrongSchema, and leaves the data as it is, when it belongs to a newer version.
    """
    Path(current_app.config["DATA"]).mkdir(parents=True, exist_ok=True)
    found = revision()
    if found == head():
        return
    if found is not None and not is_known(found):
        raise WrongSchema(
            f"The database is of a newer quizapp (schema {found}, this one knows up to {head()}). "
            "Nothing was changed; start the newer version."
        )
    enable_wal(db.engine)
    upgrade(directory=str(_directory()))


def bring(connection: sa.Connection, target: str) -> None:
    """Brings any database to a revision that this version knows, inside the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def is_known(found: str | None) -> bool:
    """Tells whether a revision is one of this version or of an earlier one."""
    return found in _known()


def is_current() -> bool:
    """Tells whether the database answers and has exactly this version's schema."""
    return revision() == head()


def revision() -> str | None:
    """Returns the schema's revision in the database, or None for an empty one."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """Returns the newest revision that this version knows."""
    newest = _scripts().get_current_head()
    assert newest is not None
    return newest


def differences() -> list[object]:
    """Returns what differs between the models and the database; empty when they agree."""
    from alembic.autogenerate import compare_metadata

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, db.metadata))


def _known() -> set[str]:
    return {script.revision for script in _scripts().walk_revisions()}


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_directory()))
    return config


def _directory() -> Path:
    return Path(current_app.extensions["migrate"].directory)


def tables() -> list[sa.Table]:
    """Returns every table, parents before children."""
    return list(db.metadata.sorted_tables)
