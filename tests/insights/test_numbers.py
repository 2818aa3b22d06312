"""The numbers of the statistics page equal the same numbers computed straight from the log."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import new_id, session
from quizapp.insights.panels.streak import streak
from quizapp.insights.statistics import statistics
from quizapp.insights.told import Told
from quizapp.memory import log, plans
from quizapp.memory.cards import days_of
from quizapp.memory.models import LogEffect, LogEntry
from quizapp.memory.settings import PlanSettings
from quizapp.study.session import Submission, answer, next_card
from tests.factory import make_deck, response_to

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAYS = 60


def study(learner: User) -> datetime:
    """Sixty days of study, every third answer wrong, one undone now and then; returns the last instant."""
    deck = make_deck(learner, 12, ("multiple_choice", "cloze"))
    plan = plans.find(learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, PlanSettings(learning_steps=(), new_per_day=3))
    number = 0
    for day in range(DAYS):
        now = START + timedelta(days=day)
        while (asked := next_card(learner, deck, now)).card is not None:
            assert asked.version is not None
            number += 1
            given = Submission(
                id=new_id(),
                card_id=asked.card.id,
                question_id=asked.version.question_id,
                version=1,
                response=response_to(asked.version, number % 3 != 0),
                took_ms=1000 * (1 + number % 5),
            )
            answer(learner, given, now)
            if number % 10 == 0:
                log.undo(learner.id, given.id, now)
            now += timedelta(seconds=30)
    return START + timedelta(days=DAYS - 1)


def effective(learner: User) -> list[tuple[LogEntry, LogEffect]]:
    undone = set(session().scalars(sa.select(LogEntry.target).where(LogEntry.kind == "undo")))
    rows = session().execute(
        sa.select(LogEntry, LogEffect)
        .join(LogEffect, LogEffect.entry == LogEntry.sequence)
        .where(LogEntry.learner_id == learner.id, LogEntry.kind == "answer")
        .order_by(LogEntry.sequence)
    )
    return [(entry, effect) for entry, effect in rows if entry.sequence not in undone]


def test_the_numbers_are_those_of_the_log(any_learner: User) -> None:
    now = study(any_learner)
    today = days_of(any_learner).day(now)
    rows = [(entry, effect) for entry, effect in effective(any_learner) if effect.score is not None]
    found = statistics(any_learner, now=now)
    assert found["days"].answers == len(rows)
    studied = {entry.day for entry, _ in rows}
    starts = [day for day in studied if day - 1 not in studied]
    assert found["streak"].longest == max(
        next(length for length in range(1, DAYS + 1) if start + length not in studied) for start in starts
    )
    firsts = {}
    for entry, effect in rows:
        if effect.rating is not None and effect.before["state"] == "review":
            firsts.setdefault((effect.point_id, entry.day), effect)
    everything = next(span for span in found["retention"].spans if span.span == "all")
    assert everything.both.reviews == len(firsts) > 20
    assert everything.both.kept == sum(effect.rating > 1 for effect in firsts.values())
    assert everything.mature.reviews == sum((effect.was_interval or 0) >= 21 for effect in firsts.values())
    assert found["today"].answers == sum(entry.day == today for entry, _ in rows)
    assert sum(hour.answers for hour in found["hours"].hours) == len(rows)


def test_nothing_studied_gives_no_numbers_and_no_error(any_learner: User) -> None:
    found = statistics(any_learner, now=START)
    assert (found["today"].begun, found["streak"].current, found["days"].answers) == (False, 0, 0)


def told(today: int, studied: set[int], paused: tuple[tuple[int, int], ...] = ()) -> Told:
    return Told(today=today, studied=studied, paused=paused)


def test_a_streak_lives_until_a_whole_day_was_missed() -> None:
    assert streak(told(10, {8, 9, 10})).current == 3
    assert streak(told(10, {8, 9})).current == 2
    assert streak(told(10, {7, 8})).current == 0
    assert streak(told(10, {1, 2, 3, 4, 9})).longest == 4


def test_a_pause_does_not_break_a_streak() -> None:
    assert streak(told(10, {4, 5, 10}, ((6, 10),))).current == 3
    assert streak(told(10, {4, 5}, ((6, 12),))).current == 2
    assert streak(told(10, {4, 5, 10}, ((6, 9),))).current == 1
