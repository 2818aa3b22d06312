"""How well FSRS parameters foretell reviews. Pure."""

import math
from collections.abc import Sequence
from functools import lru_cache

from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

from quizapp.memory.scheduling import chances
from quizapp.memory.settings import PlanSettings
from quizapp.memory.training import Foretold, Review

Parameters = tuple[float, ...]

SUREST = 1e-6
"""No chance is taken for nearer to 0 or 1 than this, or one surprise would outweigh all the rest."""


class CannotFit(ValueError):
    """fsrs-rs finds nothing in these reviews to fit parameters to."""


def fitted(earlier: Sequence[Foretold], relearning_steps: int = 1) -> Parameters:
    """Returns FSRS-6 parameters fitted to reviews, in the order of time (fsrs-rs weighs later ones more).

    They are rounded to four decimals and inside the bounds of ``fsrs``, so that what is tried is what
    would be used. ``relearning_steps`` is how many steps follow a lapse. Raises CannotFit.
    """
    try:
        found = FSRS([]).compute_parameters(
            [_item(each.whole()) for each in earlier], num_relearning_steps=relearning_steps
        )
    except ValueError as error:
        raise CannotFit(str(error)) from error
    if not all(map(math.isfinite, found)):
        raise CannotFit("not a number")
    return tuple(
        round(min(max(value, low), high), 4)
        for value, low, high in zip(found, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    )


def losses(foretold: Sequence[Foretold], parameters: Parameters) -> list[float]:
    """Returns the log loss of each review: -ln of the chance that was given to what happened."""
    settings = PlanSettings(parameters=parameters)
    states = FSRS(list(parameters)).memory_state_batch([_item(each.before()) for each in foretold])
    away = ((state.stability, each.gone) for state, each in zip(states, foretold, strict=True))
    recalls = chances(away, settings)
    return [_surprise(recall, each.recalled) for recall, each in zip(recalls, foretold, strict=True)]


def _surprise(recall: float, recalled: bool) -> float:
    given = recall if recalled else 1 - recall
    return -math.log(min(max(given, SUREST), 1 - SUREST))


def _item(reviews: list[Review]) -> FSRSItem:
    return FSRSItem([_review(review) for review in reviews])


@lru_cache(maxsize=65_536)
def _review(review: Review) -> FSRSReview:
    rating, gone = review
    return FSRSReview(rating=rating, delta_t=gone)
