"""Opening the app for a command, and saying in words when its database cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from flask import Flask

from quizapp import create_app, schema
from quizapp.backups import schedule
from quizapp.db import Busy, db
from quizapp.errors import Refusal


class NoDatabase(Refusal):
    """There is no database to work on, or it cannot be used."""

    code = "no-database"


@contextmanager
def opened(make: bool = False) -> Iterator[Flask]:
    """Gives the app inside its context, its database at this version's schema.

    With ``make`` the database is made or migrated first. Raises NoDatabase.
    """
    with ready() as app:
        if make:
            schedule.migrate()
        _check_schema(app)
        yield app


@contextmanager
def ready() -> Iterator[Flask]:
    """Gives the app inside its context, whatever state its database is in. Raises NoDatabase."""
    app = create_app()
    with app.app_context():
        try:
            yield app
        except (Busy, schema.WrongSchema) as error:
            raise NoDatabase(str(error)) from error
        except sa.exc.OperationalError as error:
            raise NoDatabase(f"The database cannot be used: {error.orig}") from error
        finally:
            db.session.remove()
            db.engine.dispose()


def _check_schema(app: Flask) -> None:
    url = sa.make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    where = url.database if url.drivername.startswith("sqlite") else url.render_as_string()
    if schema.revision() is None:
        raise NoDatabase(f"There is no database at {where} yet. `quizapp serve` makes one.")
    if not schema.is_current():
        raise NoDatabase(
            f"The database at {where} is of another version. `quizapp serve` brings it up to date."
        )
