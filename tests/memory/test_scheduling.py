"""One review: FSRS-6 fed with learner days, and learning steps in minutes."""

from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from quizapp.memory.days import Days
from quizapp.memory.scheduling import (
    AGAIN,
    GOOD,
    Memory,
    Schedule,
    chances,
    memory_after,
    remember,
    retrievability,
    review,
)
from quizapp.memory.settings import PlanSettings
from tests.learners import FORGETFUL

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAYS = Days("UTC", 4)
PLAIN = PlanSettings(learning_steps=(), relearning_steps=(), fuzz=False)


def test_a_new_card_climbs_the_learning_steps() -> None:
    settings = PlanSettings()
    first = review(Memory(), Schedule(), GOOD, NOON, DAYS, settings)
    assert (first.schedule.state, first.schedule.due_at) == ("learning", NOON + timedelta(minutes=10))
    at = first.schedule.due_at
    assert at is not None
    second = review(first.memory, first.schedule, GOOD, at, DAYS, settings)
    assert second.schedule.state == "review"
    assert second.schedule.due_day == DAYS.day(at) + (second.interval or 0)
    assert second.schedule.due_at == DAYS.begin(second.schedule.due_day or 0)


def test_forgetting_a_learnt_card_is_a_lapse_and_goes_through_relearning() -> None:
    settings = PlanSettings()
    learnt = review(Memory(), Schedule(), GOOD, NOON, DAYS, PLAIN)
    later = NOON + timedelta(days=3)
    forgot = review(learnt.memory, learnt.schedule, AGAIN, later, DAYS, settings)
    assert (forgot.lapse, forgot.memory.lapses, forgot.schedule.state) == (True, 1, "relearning")
    assert forgot.schedule.due_at == later + timedelta(minutes=10)


def test_two_reviews_across_midnight_but_in_one_learner_day_are_same_day_reviews() -> None:
    evening, night = NOON + timedelta(hours=11), NOON + timedelta(hours=15)
    first = review(Memory(), Schedule(), GOOD, evening, DAYS, PLAIN)
    same_day = review(first.memory, first.schedule, GOOD, night, DAYS, PLAIN)
    next_day = review(first.memory, first.schedule, GOOD, night + timedelta(hours=2), DAYS, PLAIN)
    assert (same_day.memory.last_day, next_day.memory.last_day) == (DAYS.day(NOON), DAYS.day(NOON) + 1)
    assert same_day.memory.stability != next_day.memory.stability


def test_at_the_due_day_recall_is_about_the_desired_retention() -> None:
    memory = review(Memory(), Schedule(), GOOD, NOON, DAYS, PLAIN).memory
    assert memory.stability is not None
    day = DAYS.day(NOON)
    assert retrievability(memory, day, PLAIN) == 1.0
    assert abs(retrievability(memory, day + round(memory.stability), PLAIN) - 0.9) < 0.02


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 40)), min_size=1, max_size=12))
def test_memory_does_not_depend_on_steps_or_state(history: list[tuple[int, int]]) -> None:
    """The fold may use ``remember`` alone, since FSRS moves stability by days and rating only."""
    stepped, schedule, plain, at = Memory(), Schedule(), Memory(), NOON
    for rating, gap in history:
        at += timedelta(days=gap)
        outcome = review(stepped, schedule, rating, at, DAYS, PlanSettings())
        plain = remember(plain, rating, at, DAYS.day(at), outcome.lapse, PlanSettings())
        stepped, schedule = outcome.memory, outcome.schedule
        assert plain == stepped


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 400)), min_size=1, max_size=12))
def test_the_formulas_alone_give_what_the_whole_scheduler_gives(history: list[tuple[int, int]]) -> None:
    """``memory_after`` and ``remember`` leave out the dates and intervals of ``review_card``."""
    settings = PlanSettings(parameters=(*FORGETFUL,))
    scheduler = Scheduler(parameters=FORGETFUL, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, at = Card(), NOON
    for number, (rating, gone) in enumerate(history):
        at += timedelta(days=gone if number else 0)
        if number:
            assert card.stability is not None
            assert chances([(card.stability, gone)], settings)[0] == scheduler.get_card_retrievability(
                card, at
            )
        card, _ = scheduler.review_card(card, Rating(rating), at)
    assert memory_after(history, settings) == (card.stability, card.difficulty)
