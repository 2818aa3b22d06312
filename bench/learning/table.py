"""Means, 95 % intervals over seeds, and the table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, stdev

from bench.learning.course import Result

_T = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13,
      2.12, 2.11, 2.10, 2.09, 2.09, 2.08, 2.07, 2.07, 2.06, 2.06, 2.06, 2.05, 2.05, 2.05)  # fmt: skip
"""Two-sided 95 % points of Student's t for 1 to 29 degrees of freedom; beyond these 2.0 is close."""

HEAD = f"{'memory':<8}{'way to study':<26}{'known':>7}{'minutes':>9}{'known/minute':>22}{'ours − this':>24}"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over seeds with its 95 % interval (Student's t)."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ({self.low:.3f}, {self.high:.3f})"


def estimate(values: Sequence[float]) -> Estimate:
    """Returns the mean of two or more seeds' values, and its interval."""
    middle, seeds = mean(values), len(values)
    reach = _T[min(seeds - 2, len(_T) - 1)] * stdev(values) / seeds**0.5 if seeds > 1 else 0.0
    return Estimate(middle, middle - reach, middle + reach)


def lead(ours: Sequence[Result], other: Sequence[Result]) -> Estimate:
    """Returns by how many points a minute ours leads, paired by seed."""
    return estimate([one.rate - two.rate for one, two in zip(ours, other, strict=True)])


def rows(memory: str, results: Mapping[str, Sequence[Result]], ours: str) -> Iterable[str]:
    """Yields the table's lines for one memory."""
    for name, found in results.items():
        against = "" if name == ours else f"{lead(results[ours], found)}"
        yield (
            f"{memory:<8}{name:<26}{mean(each.known for each in found):>7.0f}"
            f"{mean(each.minutes for each in found):>9.0f}"
            f"{estimate([each.rate for each in found])!s:>22}{against:>24}"
        )
