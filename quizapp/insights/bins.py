"""Counting numbers in bins. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Cards from ``low`` up to and without ``high``; None: no bound above."""

    low: float
    high: float | None
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """``median`` is None without cards."""

    bins: list[Bin]
    cards: int
    median: float | None


def histogram(values: Iterable[float], edges: Sequence[float], closed: bool = False) -> Histogram:
    """Returns how many values lie between each two ``edges``, and above the last one.

    What lies below the first edge counts in the first bin. ``closed``: the last edge is the highest
    value there can be, and counts in the bin below it.
    """
    found = list(values)
    bins = len(edges) - closed
    counts = [0] * bins
    for value in found:
        counts[min(max(bisect_right(edges, value) - 1, 0), bins - 1)] += 1
    highs: list[float | None] = [*edges[1:], *([] if closed else [None])]
    return Histogram(
        bins=[
            Bin(low=low, high=high, cards=count)
            for low, high, count in zip(edges, highs, counts, strict=False)
        ],
        cards=len(found),
        median=median(found) if found else None,
    )
