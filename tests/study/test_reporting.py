"""Whoever was asked a question may say that it is wrong; their card rests until tomorrow."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from quizapp import policy
from quizapp.accounts.models import User
from quizapp.bank.models import Decision, Question
from quizapp.bank.refusals import ReportedAlready
from quizapp.db import session, unit_of_work
from quizapp.memory import check, log, plans
from quizapp.memory.models import LogEntry
from quizapp.study.reporting import report_wrong
from quizapp.study.session import next_card
from tests.conftest import count
from tests.factory import make_deck

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def only_question() -> Question:
    return session().scalars(sa.select(Question)).one()


def test_the_card_rests_until_tomorrow_and_undo_brings_it_back(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    entry = report_wrong(any_learner, only_question(), "wrong-key", now=NOW)
    assert entry is not None
    assert next_card(any_learner, deck, NOW).card is None
    assert next_card(any_learner, deck, NOW + timedelta(days=1)).card is not None
    log.undo(any_learner.id, entry.id, NOW)
    assert next_card(any_learner, deck, NOW).card is not None
    assert session().scalars(sa.select(Decision.action).where(Decision.action == "reported")).all() == [
        "reported"
    ]
    assert check.differences() == []


def test_a_second_report_changes_nothing(any_learner: User) -> None:
    make_deck(any_learner, 1)
    report_wrong(any_learner, only_question(), "wrong-key", now=NOW)
    with pytest.raises(ReportedAlready):
        report_wrong(any_learner, only_question(), "typo", now=NOW + timedelta(days=1))
    assert count(LogEntry) == 1


def test_only_who_has_a_card_of_it_may_report(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    with unit_of_work() as work:
        ada = User(name="ada", role="student")
        work.add(ada)
    assert policy.may(any_learner, "report", only_question())
    assert not policy.may(ada, "report", only_question())
    plans.take_up(ada.id, deck.id)
    assert policy.may(ada, "report", only_question())
    report_wrong(ada, only_question(), "unclear", now=NOW)
    assert next_card(ada, deck, NOW).card is None
    assert next_card(any_learner, deck, NOW).card is not None
