"""How hard cards are for the learner: in FSRS from 1 (easy) to 10 (hard)."""

from itertools import chain

from quizapp.insights.bins import Histogram, histogram
from quizapp.insights.panel import panel
from quizapp.insights.told import Told

EDGES = tuple(range(1, 11))


@panel(70)
def difficulty(told: Told) -> Histogram:
    """Returns the cards by difficulty."""
    return histogram(
        chain.from_iterable(each.difficulty for each in told.memories.values()), EDGES, closed=True
    )
