"""Young memories may fade further than settled ones, where the plan says so."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import new_id, session
from quizapp.memory import plans
from quizapp.memory.aims import SETTLED_DAYS, aim
from quizapp.memory.days import Days
from quizapp.memory.models import Card, LogEffect
from quizapp.memory.scheduling import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    Memory,
    Schedule,
    retrievability,
    review,
)
from quizapp.memory.settings import USUAL_YOUNG, BadSettings, PlanSettings, usual
from quizapp.study.session import Submission, answer, next_card
from tests.factory import make_deck, response_to

GROWING = PlanSettings(desired_retention=0.93, young_retention=0.75)
DAYS = Days("UTC", 4)
NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)


def test_the_aim_grows_from_young_to_desired() -> None:
    aims = [aim(stability, GROWING) for stability in (0.0, 0.5, 2.0, 8.0, 30.0, SETTLED_DAYS, 500.0)]
    assert aims[0] == 0.75
    assert aims == sorted(aims)
    assert aims[-2:] == [0.93, 0.93]


@pytest.mark.parametrize("stability", [0.1, 5.0, 400.0])
def test_without_it_every_memory_is_kept_alike(stability: float) -> None:
    assert aim(stability, PlanSettings(desired_retention=0.87)) == 0.87


def interval(stability: float, settings: PlanSettings, rating: int = GOOD, marked: bool = True) -> int:
    today = DAYS.day(NOW)
    memory = Memory(stability=stability, difficulty=5.0, last_at=NOW, last_day=today - round(stability))
    due = Schedule(state="review", due_day=today)
    outcome = review(memory, due, rating, NOW, DAYS, settings, marked=marked)
    assert outcome.raw_interval is not None
    return outcome.raw_interval


def test_a_young_memory_waits_longer_and_a_settled_one_does_not() -> None:
    plain = PlanSettings(desired_retention=0.93)
    assert interval(3.0, GROWING) > 2 * interval(3.0, plain)
    assert interval(100.0, GROWING) == interval(100.0, plain)


def test_a_memory_that_was_just_forgotten_is_young_again() -> None:
    """What counts is the stability that the answer leaves, not the one that it found."""
    plain = PlanSettings(desired_retention=0.93, relearning_steps=())
    growing = replace(plain, young_retention=0.75)
    assert interval(100.0, growing, AGAIN) > interval(100.0, plain, AGAIN)


def test_the_interval_is_as_long_as_fsrs_takes_to_fall_to_the_aim() -> None:
    settings = PlanSettings(desired_retention=0.9, young_retention=0.7)
    memory = Memory(stability=3.0, difficulty=5.0, last_at=NOW, last_day=DAYS.day(NOW) - 3)
    due = Schedule(state="review", due_day=DAYS.day(NOW))
    outcome = review(memory, due, GOOD, NOW, DAYS, settings, marked=True)
    assert outcome.raw_interval is not None
    assert outcome.memory.stability is not None
    wanted = aim(outcome.memory.stability, settings)
    near = [
        retrievability(outcome.memory, DAYS.day(NOW) + outcome.raw_interval + days, settings)
        for days in (-1, 1)
    ]
    assert near[0] > wanted > near[1]


@pytest.mark.parametrize("stability", [0.5, 3.0, 100.0])
@pytest.mark.parametrize("rating", [HARD, GOOD, EASY])
def test_who_rates_themselves_has_fsrs_own_intervals(stability: float, rating: int) -> None:
    plain = PlanSettings(desired_retention=0.93)
    assert interval(stability, GROWING, rating, marked=False) == interval(stability, plain, rating)


def test_memory_itself_is_the_same_either_way() -> None:
    memory = Memory(stability=3.0, difficulty=5.0, last_at=NOW, last_day=DAYS.day(NOW) - 3)
    due = Schedule(state="review", due_day=DAYS.day(NOW))
    one, two = (
        review(memory, due, GOOD, NOW, DAYS, settings, marked=True).memory
        for settings in (GROWING, PlanSettings())
    )
    assert one == two


@pytest.mark.parametrize("young", [0.0, 0.69, 0.95])
def test_it_is_never_above_the_desired_retention_nor_below_what_fsrs_takes(young: float) -> None:
    with pytest.raises(BadSettings, match="desired retention, or leave it empty"):
        PlanSettings(desired_retention=0.9, young_retention=young)


def test_a_plan_taken_up_lets_young_memories_wait_and_keeps_settled_ones_at_nine_of_ten(
    any_learner: User,
) -> None:
    deck = make_deck(any_learner, facts=1)
    settings = plans.settings_for(any_learner.id, deck.id)
    assert (settings.young_retention, settings.desired_retention) == (USUAL_YOUNG, 0.9)
    assert settings == usual()


@pytest.mark.parametrize(("mode", "waits"), [("checked", True), ("flashcards", False)])
def test_what_the_buttons_say_is_what_the_answer_does(any_learner: User, mode: str, waits: bool) -> None:
    deck = make_deck(any_learner, facts=1)
    plan = plans.find(any_learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, replace(usual(), learning_steps=(), fuzz=False, mode=mode))
    asked = next_card(any_learner, deck, NOW)
    assert asked.card is not None
    assert asked.version is not None
    told = asked.intervals[EASY] / 86_400
    response = response_to(asked.version, True) if mode == "checked" else None
    given = Submission(
        id=new_id(), card_id=asked.card.id, question_id=asked.version.question_id, version=1, rating=EASY,
        response=response,
    )  # fmt: skip
    answer(any_learner, given, NOW)
    effect = session().scalars(sa.select(LogEffect)).one()
    assert effect.interval == told
    stability = session().scalars(sa.select(Card)).one().stability
    assert stability is not None
    assert (effect.interval > 1.5 * stability) == waits
