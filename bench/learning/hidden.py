"""Memories that only the simulation knows. A policy sees answers, never these."""

import math
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
_DAY = 86_400.0
_DAY_0 = datetime(2026, 1, 1, tzinfo=UTC)

SPREAD = (
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
    0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
)  # fmt: skip
"""Standard deviation of each FSRS-6 parameter over users, as fsrs-rs (src/training.rs) gives it."""


class Hidden(Protocol):
    """The true memory of all points. Instants are seconds since the first day began."""

    def recall(self, point: int, at: float) -> float:
        """Returns the chance, 0 to 1, that the point is recalled without any help."""

    def studied(self, point: int, at: float, grade: int, strength: float) -> None:
        """Tells that the point was asked and its answer then seen. ``grade`` 1 was not recalled, 2 to 4
        how easily it was; ``strength`` is how much this exercise counts beside an average one."""


class FsrsMemory:
    """FSRS-6 with parameters drawn for each learner, and points that are easier or harder than it knows.

    A point that was never asked is known from reading with chance ``read``. Within a day nothing that
    was just seen is forgotten (so does FSRS itself count).
    """

    def __init__(self, easiness: list[float], rng: random.Random, read: float = 0.2) -> None:
        self._scheduler = Scheduler(parameters=_parameters(rng), enable_fuzzing=False)
        self._easiness = easiness
        self._cards: list[Card | None] = [None] * len(easiness)
        self._read = read

    def recall(self, point: int, at: float) -> float:
        card = self._cards[point]
        if card is None:
            return self._read
        return self._scheduler.get_card_retrievability(card, _date(at))

    def studied(self, point: int, at: float, grade: int, strength: float) -> None:
        card = self._cards[point] or Card(card_id=1, due=_DAY_0)
        before = card.stability
        after, _ = self._scheduler.review_card(card, Rating(grade), _date(at))
        after.state, after.step = State.Review, None
        assert after.stability is not None
        assert after.difficulty is not None
        if before is None:
            after.stability *= math.exp(0.4 * self._easiness[point])
            after.difficulty = min(max(after.difficulty - 1.5 * self._easiness[point], 1.0), 10.0)
        elif after.stability > before:
            after.stability = before + (after.stability - before) * strength
        self._cards[point] = after


def _parameters(rng: random.Random) -> tuple[float, ...]:
    """Half of the spread over users; first stabilities are skewed, so these are drawn log-normally."""
    first = [rng.lognormvariate(math.log(value), 0.5) for value in DEFAULT_PARAMETERS[:4]]
    drawn = sorted(first) + [
        rng.gauss(value, spread / 2) for value, spread in zip(DEFAULT_PARAMETERS[4:], SPREAD[4:], strict=True)
    ]
    bounds = zip(drawn, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(value, low), high) for value, low, high in bounds)


def _date(at: float) -> datetime:
    return _DAY_0 + timedelta(days=at // _DAY)


class TraceMemory:
    """A power law with multiple traces: Pavlik & Anderson, Cognitive Science 29 (2005), 559-586.

    Each exercise leaves a trace that fades as t^-d. Activation is the log of their sum; a new trace
    fades the faster the more active the memory was (d = c e^m + a): that is the spacing effect. The
    chance of recall is logistic in activation. Between sessions time runs at ``h`` of its pace. ``a``,
    ``c``, ``h``, ``s`` and ``tau`` are drawn around that paper's values for each learner. A point starts
    with one trace, from reading the article the evening before the first day.
    """

    def __init__(self, easiness: list[float], rng: random.Random) -> None:
        self._c = rng.lognormvariate(math.log(0.217), 0.15)
        self._a = rng.lognormvariate(math.log(0.177), 0.1)
        self._h = rng.lognormvariate(math.log(0.025), 0.2)
        self._s = rng.lognormvariate(math.log(0.255), 0.1)
        self._tau = -0.704
        self._easiness = easiness
        reading = (self._clock(-_DAY / 4), self._a, 1.0)
        self._traces: list[list[tuple[float, float, float]]] = [[reading] for _ in easiness]

    def recall(self, point: int, at: float) -> float:
        activation = self._activation(point, self._clock(at)) + 0.25 * self._easiness[point]
        return 1.0 / (1.0 + math.exp((self._tau - activation) / self._s))

    def studied(self, point: int, at: float, grade: int, strength: float) -> None:
        clock = self._clock(at)
        decay = self._c * math.exp(self._activation(point, clock)) + self._a
        self._traces[point].append((clock, decay, strength if grade > AGAIN else 1.0))

    def _activation(self, point: int, clock: float) -> float:
        return math.log(
            sum(weight * max(clock - at, 1.0) ** -decay for at, decay, weight in self._traces[point])
        )

    def _clock(self, at: float) -> float:
        """Psychological seconds: a day counts ``h`` of its length, and a session its own."""
        day, second = divmod(at, _DAY)
        return day * _DAY * self._h + second


MEMORIES: dict[str, Callable[[list[float], random.Random], Hidden]] = {
    "FSRS-6": FsrsMemory,
    "traces": TraceMemory,
}
