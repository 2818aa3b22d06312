"""The canonical dump: equal data gives equal bytes, whatever the database."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from quizapp import schema
from quizapp.accounts.models import ApiToken, User
from quizapp.bank.models import Article
from quizapp.db import db, unit_of_work
from quizapp.dump import canonical_lines
from quizapp.memory.models import LogEntry
from tests.conftest import build, fresh_database

AT = datetime(2026, 3, 29, 1, 30, 0, 120_000, tzinfo=UTC)

ODD = {
    "b": 1, "a": [1.0, 1, -0.0, 0.1, 1e22, 10**22, 1e-7, 2.5e300, 9_007_199_254_740_993, True, None],
    "é": "\u2028\U0001f6f3", "Z": {"y": "", "x": {}}, "": [[]],
}  # fmt: skip


def fill(ids: list[int]) -> None:
    """Stores the same rows in the order of ``ids``."""
    owner = UUID(int=100)
    with unit_of_work() as work:
        work.add(User(id=owner, name="Zoë", role="author", created_at=AT))
        work.flush()
        for number in ids:
            work.add(
                ApiToken(id=UUID(int=number), user_id=owner, name="k", digest=f"{number:064}", created_at=AT)
            )
            work.add(
                Article(
                    id=UUID(int=number),
                    owner_id=owner,
                    title=f"{number}",
                    origin="pasted",
                    format="plain",
                    language="en",
                    words=number,
                    sha256=f"{number:064}",
                    text="a\r\nb",
                    blocks=[ODD],
                    created_at=AT,
                )
            )
        work.add(
            LogEntry(
                sequence=1,
                id=UUID(int=7),
                learner_id=owner,
                kind="answer",
                response={"value": 1.0},
                score=1.0,
                answered_at=AT,
                received_at=AT,
                day=20_455,
                content="0" * 64,
            )
        )


def dumped(folder: Path, url: str | None, ids: list[int]) -> bytes:
    with build(folder, url).app_context():
        fill(ids)
        lines = b"".join(canonical_lines())
        db.session.remove()
        db.engine.dispose()
    return lines


def test_equal_rows_give_equal_bytes_on_both_databases(tmp_path: Path, postgresql: str) -> None:
    lite = dumped(tmp_path / "a", None, [1, 2, 3, 20])
    assert dumped(tmp_path / "b", fresh_database(postgresql), [20, 3, 1, 2]) == lite
    assert dumped(tmp_path / "c", None, [2, 20, 1, 3]) == lite
    assert dumped(tmp_path / "d", None, [2, 20, 1]) != lite


def test_every_row_of_every_table_is_a_line_in_utc(tmp_path: Path) -> None:
    head, *rows = [json.loads(line) for line in dumped(tmp_path / "a", None, [1, 2]).splitlines()]
    with build(tmp_path / "b").app_context():
        assert head == {"schema": schema.head()}
        names = {table.name for table in schema.tables()}
    assert [row["table"] for row in rows] == [
        "api_token",
        "api_token",
        "article",
        "article",
        "log_entry",
        "user",
    ]
    assert {row["table"] for row in rows} <= names
    assert rows[-1]["row"]["created_at"] == "2026-03-29T01:30:00.120000Z"
    assert set(rows[-1]["row"]) == {column.name for column in sa.inspect(User).columns}
