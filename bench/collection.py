"""A collection of any size, made by SQLite itself: one fact is stored as the app does it, then copied."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from quizapp import tables  # noqa: F401  every model
from quizapp.accounts.models import User
from quizapp.db import Base, unit_of_work, utcnow
from quizapp.memory import plans
from quizapp.memory.cards import days_of
from quizapp.memory.settings import PlanSettings
from tests.factory import make_deck

DUE = 1_000
"""So many cards are due; the others come back in the next 300 days."""

_COPIES = {
    "fact": {"id": "1", "key": "'f' || i"},
    "point": {"id": "2", "fact_id": "1", "key": "'p' || i"},
    "deck_fact": {"fact_id": "1", "position": "i"},
    "question": {"id": "3", "key": "'q' || i"},
    "question_version": {"id": "4", "question_id": "3"},
    "question_point": {"version_id": "4", "point_id": "2"},
    "card": {"id": "5", "point_id": "2", "position": "i", "family": "'f' || i"},
}
"""What is different in each copy: a digit stands for the id of that sort, else it is an expression of ``i``."""


def fill(learner: User, size: int) -> uuid.UUID:
    """Makes a deck of ``size`` points that the learner has reviewed three times each. SQLite only."""
    deck = make_deck(learner, facts=1, kinds=("cloze",))
    plan = plans.find(learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, PlanSettings(new_per_day=9999, reviews_per_day=9999))
    today = days_of(learner).day(utcnow())
    with unit_of_work() as work:
        for name, changes in _COPIES.items():
            work.execute(_copies(name, changes), {"last": size - 1})
        work.execute(
            _reviewed(), {"today": today, "due": DUE, "start": _start(today), "last": _start(today - 20)}
        )
    return deck.id


def _copies(name: str, changes: dict[str, str]) -> sa.TextClause:
    """Returns the statement that copies the one row of a table."""
    columns = [column.name for column in Base.metadata.tables[name].columns]
    values = [_value(changes[column]) if column in changes else f"one.{column}" for column in columns]
    return sa.text(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
        f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(values)} "
        f"FROM n, (SELECT * FROM {name} LIMIT 1) one"
    )


def _value(change: str) -> str:
    return f"printf('{change}%031x', i)" if change.isdigit() else change


def _reviewed() -> sa.TextClause:
    return sa.text(
        "UPDATE card SET queue = 'review', state = 'review', reps = 3, stability = 20.0, difficulty = 5.0, "
        "last_day = :today - 20, last_at = :last, form_known = 'cloze', "
        "due_day = CASE WHEN position < :due THEN :today - position % 20 ELSE :today + 1 + position % 300 END, "
        "due_at = datetime(:start, (CASE WHEN position < :due THEN -(position % 20) "
        "ELSE 1 + position % 300 END) || ' days') || '.000000'"
    )


def _start(day: int) -> Any:
    return (datetime(1970, 1, 1, 4, tzinfo=UTC) + timedelta(days=day)).strftime("%Y-%m-%d %H:%M:%S")
