"""The simulator's own parts: hidden memories behave as memories do, and a seed is a learner."""

import random

import pytest

from bench.learning.course import DAY, EVENING, Plan, Policy, study
from bench.learning.hidden import AGAIN, GOOD, MEMORIES, Hidden
from bench.learning.learner import Habits, Learner
from bench.learning.ours import Ours
from bench.learning.policies import RIVALS
from bench.learning.rivals import Leitner, Random, SuperMemo2
from bench.learning.table import estimate, lead

SHORT = Plan(points=30, days=15, minutes=5.0)


def memory(name: str) -> Hidden:
    return MEMORIES[name]([0.0] * 4, random.Random(7))


def practised(name: str, *days: float, strength: float = 1.0) -> Hidden:
    """A memory of point 0 that was recalled on these days."""
    hidden = memory(name)
    for day in days:
        hidden.studied(0, day * DAY + EVENING, GOOD, strength)
    return hidden


def after(hidden: Hidden, day: float, point: int = 0) -> float:
    return hidden.recall(point, day * DAY + EVENING)


@pytest.mark.parametrize("name", MEMORIES)
def test_recall_falls_with_time_and_stays_a_chance(name: str) -> None:
    hidden = practised(name, 0, 1)
    chances = [after(hidden, day) for day in (2, 5, 20, 80, 300)]
    assert chances == sorted(chances, reverse=True)
    assert all(0.0 < chance < 1.0 for chance in chances)


@pytest.mark.parametrize("name", MEMORIES)
def test_practice_helps_and_only_the_point_that_was_practised(name: str) -> None:
    hidden = practised(name, 0, 2, 6)
    assert after(hidden, 10) > after(practised(name, 0), 10)
    assert after(hidden, 10, point=1) == after(memory(name), 10, point=1)


@pytest.mark.parametrize("name", MEMORIES)
def test_spaced_practice_lasts_longer_than_massed(name: str) -> None:
    massed = practised(name, 0.0, 0.001, 0.002, 0.003)
    spaced = practised(name, 0, 2, 6, 14)
    assert after(spaced, 14 + 60) > after(massed, 0 + 60)


@pytest.mark.parametrize("name", MEMORIES)
def test_harder_exercise_can_strengthen_more(name: str) -> None:
    assert after(practised(name, 0, 5, strength=1.2), 30) > after(practised(name, 0, 5), 30)


def test_a_failure_costs_fsrs_memory_what_it_had() -> None:
    hidden = practised("FSRS-6", 0, 3, 15)
    before = after(hidden, 60)
    hidden.studied(0, 40 * DAY + EVENING, AGAIN, 1.0)
    assert after(hidden, 60) < before


@pytest.mark.parametrize("name", MEMORIES)
def test_choices_can_be_guessed_and_other_forms_cannot(name: str) -> None:
    def right(form: str) -> float:
        learner = Learner(name, 800, 5, Habits(guess=0.25, hindsight=0.0))
        known = learner.known(EVENING) / 800
        share = sum(learner.answers(point, form, EVENING).right for point in range(800)) / 800
        return share - known

    assert right("typed") == pytest.approx(0.0, abs=0.05)
    assert right("choice") > 0.12


def test_what_does_not_come_to_mind_takes_longer() -> None:
    habits = Habits()
    outcomes = [Learner("FSRS-6", 60, 1, habits).answers(point, "typed", EVENING) for point in range(60)]
    times = {right: {o.think + o.feedback for o in outcomes if o.right == right} for right in (True, False)}
    assert times == {True: {12.0}, False: {18.0}}


def test_hindsight_makes_learners_kind_to_themselves() -> None:
    def passed(hindsight: float) -> int:
        learner = Learner("FSRS-6", 500, 2, Habits(hindsight=hindsight))
        return sum(learner.answers(point, "card", EVENING).rating > AGAIN for point in range(500))

    assert passed(0.5) > passed(0.0) + 100


@pytest.mark.parametrize("name", RIVALS)
def test_the_same_seed_gives_the_same_course(name: str) -> None:
    def run(seed: int) -> object:
        return study(RIVALS[name](SHORT, seed), Learner("traces", SHORT.points, seed, Habits()), SHORT)

    assert run(1) == run(1)
    assert run(1) != run(2)


@pytest.mark.parametrize(
    "policy", [Ours(30, 1), SuperMemo2(30, 1), Leitner(30, 1), Random(30, 1)], ids=lambda p: type(p).__name__
)
def test_no_day_is_longer_than_the_plan_allows_but_for_its_last_answer(policy: Policy) -> None:
    result = study(policy, Learner("FSRS-6", 30, 1, Habits()), Plan(points=30, days=4, minutes=2.0))
    assert 0 < result.minutes <= 4 * (2.0 + 20 / 60)
    assert 0 < result.known <= 30


def test_leads_are_paired_by_seed() -> None:
    shared = [
        study(Leitner(20, s), Learner("FSRS-6", 20, s, Habits()), Plan(points=20, days=5)) for s in range(3)
    ]
    assert lead(shared, shared) == estimate([0.0, 0.0, 0.0])
    assert estimate([1.0, 2.0, 3.0]).mean == 2.0
    assert estimate([1.0, 2.0, 3.0]).low == pytest.approx(2.0 - 4.30 / 3**0.5)
