"""Fitting a learner's log: what counts, what is stored, and that every card stays what its log says."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings

from quizapp.accounts.models import User
from quizapp.db import new_id, session, unit_of_work, utcnow
from quizapp.memory import check, fitting, log, plans
from quizapp.memory.cards import lines_of, settings_of
from quizapp.memory.fitting import fit, newest
from quizapp.memory.fold import effective
from quizapp.memory.models import Card, Fitting, Plan, PlanVersion
from quizapp.memory.refolding import folded
from quizapp.memory.rows import cards_of
from quizapp.memory.settings import PlanSettings
from quizapp.memory.whole_log import read_log
from quizapp.study.session import Submission, answer, question_for
from tests.conftest import count
from tests.factory import make_deck
from tests.learners import DEFAULTS, FIRST_DAY, FORGETFUL, Reviewed, reviews_of, write
from tests.memory.test_history import History, Step, steps

SCHEDULE = ("state", "step", "due_at", "due_day", "queue", "reps", "lapses", "last_day")
LATER = utcnow()


def pictures(learner: User) -> list[tuple[Any, ...]]:
    """The schedule of each card."""
    columns = [Card.__table__.c[name] for name in ("id", *SCHEDULE)]
    where = Card.__table__.c.learner_id == learner.id
    return [tuple(row) for row in session().execute(sa.select(*columns).where(where).order_by(columns[0]))]


def current(learner: User) -> list[PlanSettings]:
    found = session().scalars(sa.select(Plan.id).where(Plan.learner_id == learner.id).order_by(Plan.id))
    return [settings_of(plan)[1] for plan in found.all()]


def test_better_parameters_reach_every_plan_and_card_and_leave_what_is_due(any_learner: User) -> None:
    write(any_learner, reviews_of(FORGETFUL, 400, 10))
    second = make_deck(any_learner, 2)
    plan = plans.find(any_learner.id, second.id)
    assert plan is not None
    plans.change_settings(plan, PlanSettings(new_per_day=3))
    before = pictures(any_learner)
    versions = count(PlanVersion)
    found = fit(any_learner, LATER)
    assert found.kept
    assert found.reviews == 4000
    assert found.before_loss is not None
    assert found.after_loss is not None
    assert found.after_loss < found.before_loss
    assert {each.parameters for each in current(any_learner)} == {tuple(found.parameters)} != {DEFAULTS}
    assert sorted(each.new_per_day for each in current(any_learner)) == [3, 20]
    assert count(PlanVersion) == versions + 2
    assert pictures(any_learner) == before
    assert check.differences() == []
    assert newest(any_learner) is found


def test_with_too_few_reviews_nothing_changes_and_that_is_said(any_learner: User) -> None:
    write(any_learner, [Reviewed(0, FIRST_DAY, 3), Reviewed(0, FIRST_DAY + 3, 1)])
    versions = count(PlanVersion)
    found = fit(any_learner, LATER)
    assert (found.kept, found.reviews, found.parameters, found.before_loss) == (False, 2, [], None)
    assert count(PlanVersion) == versions
    assert fitting.in_words(found).endswith("The parameters in use stay.")


def test_somebody_without_a_log_can_be_fitted_too(any_learner: User) -> None:
    assert fit(any_learner).reviews == 0
    assert fitting.learners() == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_what_is_read_at_once_is_what_the_fold_counts(app: Flask, history: list[Step]) -> None:
    """Undone, regraded and rerated answers, and memories begun anew, however they arrived."""
    with app.app_context():
        made = History()
        for step in history:
            made.take(step)
        same_as_the_fold(made.learner)


def test_the_same_on_postgresql(any_app: Flask) -> None:
    with any_app.app_context():
        made = History()
        script = [
            ("checked", 0, 3, 5), ("checked", 0, 1, 8000), ("rerate", 0, 4, 0), ("late", 0, 2, 60),
            ("answer", 1, 3, 900), ("undo", 0, 1, 1), ("forget", 0, 1, 5), ("answer", 0, 3, 7000),
            ("answer", 0, 4, 9000), ("mark", 1, 1, 1),
        ]  # fmt: skip
        for step in script:
            made.take(step)
        same_as_the_fold(made.learner)


def same_as_the_fold(learner: User) -> None:
    read = read_log(learner.id)
    derived = {each.id: check.derive(each) for each in session().scalars(_cards(learner))}
    memories = {each["_card"]: (each["_stability"], each["_difficulty"]) for each in folded(read, DEFAULTS)}
    for card_id, each in derived.items():
        expected = (each.memory.stability, each.memory.difficulty)
        assert memories.get(card_id, (None, None)) == expected
    assert read.reviews.ratings == sum(_ratings(card) for card in session().scalars(_cards(learner)))


def _cards(learner: User) -> sa.Select[tuple[Card]]:
    return sa.select(Card).where(Card.learner_id == learner.id).order_by(Card.id)


def _ratings(card: Card) -> int:
    lines = lines_of(card.learner_id, [card.point_id])[card.point_id]
    return sum(line.rating is not None for line in effective(lines))


def test_an_answer_that_is_undone_or_not_for_memory_does_not_count(any_app: Flask) -> None:
    with any_app.app_context():
        made = History()
        made.take(("answer", 0, 3, 5))
        made.take(("answer", 0, 1, 5000))
        assert read_log(made.learner.id).reviews.ratings == 2
        log.undo(made.learner.id, now=made.now)
        assert read_log(made.learner.id).reviews.ratings == 1
        cram(made)
        assert read_log(made.learner.id).reviews.ratings == 1


def test_a_rating_of_an_answer_that_is_not_for_memory_does_not_count(any_learner: User) -> None:
    """Even where a row holds one, as an import may write it."""
    write(
        any_learner,
        [
            Reviewed(0, FIRST_DAY, 3),
            Reviewed(0, FIRST_DAY + 2, 1, idle="cram"),
            Reviewed(0, FIRST_DAY + 4, 3),
        ],
    )
    read = read_log(any_learner.id).reviews
    assert list(read.memories.values()) == [[(3, 0), (3, 4)]]
    assert check.differences() == []


def cram(made: History) -> None:
    card = session().get_one(Card, made.cards[0])
    version = question_for(cards_of(made.learner.id, [card.point_id])[0])
    assert version is not None
    given_ = Submission(
        id=new_id(), card_id=card.id, question_id=version.question_id, version=version.number,
        rating=3, answered_at=made.now, context="cram",
    )  # fmt: skip
    answer(made.learner, given_, made.now + timedelta(days=3))


@pytest.fixture
def answering_meanwhile(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Calls what is in the list after the fitting and before its result is stored."""
    calls: list[Any] = []

    def then(*given: Any) -> Any:
        for call in calls:
            call()
        return folded(*given)

    monkeypatch.setattr(fitting, "folded", then)
    return calls  # type: ignore[return-value]


def test_an_answer_given_while_the_fitting_runs_is_not_lost(
    any_learner: User, answering_meanwhile: list[Any]
) -> None:
    cards = write(any_learner, reviews_of(FORGETFUL, 400, 10))
    id_, learner_id = cards[0].id, any_learner.id
    assert cards[0].last_at is not None
    then = cards[0].last_at + timedelta(days=1)
    answering_meanwhile.append(lambda: log.forget(learner_id, session().get_one(Card, id_), then))
    assert fit(any_learner).kept
    assert check.differences() == []
    assert session().get_one(Card, id_).stability is None


def test_a_new_deck_begins_with_the_parameters_found_last(any_learner: User) -> None:
    make_deck(any_learner, 1)
    assert [each.parameters for each in current(any_learner)] == [DEFAULTS]
    with unit_of_work() as work:
        for number, kept in enumerate((True, True, False)):
            work.add(
                Fitting(
                    learner_id=any_learner.id,
                    at=LATER + timedelta(days=number),
                    reviews=1,
                    held_out=1,
                    kept=kept,
                    parameters=[0.1 + number, *FORGETFUL[1:]],
                    reason="-",
                )
            )
    make_deck(any_learner, 1, name="Another")
    assert (1.1, *FORGETFUL[1:]) in {each.parameters for each in current(any_learner)}


def test_other_learners_keep_what_they_have(any_learner: User) -> None:
    with unit_of_work() as work:
        other = User(name="ada", role="student")
        work.add(other)
    write(other, reviews_of(DEFAULTS, 5, 5), "Ada's")
    write(any_learner, reviews_of(FORGETFUL, 400, 10))
    mine = [each.stability for each in session().scalars(_cards(other))]
    assert fit(any_learner).kept
    assert [each.stability for each in session().scalars(_cards(other))] == mine
    assert {each.parameters for each in current(other)} == {DEFAULTS}
    assert newest(other) is None
