"""Times of single calls, and how they are told: p50, p95 and how many a second."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Times:
    """Durations of single calls, in seconds."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        return median(self.seconds)

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else self.seconds[0]

    @property
    def per_second(self) -> float:
        return len(self.seconds) / sum(self.seconds)


def timed(calls: Iterable[Callable[[], object]]) -> Times:
    """Runs the calls one after the other and returns how long each took."""
    seconds = []
    for call in calls:
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return Times(tuple(seconds))


def in_turns(
    one: list[Callable[[], object]], other: list[Callable[[], object]], turn: int = 50
) -> tuple[Times, Times]:
    """Times two lists of calls in alternating turns, so that a machine's drift hits both alike."""
    first: list[float] = []
    second: list[float] = []
    for start in range(0, max(len(one), len(other)), turn):
        first += timed(one[start : start + turn]).seconds
        second += timed(other[start : start + turn]).seconds
    return Times(tuple(first)), Times(tuple(second))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, beside the floor measured in the same run."""

    what: str
    times: Times
    floor: str = ""
    floor_times: Times | None = None

    def __str__(self) -> str:
        text = f"{self.what:<44}{self.times.p50 * 1000:>10.2f}{self.times.p95 * 1000:>10.2f}"
        if self.floor_times is None:
            return text
        ratio = self.times.p50 / self.floor_times.p50
        return f"{text}{self.floor_times.p50 * 1000:>10.2f}{ratio:>8.1f}x  {self.floor}"


HEAD = f"{'what':<44}{'p50 ms':>10}{'p95 ms':>10}{'floor ms':>10}{'ratio':>9}  floor"
