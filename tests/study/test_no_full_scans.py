"""Asking and answering read off indexes: no statement of the two hot paths scans a table."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import db, new_id, session
from quizapp.memory import plans
from quizapp.memory.settings import REVIEW_ORDERS, PlanSettings
from quizapp.study.session import Submission, answer, next_card
from tests.factory import make_deck, response_to

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
GROWING = ("card", "log_entry", "log_effect", "question", "question_version", "question_point", "study_day")
Statement = tuple[str, Any]


@contextmanager
def noted() -> Iterator[list[Statement]]:
    """Collects the statements that are run meanwhile."""
    seen: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        seen.append((statement, values[0] if many else values))

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)


def plan_of(statement: str, values: Any) -> str:
    """Returns how the database would run a statement, when it may choose any index."""
    connection = session().connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        rows = connection.exec_driver_sql(f"EXPLAIN {statement}", values)
    else:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    return "\n".join(str(row[-1]) for row in rows)


def scans(plan: str) -> list[str]:
    """Returns the growing tables that a plan reads from end to end."""
    found = re.findall(r"Seq Scan on (\w+)", plan)
    found += [table for table in re.findall(r"^SCAN (\w+)$", plan, re.MULTILINE) if table in GROWING]
    return [table for table in found if table in GROWING]


@pytest.mark.parametrize("review_order", REVIEW_ORDERS)
def test_no_statement_of_asking_and_answering_scans_a_table(any_learner: User, review_order: str) -> None:
    deck = make_deck(any_learner, 3, ("multiple_choice", "cloze"))
    plan = plans.find(any_learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, PlanSettings(review_order=review_order, learning_steps=()))
    with noted() as seen:
        for right in (True, False):
            asked = next_card(any_learner, deck, NOW)
            assert asked.card is not None
            assert asked.version is not None
            given = Submission(
                id=new_id(),
                card_id=asked.card.id,
                question_id=asked.version.question_id,
                version=1,
                response=response_to(asked.version, right),
            )
            answer(any_learner, given, NOW)
    plans_of = {statement: plan_of(statement, values) for statement, values in seen if _reads(statement)}
    assert len(plans_of) > 8
    assert {statement: scans(plan) for statement, plan in plans_of.items() if scans(plan)} == {}


def test_the_counts_of_all_decks_are_read_off_a_covering_index_in_one_statement(learner: User) -> None:
    for name in ("One", "Two"):
        make_deck(learner, 2, name=name)
    plans.counts(learner, NOW)  # settings of a version are read once and kept
    with noted() as seen:
        plans.counts(learner, NOW)
    assert len(seen) <= 3  # what was studied today, and what waits: no more with more decks
    of_cards = [(statement, values) for statement, values in seen if "LEFT OUTER JOIN card" in statement]
    assert len(of_cards) == 1
    assert "USING COVERING INDEX ix_card_due" in plan_of(*of_cards[0])


def test_a_scan_would_be_seen(any_learner: User) -> None:
    assert any_learner.id
    assert scans(plan_of("SELECT id FROM card WHERE flag = 7", ())) == ["card"]


def _reads(statement: str) -> bool:
    return statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "WITH"))
