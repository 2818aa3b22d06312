"""The canonical dump: the whole database as lines of JSON.

Equal data gives equal bytes on any database: tables by name, rows in the order of their text as
Python sorts it, keys sorted, instants in UTC, numbers in one form. Every row of every table is in
it, so a dump can stand for the database; of keys to the API it holds the digests that the database
holds, from which no key can be made.
"""

import json
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp import schema
from quizapp.db import db

EXACT = 2**53
"""Below this every whole number has one form only, as a float or not."""


def canonical_lines() -> Iterator[bytes]:
    """Yields the dump line by line, from one snapshot. The first line names the schema."""
    with _snapshot() as connection:
        yield _line({"schema": schema.head()})
        for table in sorted(schema.tables(), key=lambda table: table.name):
            rows = connection.execute(sa.select(table)).mappings()
            yield from sorted(_line({"table": table.name, "row": _plain(dict(row))}) for row in rows)


def _snapshot() -> sa.Connection:
    """Returns a connection whose reads all see the same moment."""
    connection = db.engine.connect()
    if connection.dialect.name == "postgresql":
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def _line(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _plain(value: Any) -> Any:
    """Returns a value as JSON has it, in its one form."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    return value


def _number(value: float) -> float | int | str:
    """A whole number has no point, a large one is the nearest float: JSON columns may keep either."""
    if not math.isfinite(value):
        return str(value)
    if abs(value) < EXACT and value == int(value):
        return int(value)
    return float(value)
