"""Every row from one database to another: from PostgreSQL into a SQLite file, and back."""

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSON, JSONB

BATCH = 1000
VERSION = "alembic_version"


def copy(source: sa.Connection, target: sa.Connection) -> dict[str, int]:
    """Copies the rows of all tables and returns how many each has.

    One of the two is a PostgreSQL, whose types say what the values are: SQLite has text for most of them.
    Both have the same schema, the target has no rows.
    """
    tables = _tables(source if source.dialect.name == "postgresql" else target)
    return {table.name: _copy(table, source, target) for table in tables}


def generic(type_: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    """Returns a PostgreSQL type as every database has it. A column has null where JSON has none."""
    if isinstance(type_, JSON | JSONB):
        return sa.JSON(none_as_null=True)
    return type_.as_generic(allow_nulltype=False)


def _tables(connection: sa.Connection) -> list[sa.Table]:
    """Returns the tables of a PostgreSQL with generic types, parents before children."""
    metadata = sa.MetaData()
    metadata.reflect(connection)
    for table in metadata.tables.values():
        for column in table.columns:
            column.type = generic(column.type)
    return [table for table in metadata.sorted_tables if table.name != VERSION]


def _copy(table: sa.Table, source: sa.Connection, target: sa.Connection) -> int:
    own = _own_references(table) if target.dialect.name == "postgresql" else []
    columns = [sa.column(column.name, column.type) for column in table.columns]
    plain = sa.table(table.name, *columns)
    rows = source.execution_options(yield_per=BATCH).execute(sa.select(*plain.columns)).mappings()
    count, later = 0, []
    for batch in rows.partitions(BATCH):
        values = [dict(row) for row in batch]
        later += [_reference(table, row, own) for row in values if any(row[name] is not None for name in own)]
        target.execute(sa.insert(plain), [row | dict.fromkeys(own) for row in values])
        count += len(values)
    _refer(plain, later, target)
    return count


def _own_references(table: sa.Table) -> list[str]:
    """Returns the columns that refer to rows of the same table, which may come later. PostgreSQL looks at once."""
    own = (each for each in table.foreign_key_constraints if each.referred_table is table)
    return [name for each in own for name in each.column_keys]


def _reference(table: sa.Table, row: Mapping[str, Any], own: list[str]) -> dict[str, Any]:
    keys = {f"key_{column.name}": row[column.name] for column in table.primary_key.columns}
    return keys | {f"to_{name}": row[name] for name in own}


def _refer(table: sa.TableClause, later: list[dict[str, Any]], target: sa.Connection) -> None:
    """Sets the references within a table, now that all of its rows are there."""
    if not later:
        return
    keys = [name.removeprefix("key_") for name in later[0] if name.startswith("key_")]
    own = [name.removeprefix("to_") for name in later[0] if name.startswith("to_")]
    statement = (
        sa.update(table)
        .where(*(table.c[name] == sa.bindparam(f"key_{name}") for name in keys))
        .values({name: sa.bindparam(f"to_{name}") for name in own})
    )
    for batch in _batches(later):
        target.execute(statement, batch)


def _batches(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
