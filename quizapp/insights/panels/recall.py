"""What would be recalled if everything were asked now."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.insights.bins import Bin, histogram
from quizapp.insights.panel import panel
from quizapp.insights.told import Told

EDGES = tuple(tenth / 10 for tenth in range(11))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Cards by their chance (0-1) to be recalled today; ``known`` is how many of ``cards`` that makes
    on average, ``mean`` that as a share (None without cards)."""

    bins: list[Bin]
    cards: int
    known: float
    mean: float | None


@panel(35)
def recall(told: Told) -> Recall:
    """Returns the retrievability of every learnt card today."""
    chances = list(_chances(told))
    found = histogram(chances, EDGES, closed=True)
    known = sum(chances)
    return Recall(
        bins=found.bins, cards=len(chances), known=known, mean=known / len(chances) if chances else None
    )


def _chances(told: Told) -> Iterator[float]:
    """FSRS-6's forgetting curve (the ``fsrs`` package, Scheduler.get_card_retrievability):
    R = (1 + (0.9^(-1/decay) - 1) * days / stability)^-decay, so that R is 0.9 after ``stability`` days."""
    for decay, found in told.memories.items():
        factor = 0.9 ** (-1 / decay) - 1
        for stability, last_day in zip(found.stability, found.last_day, strict=True):
            yield (1 + factor * max(0, told.today - last_day) / stability) ** -decay
