"""Counting numbers in bins. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
    found = sorted(values)  # looking up where each bin ends is much quicker than the bin of each value
    inner = edges[1 : len(edges) - closed]
    ends = [0, *(bisect_left(found, edge) for edge in inner), len(found)]
    counts = [end - start for start, end in pairwise(ends)]
    highs: list[float | None] = [*edges[1:], *([] if closed else [None])]
    return Histogram(
        bins=[
            Bin(low=low, high=high, cards=count)
            for low, high, count in zip(edges, highs, counts, strict=False)
        ],
        cards=len(found),
        median=median(found) if found else None,
    )
