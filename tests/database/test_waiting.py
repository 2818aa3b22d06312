"""A writer waits for its turn and for another process's lock, and both waits together are bounded."""

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp import db as database
from quizapp.db import db, unit_of_work


class SlowTurn:
    """A lock whose owner takes some seconds, by a clock of its own."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.now = seconds, 100.0

    def monotonic(self) -> float:
        return self.now

    def acquire(self, timeout: float) -> bool:
        self.now += min(self.seconds, timeout)
        return self.seconds <= timeout

    def release(self) -> None:
        pass


def statements(app: Flask, monkeypatch: pytest.MonkeyPatch, waited: float) -> list[str]:
    """Returns what a unit of work says to SQLite after it waited for its turn."""
    turn = SlowTurn(waited)
    monkeypatch.setattr(database, "_writer", turn)
    monkeypatch.setattr(database.time, "monotonic", turn.monotonic)
    said: list[str] = []
    with app.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
        with unit_of_work():
            pass
    return said


def test_who_had_to_queue_waits_the_less_for_another_process(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert statements(app, monkeypatch, 1.5) == [
        "PRAGMA busy_timeout = 500",
        "BEGIN IMMEDIATE",
        "PRAGMA busy_timeout = 2000",
    ]


def test_who_comes_at_once_says_nothing_more(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert statements(app, monkeypatch, 0.0) == ["BEGIN IMMEDIATE"]


def test_the_last_in_the_queue_still_tries(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert statements(app, monkeypatch, 2.0)[0] == "PRAGMA busy_timeout = 20"


def test_who_never_has_a_turn_is_told_so(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(database.Busy):
        statements(app, monkeypatch, 2.5)
