"""From a learner's log to what FSRS is fitted to: reviews that could be foretold. Pure.

As fsrs-rs has it: a review can be foretold when it comes a learner day or more after the one before
it. A review on the same day foretells nothing, but it moves the memory, and so does the first one.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Review = tuple[int, int]
"""A rating (1-4), and the learner days since the review before it (0 for the first)."""

LONGEST = 256
"""FSRS is not fitted to what comes after so many reviews of one memory: its training leaves it out too."""

LATER_SHARE = 0.2
"""The part of the reviews, the latest, on which parameters are tried that were fitted to the others."""


Told = tuple[Hashable, int | None, int]
"""A line of the log that counts: a point, its rating, and the learner day. No rating: the point's
memory was started anew."""


class Foretold(NamedTuple):
    """A review that could be foretold: the one at ``end`` in the reviews of a point's memory. What
    stands after it there came later."""

    point: Hashable
    reviews: list[Review]
    end: int

    @property
    def recalled(self) -> bool:
        return self.reviews[self.end][0] > 1

    @property
    def gone(self) -> int:
        """Learner days since the review before."""
        return self.reviews[self.end][1]

    def before(self) -> list[Review]:
        """Returns what was known when the review was to be foretold."""
        return self.reviews[: self.end]

    def whole(self) -> list[Review]:
        """Returns the reviews up to and with this one."""
        return self.reviews[: self.end + 1]


@dataclass(slots=True)
class Reviews:
    """A log as FSRS sees it: the reviews of each point's present memory, and all that could be
    foretold, in the order of time. ``ratings`` counts every rating that counts."""

    memories: dict[Hashable, list[Review]] = field(default_factory=dict)
    foretold: list[Foretold] = field(default_factory=list)
    ratings: int = 0


def reviews_in(lines: Iterable[Told]) -> Reviews:
    """Returns the reviews in lines of a log that count, given in the order of time."""
    found = Reviews()
    last: dict[Hashable, int] = {}
    same: dict[Review, Review] = {}  # equal reviews are one object: few are left for the memory to hold
    for point, rating, day in lines:
        if rating is None:
            found.memories.pop(point, None)
            continue
        reviews = found.memories.get(point)
        if reviews is None:
            reviews, gone, last[point] = found.memories.setdefault(point, []), 0, day
        else:
            gone = max(0, day - last[point])
        if gone > 0 and len(reviews) < LONGEST:
            found.foretold.append(Foretold(point, reviews, len(reviews)))
        review = rating, gone
        reviews.append(same.setdefault(review, review))
        last[point] += gone
        found.ratings += 1
    return found


def split(
    foretold: Sequence[Foretold], share: float = LATER_SHARE
) -> tuple[Sequence[Foretold], Sequence[Foretold]]:
    """Returns what came earlier and what came later, the latter a ``share`` of the whole.

    Nothing in the earlier part, nor in what was known for it, is later than anything in the later part.
    """
    cut = len(foretold) - round(len(foretold) * share)
    return foretold[:cut], foretold[cut:]
