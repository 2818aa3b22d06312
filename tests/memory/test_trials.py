"""Parameters are kept only if they foretell a learner's later reviews better than those in use."""

import math
from dataclasses import replace

import pytest
from fsrs import Scheduler

from quizapp.memory import trials
from quizapp.memory.losses import CannotFit, fitted, losses
from quizapp.memory.scheduling import chances, memory_after
from quizapp.memory.settings import PlanSettings
from quizapp.memory.training import Reviews, reviews_in, split
from quizapp.memory.trials import LEAST_GAIN, Trial, in_words, tried
from tests.learners import DEFAULTS, FORGETFUL, reviews_of


def log_of(hidden: tuple[float, ...], cards: int, each: int = 10, seed: int = 1) -> Reviews:
    return reviews_in((each.card, each.rating, each.day) for each in reviews_of(hidden, cards, each, seed))


def loss(found: Reviews, parameters: tuple[float, ...]) -> float:
    later = split(found.foretold)[1]
    return sum(losses(later, parameters)) / len(later)


def test_a_loss_is_minus_the_logarithm_of_what_was_foretold() -> None:
    found = reviews_in([("a", 3, 0), ("a", 3, 5), ("a", 1, 9)])
    states = PlanSettings()
    stability = memory_after([(3, 0)], states)[0]
    later = memory_after([(3, 0), (3, 5)], states)[0]
    assert stability is not None
    assert later is not None
    expected = [
        -math.log(chances([(stability, 5)], states)[0]),
        -math.log(1 - chances([(later, 4)], states)[0]),
    ]
    assert losses(found.foretold, DEFAULTS) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_learner_who_forgets_sooner_is_foretold_better(seed: int) -> None:
    found = log_of(FORGETFUL, 400, seed=seed)
    trial = tried(found, lambda _: DEFAULTS)
    assert trial.kept
    assert trial.before_loss is not None
    assert trial.after_loss is not None
    assert trial.after_loss < trial.before_loss - LEAST_GAIN
    assert trial.before_loss == pytest.approx(loss(found, DEFAULTS))
    assert trial.after_loss == pytest.approx(loss(found, trial.parameters))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("cards", [2, 10, 60])
def test_nothing_ever_gets_worse_for_a_learner_whom_the_defaults_suit(cards: int, seed: int) -> None:
    found = log_of(DEFAULTS, cards, seed=seed)
    trial = tried(found, lambda _: DEFAULTS)
    if trial.kept:
        assert loss(found, trial.parameters) <= loss(found, DEFAULTS) - LEAST_GAIN


def test_what_was_found_once_is_not_found_again() -> None:
    found = log_of(FORGETFUL, 400)
    first = tried(found, lambda _: DEFAULTS)
    again = tried(found, lambda _: first.parameters)
    assert (first.kept, again.kept, again.reason) == (True, False, trials.NO_BETTER)
    assert again.before_loss == pytest.approx(again.after_loss)


def test_each_review_is_compared_with_the_parameters_that_its_own_card_has() -> None:
    found = log_of(FORGETFUL, 100)
    one, other = DEFAULTS, FORGETFUL
    trial = tried(found, lambda point: one if point % 2 else other)  # type: ignore[operator]
    later = split(found.foretold)[1]
    halves = [losses([each], one if each.point % 2 else other)[0] for each in later]  # type: ignore[operator]
    assert trial.before_loss == pytest.approx(sum(halves) / len(halves))


@pytest.mark.parametrize("log", [[], [("a", 3, 1)], [("a", 3, 1), ("a", 1, 1)], [("a", 3, 1), ("a", 1, 4)]])
def test_with_too_few_reviews_what_is_in_use_stays(log: list[tuple[str, int, int]]) -> None:
    trial = tried(reviews_in(log), lambda _: DEFAULTS)
    assert (trial.kept, trial.before_loss, trial.parameters) == (False, None, ())
    assert trial.reason == trials.TOO_FEW
    assert trial.reviews == len(log)


@pytest.mark.parametrize(("rating", "reason"), [(3, trials.ALL_RECALLED), (1, trials.ALL_FORGOTTEN)])
def test_where_all_later_reviews_went_alike_nothing_is_compared(rating: int, reason: str) -> None:
    log = [(card, rating, day) for day in (1, 4, 9, 20) for card in range(30)]
    trial = tried(reviews_in(log), lambda _: DEFAULTS)
    assert (trial.kept, trial.reason) == (False, reason)
    assert in_words(trial) == f"{reason} The parameters in use stay."


def test_reviews_that_fsrs_refuses_leave_everything_as_it_is() -> None:
    """No memory has a first review on a later day: only such give FSRS its first numbers."""
    first = reviews_in([(card, 3, day) for day in (1, 4, 9) for card in range(40)])
    only_third = replace(first, foretold=[each for each in first.foretold if each.end == 2])
    later = reviews_in([("b", 3, 10), ("b", 1, 12), ("b", 3, 13)]).foretold * 5
    with pytest.raises(CannotFit):
        fitted(only_third.foretold)
    only_third.foretold.extend(later)
    trial = tried(only_third, lambda _: DEFAULTS)
    assert (trial.kept, trial.reason) == (False, trials.TOO_FEW)


def test_what_is_fitted_can_be_used_as_it_is() -> None:
    """Inside the bounds that fsrs allows, and rounded, even for logs that drive it to its limits."""
    for rating in (1, 4):
        log = [(card, rating, day) for day in (1, 4, 9, 20, 60) for card in range(80)]
        found = fitted(reviews_in(log).foretold)
        Scheduler(parameters=found)
        assert all(value == round(value, 4) for value in found)


def test_what_came_of_it_in_words() -> None:
    better = Trial(
        reviews=1560, held_out=312, reason=trials.BETTER, before_loss=0.3404, after_loss=0.3119, kept=True
    )
    assert in_words(better) == (
        "On your last 312 reviews the new parameters foretold better (0.312 instead of 0.340), "
        "so they are used from now on."
    )
    worse = replace(better, before_loss=0.3119, after_loss=0.3404, kept=False)
    assert in_words(worse) == (
        "On your last 312 reviews the new parameters foretold no better (0.340 instead of 0.312), "
        "so the ones in use stay."
    )
