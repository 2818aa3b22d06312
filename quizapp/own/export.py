"""Everything about one person, as a zip of one JSON file for each table. Nothing of anybody else's is in it."""

import json
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any
from uuid import UUID

import sqlalchemy as sa

from quizapp import schema
from quizapp.accounts import audit
from quizapp.accounts.models import User
from quizapp.db import connection
from quizapp.own.columns import PARTS, REFERENCES, SECRET

CHUNK = 1_000
ABOUT = (
    "Everything that quizapp keeps about one person. Each file is a table: a list of rows as JSON. "
    "Instants are in UTC. Passwords, keys and codes are left out; they are kept as digests only."
)


def export(user: User, actor_id: UUID | None) -> IO[bytes]:
    """Returns the zip as a temporary file, read from its start."""
    audit.record("export of own data", actor_id, subject_id=user.id)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", f"{ABOUT}\n")
        for table in schema.tables():
            condition = rows_of(table.name, user.id)
            if condition is not None:
                _write(archive, table, condition)
    file.seek(0)
    return file


def rows_of(name: str, user_id: UUID) -> sa.ColumnElement[bool] | None:
    """Returns which rows of a table are a person's, or None where none are exported."""
    table = _table(name)
    if name == "user":
        return table.c.id == user_id
    own = [
        table.c[column] == user_id
        for (where, column), reference in REFERENCES.items()
        if where == name and reference.exported
    ]
    if name in PARTS:
        column, whole = PARTS[name]
        belongs = rows_of(whole, user_id)
        assert belongs is not None
        key = next(iter(_table(whole).primary_key.columns))
        own.append(table.c[column].in_(sa.select(key).where(belongs)))
    return sa.or_(*own) if own else None


def _table(name: str) -> sa.Table:
    return next(table for table in schema.tables() if table.name == name)


def _write(archive: zipfile.ZipFile, table: sa.Table, condition: sa.ColumnElement[bool]) -> None:
    columns = [column for column in table.columns if column.name not in SECRET]
    statement = sa.select(*columns).where(condition).order_by(*table.primary_key.columns)
    with archive.open(f"{table.name}.json", "w") as file:
        file.write(b"[")
        for number, row in enumerate(_rows(statement)):
            text = json.dumps(row, default=_plain, ensure_ascii=False)
            file.write(f"{',' if number else ''}\n{text}".encode())
        file.write(b"\n]\n")


def _rows(statement: sa.Select[Any]) -> Iterator[dict[str, Any]]:
    result = connection().execution_options(yield_per=CHUNK).execute(statement)
    for row in result.mappings():
        yield dict(row)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(value)
