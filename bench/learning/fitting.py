"""Our parameters fitted to the learner's own answers, as the app's optimiser does: fsrs-rs."""

from collections.abc import Iterable
from dataclasses import replace

from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

from bench.learning.ours import Ours
from quizapp.memory.settings import PlanSettings

FIT_DAYS = (30, 60, 90, 120, 150)
"""Course days on which the parameters are fitted anew."""


def refit(ours: Ours, day: int) -> PlanSettings:
    """Returns settings with parameters fitted to all answers so far, on the days for it."""
    if day not in FIT_DAYS:
        return ours.settings
    found = fitted([(day, rating) for day, rating, _ in point.log] for point in ours.points)
    return replace(ours.settings, parameters=found)


def fitted(logs: Iterable[list[tuple[int, int]]]) -> tuple[float, ...]:
    """Returns FSRS-6 parameters for cards' reviews, given as (day, rating) in their order."""
    items = [item for log in logs for item in _items(log)]
    return tuple(FSRS([]).compute_parameters(items, card_ids=None, enable_short_term=True))


def _items(log: list[tuple[int, int]]) -> list[FSRSItem]:
    """One item for each review on a later day than the first, with all reviews before it."""
    days = [day for day, _ in log]
    gaps = [later - earlier for earlier, later in zip([*days[:1], *days], days, strict=False)]
    reviews = [FSRSReview(rating, gap) for (_, rating), gap in zip(log, gaps, strict=True)]
    return [FSRSItem(reviews[: place + 1]) for place, gap in enumerate(gaps) if gap > 0]
