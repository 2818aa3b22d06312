"""Fuzz stays in its bands, is the same for the same seed, and never shrinks a growing interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.memory.fuzz import fuzzed, reach


@pytest.mark.parametrize(
    ("interval", "moves"), [(1, 0), (2, 0), (3, 1.075), (7, 1.675), (20, 2.975), (100, 6.975)]
)
def test_the_reach_grows_by_bands(interval: int, moves: float) -> None:
    assert reach(interval) == pytest.approx(moves)


@given(st.integers(1, 30_000), st.uuids(), st.integers(1, 400))
def test_a_fuzzed_interval_keeps_its_bounds(interval: int, seed: object, minimum: int) -> None:
    result = fuzzed(interval, str(seed), min(minimum, interval), maximum=36_500)
    assert min(minimum, interval) <= result <= 36_500
    assert abs(result - interval) <= reach(interval) + 0.5
    assert result == fuzzed(interval, str(seed), min(minimum, interval), maximum=36_500)


def test_different_seeds_spread_cards_over_the_whole_reach() -> None:
    assert {fuzzed(20, str(seed)) for seed in range(200)} == set(range(17, 24))
