"""Which questions a quiz asks, out of those it could."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

KIND_WEIGHT = 0.25
"""How much importance a question gives up to let a rarer kind go first."""

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
        best = max(left, key=lambda each: _worth(each, left[each], facts, kinds, len(chosen)))
        chosen.append(best)
        facts.update(best.facts)
        kinds[best.kind] += 1
        left = {each: weight for each, weight in left.items() if not each.points & best.points}
    return chosen


def _worth(
    candidate: Candidate, weight: float, facts: Counter[uuid.UUID], kinds: Counter[str], asked: int
) -> tuple[int, float]:
    turns = max((facts[fact] for fact in candidate.facts), default=0)
    share = kinds[candidate.kind] / asked if asked else 0.0
    return -turns, weight - KIND_WEIGHT * share
