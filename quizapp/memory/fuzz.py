"""Fuzz: a little chance in an interval, so that cards learnt together don't stay together."""

import random

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""From, to (days) and the share of the days in between that an interval may move (as Anki's)."""


def reach(interval: float) -> float:
    """Returns by how many days an interval (days) may move either way; 0 below 2.5 days."""
    if interval < _BANDS[0][0]:
        return 0.0
    return 1.0 + sum(share * max(0.0, min(interval, to) - start) for start, to, share in _BANDS)


def fuzzed(interval: int, seed: str, minimum: int = 1, maximum: int = 36_500) -> int:
    """Returns the interval (days) moved at random within its reach; the same seed, the same result.

    ``minimum`` and ``maximum`` bound the result in days.
    """
    moves = reach(interval)
    if not moves:
        return min(interval, maximum)
    low = min(max(round(interval - moves), 2, minimum), maximum)
    high = max(min(round(interval + moves), maximum), low)
    return random.Random(seed).randint(low, high)  # noqa: S311  spreading load is no secret
