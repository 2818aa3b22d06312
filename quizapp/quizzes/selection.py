"""Which questions a quiz asks, out of those it could."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

KIND_WEIGHT = 0.15
"""How much importance a question must have more for each time that its kind was asked more often."""

JITTER = 0.1
"""How much chance may change importance, so that two quizzes of one deck differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question version that could be asked. ``importance`` is from 0 to 1, ``place`` is where
    its first point stands in the deck."""

    version_id: uuid.UUID
    kind: str
    facts: frozenset[uuid.UUID]
    points: frozenset[uuid.UUID]
    importance: float
    place: tuple[int, int] = (0, 0)


def choose(candidates: Sequence[Candidate], count: int, random: Random) -> list[Candidate]:
    """Returns up to ``count`` candidates, none of which share a point.

    Every fact has its turn before one is asked for a second time; within a turn the important
    ones go first, and kinds that are asked seldom so far are preferred.
    """
    left = {each: each.importance + JITTER * random.random() for each in candidates}
    chosen: list[Candidate] = []
    facts: Counter[uuid.UUID] = Counter()
    kinds: Counter[str] = Counter()
    while left and len(chosen) < count:
        fewest = min(kinds[each.kind] for each in left)
        best = max(left, key=partial(_worth, left, facts, kinds, fewest))
        chosen.append(best)
        facts.update(best.facts)
        kinds[best.kind] += 1
        left = {each: weight for each, weight in left.items() if not each.points & best.points}
    return chosen


def _worth(
    weights: Mapping[Candidate, float],
    facts: Counter[uuid.UUID],
    kinds: Counter[str],
    fewest: int,
    candidate: Candidate,
) -> tuple[int, float]:
    turns = max((facts[fact] for fact in candidate.facts), default=0)
    return -turns, weights[candidate] - KIND_WEIGHT * (kinds[candidate.kind] - fewest)
