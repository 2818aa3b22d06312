"""How long memories last: in FSRS, stability is the days until recall falls to nine in ten."""

from itertools import chain

from quizapp.insights.bins import Histogram, histogram
from quizapp.insights.panel import panel
from quizapp.insights.told import Told

EDGES = (0, 1, 3, 7, 14, 21, 30, 60, 90, 180, 365)
"""Days."""


@panel(60)
def stability(told: Told) -> Histogram:
    """Returns the cards by stability, in days."""
    return histogram(chain.from_iterable(each.stability for each in told.memories.values()), EDGES)
