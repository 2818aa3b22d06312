"""Whatever happens to the log, the roll-ups are what a few plain lines count straight from it."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank import versions
from quizapp.db import new_id, session, unit_of_work
from quizapp.errors import Refusal
from quizapp.memory import log, plans, rollups
from quizapp.memory.models import Calibration, Card, LogEffect, LogEntry, Plan, StudyDay, StudyHour
from quizapp.memory.rows import cards_of
from quizapp.study.session import Submission, answer, question_for
from tests.factory import response_to
from tests.memory.test_history import History

Step = tuple[str, int, int, int]
NAMES = ["checked", "checked", "answer", "late", "cram", "quiz", "undo", "rerate", "forget", "away", "same"]
steps = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 2), st.integers(1, 4), st.integers(0, 9000)),
    min_size=1,
    max_size=25,
)


class Studied(History):
    """A history with crams, quizzes, time taken and a journey as well."""

    def same(self, card: Card, rating: int, minutes: int) -> None:
        """The clock of one day hardly moves."""
        self.now -= timedelta(minutes=max(0, minutes - 2))
        self.checked(card, rating, minutes)

    def cram(self, card: Card, rating: int, minutes: int) -> None:
        version = question_for(cards_of(self.learner.id, [card.point_id])[0])
        assert version is not None
        given = Submission(
            id=new_id(), card_id=card.id, question_id=version.question_id, version=version.number,
            rating=rating, took_ms=minutes * 30, answered_at=self.now, context="cram",
        )  # fmt: skip
        answer(self.learner, given, self.now)
        self.answers.append((given.id, given))

    def quiz(self, card: Card, rating: int, minutes: int) -> None:
        """An answer in a quiz: no undo takes it back."""
        asked = versions.asking(card.point_id)[minutes % 3]
        score = float(rating > 1)
        log.record(
            self.learner.id,
            log.Given(
                id=new_id(), version=asked, context="quiz", scores={card.point_id: score},
                ratings={card.point_id: 3 if score else 1}, response=response_to(asked, score == 1),
                score=score, form="choice", took_ms=minutes, answered_at=self.now,
            ),
            self.now,
        )  # fmt: skip

    def away(self, _card: Card, rating: int, _minutes: int) -> None:
        with unit_of_work():
            self.learner.zone = ["Europe/Berlin", "Pacific/Auckland", "America/New_York", "UTC"][rating - 1]
            session().add(self.learner)


def counted(learner_id: Any) -> dict[str, Counter[Any]]:
    """The numbers, straight from the log."""
    entries = list(session().scalars(sa.select(LogEntry).where(LogEntry.learner_id == learner_id)))
    gone = {entry.target for entry in entries if entry.kind == "undo"}
    rerated = {entry.target: entry.rating for entry in entries if entry.kind == "rerate"}
    found: dict[str, Counter[Any]] = defaultdict(Counter)
    days: dict[Any, list[Any]] = defaultdict(list)
    for entry in entries:
        for effect in entry.effects:
            found["new"][effect.plan_id, effect.day] += effect.new_count
            found["reviews"][effect.plan_id, effect.day] += effect.review_count
            if entry.kind == "answer" and effect.predicted is not None and effect.predicted < 1:
                days[effect.point_id, entry.day].append((entry, effect))
        if entry.kind != "answer" or entry.sequence in gone or not entry.effects:
            continue
        rating = rerated.get(entry.sequence, entry.rating)
        right = entry.score == 1 if entry.score is not None else rating > 1
        plan, day = entry.effects[0].plan_id, entry.day
        found["answers"][plan, day] += 1
        found["right"][plan, day] += right
        found["hours"][day, entry.hour] += 1
        if entry.took_ms is not None:
            found["timed"][plan, day] += 1
            found["took_ms"][plan, day] += min(entry.took_ms, 60_000)
    for (point, day), before in days.items():
        same_day = [
            (entry, effect)
            for entry in entries
            for effect in entry.effects
            if entry.kind == "answer" and entry.day == day and effect.point_id == point
            if entry.sequence not in gone and entry.not_for_memory is None
            if effect.rating is not None and effect.predicted is not None
        ]
        if same_day:
            entry, effect = min(same_day, key=lambda pair: (pair[0].answered_at, pair[0].sequence))
            own = effect if effect.predicted < 1 else min(before, key=lambda pair: pair[0].sequence)[1]
            kept = rerated.get(entry.sequence, effect.rating) > 1
            age = "mature" if own.was_interval >= 21 else "young"
            found[age][effect.plan_id, day] += 1
            found[f"{age}_kept"][effect.plan_id, day] += kept
            found["recalled"][effect.plan_id, entry.form, int(own.predicted * 10)] += kept
            found["foretold"][effect.plan_id, entry.form, int(own.predicted * 10)] += round(
                own.predicted * 1000
            )
    return {name: +counter for name, counter in found.items()}


def kept(learner_id: Any) -> dict[str, Counter[Any]]:
    """The same numbers as the roll-ups have them."""
    session().expire_all()
    found: dict[str, Counter[Any]] = defaultdict(Counter)
    for day in session().scalars(sa.select(StudyDay).where(StudyDay.learner_id == learner_id)):
        for name, column in (("new", "new_count"), ("reviews", "review_count")):
            found[name][day.plan_id, day.day] = getattr(day, column)
        for name in ("answers", "right", "timed", "took_ms", "young", "young_kept", "mature", "mature_kept"):
            found[name][day.plan_id, day.day] = getattr(day, name)
    for hour in session().scalars(sa.select(StudyHour).where(StudyHour.learner_id == learner_id)):
        found["hours"][hour.day, hour.hour] = hour.answers
    mine = sa.select(Plan.id).where(Plan.learner_id == learner_id)
    for cell in session().scalars(sa.select(Calibration).where(Calibration.plan_id.in_(mine))):
        found["recalled"][cell.plan_id, cell.form, cell.tenth] = cell.recalled
        found["foretold"][cell.plan_id, cell.form, cell.tenth] = cell.foretold
    return {name: +counter for name, counter in found.items()}


def full(numbers: dict[str, Counter[Any]]) -> dict[str, Counter[Any]]:
    return {name: counter for name, counter in numbers.items() if counter}


def compare(made: History) -> None:
    assert rollups.differences(made.learner.id) == []
    assert full(kept(made.learner.id)) == full(counted(made.learner.id))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_roll_ups_are_what_the_log_says(app: Flask, history: list[Step]) -> None:
    with app.app_context():
        made = Studied()
        for step in history:
            made.take(step)
        compare(made)


SCRIPT: list[Step] = [
    ("answer", 0, 4, 5), ("answer", 1, 3, 5), ("checked", 0, 3, 9000), ("same", 0, 1, 5), ("quiz", 0, 3, 1),
    ("late", 0, 2, 0), ("rerate", 0, 1, 2), ("away", 0, 2, 1), ("cram", 1, 1, 60), ("checked", 0, 3, 9000),
    ("undo", 0, 1, 1), ("forget", 1, 1, 1), ("answer", 1, 2, 300), ("quiz", 1, 1, 9), ("undo", 1, 1, 1),
]  # fmt: skip


def test_a_script_of_all_that_can_happen_on_both_databases(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        for step in SCRIPT:
            made.take(step)
            compare(made)
        assert sum(counted(made.learner.id)["answers"].values()) >= 8


def reviewed(made: Studied, days: int) -> None:
    """Puts the first card away and answers it, after so many days, with Good."""
    made.take(("answer", 0, 4, 5))
    with unit_of_work():
        card = session().get_one(Card, made.cards[0])
        assert card.last_day is not None
        card.due_day = card.last_day + days
    made.take(("answer", 0, 3, days * 1440))


def numbers(made: Studied) -> tuple[int, ...]:
    names = ("young", "young_kept", "mature", "mature_kept")
    return tuple(sum(kept(made.learner.id).get(name, Counter()).values()) for name in names)


@pytest.mark.parametrize(("days", "told"), [(20, (1, 1, 0, 0)), (21, (0, 0, 1, 1))])
def test_a_card_is_mature_once_it_was_put_away_for_21_days(
    any_app: Flask, days: int, told: tuple[int, ...]
) -> None:
    with any_app.app_context():
        made = Studied()
        reviewed(made, days)
        assert numbers(made) == told


def test_only_the_first_review_of_the_day_counts(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        reviewed(made, 5)
        made.take(("quiz", 0, 1, 1))
        assert numbers(made) == (1, 1, 0, 0)


def test_a_review_that_was_first_after_all_takes_the_place_of_the_other(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        reviewed(made, 5)
        made.answer(session().get_one(Card, made.cards[0]), 1, 0, late=30)
        assert numbers(made) == (1, 0, 0, 0)
        made.take(("undo", 0, 1, 1))
        assert numbers(made) == (1, 1, 0, 0)


def test_a_rating_changed_to_again_is_forgotten(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        reviewed(made, 5)
        log.rerate(made.learner.id, made.answers[-1][0], 1, made.now)
        assert numbers(made) == (1, 0, 0, 0)


def test_the_hour_is_the_one_that_the_clock_showed_where_the_learner_was(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        made.take(("answer", 0, 3, 0))
        made.away(session().get_one(Card, made.cards[0]), 2, 0)
        made.take(("answer", 1, 3, 60))
        shown = [
            made.now.astimezone(ZoneInfo("Pacific/Auckland")).hour,
            (made.now - timedelta(minutes=60)).astimezone(ZoneInfo("Europe/Berlin")).hour,
        ]
        hours = session().scalars(sa.select(StudyHour.hour).where(StudyHour.learner_id == made.learner.id))
        assert sorted(hours) == sorted(shown)
        rollups.rebuild()
        compare(made)


def test_planted_faults_are_found_and_mended(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        reviewed(made, 5)
        with unit_of_work() as work:
            work.execute(sa.update(StudyDay).values(answers=StudyDay.answers + 1))
            work.execute(sa.delete(StudyHour))
            work.execute(sa.update(Calibration).values(recalled=7))
        told = rollups.differences()
        assert {each.split()[0] for each in told} == {"study_day", "study_hour", "calibration"}
        rollups.rebuild()
        compare(made)


def test_an_answer_that_is_the_newest_reads_no_history(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        reviewed(made, 5)
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            seen.append(statement)

        engine = session().get_bind()
        sa.event.listen(engine, "before_cursor_execute", note)
        try:
            made.take(("checked", 1, 3, 5))
        finally:
            sa.event.remove(engine, "before_cursor_execute", note)
        assert [text for text in seen if "JOIN log_entry" in text] == []
        assert sum(any(f"INTO {name}" in text for name in rollups.TABLES) for text in seen) == 2


def test_todays_counts_are_those_of_the_roll_up(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        made.take(("answer", 0, 3, 5))
        plan = session().scalars(sa.select(Plan).where(Plan.learner_id == made.learner.id)).one()
        day = session().scalars(sa.select(LogEffect.day)).first()
        assert day is not None
        assert plans.studied(made.learner.id, day) == {plan.id: (1, 0)}
        made.take(("undo", 0, 1, 1))
        assert plans.studied(made.learner.id, day).get(plan.id, (0, 0)) == (0, 0)


def test_a_refused_step_leaves_nothing_behind(any_app: Flask) -> None:
    with any_app.app_context():
        made = Studied()
        with pytest.raises(Refusal):
            log.rerate(made.learner.id, new_id(), 3, datetime(2026, 3, 1, tzinfo=ZoneInfo("UTC")))
        assert full(kept(made.learner.id)) == {}
