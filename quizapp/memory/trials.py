"""Fitting to a learner's earlier reviews, and trying what was found on their later ones. Pure.

What is kept is what was tried, not a second fitting to everything: nobody could say how well that
foretells, and the next trial would be unfair, since the parameters in use would have seen its later
part already.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from quizapp.memory.losses import CannotFit, Parameters, fitted, losses
from quizapp.memory.training import Foretold, Reviews, split

LEAST_GAIN = 0.001
"""A smaller gain in log loss is not worth another schedule."""

BETTER = "The new parameters foretold them better."
NO_BETTER = "The new parameters foretold them no better."
TOO_FEW = "There are too few reviews on later days yet to fit to some and try the result on others."
ALL_RECALLED = "All of your later reviews were recalled, so nothing tells which parameters foretell better."
ALL_FORGOTTEN = "All of your later reviews were forgotten, so nothing tells which parameters foretell better."


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a fitting found. Log losses are means over the ``held_out`` later reviews; None where
    nothing could be compared. ``parameters`` are the fitted ones, empty where there are none."""

    reviews: int
    held_out: int
    reason: str
    before_loss: float | None = None
    after_loss: float | None = None
    kept: bool = False
    parameters: Parameters = ()


def tried(found: Reviews, present: Callable[[Hashable], Parameters], relearning_steps: int = 1) -> Trial:
    """Fits parameters to the earlier reviews and compares them on the later ones with those that are
    ``present`` for a review's point."""
    earlier, later = split(found.foretold)
    hindrance = _hindrance(later)
    if hindrance is None:
        try:
            parameters = fitted(earlier, relearning_steps)
        except CannotFit:
            hindrance = TOO_FEW
    if hindrance is not None:
        return Trial(reviews=found.ratings, held_out=len(later), reason=hindrance)
    before, after = _mean_present(later, present), _mean(losses(later, parameters))
    kept = before - after >= LEAST_GAIN
    return Trial(
        reviews=found.ratings,
        held_out=len(later),
        reason=BETTER if kept else NO_BETTER,
        before_loss=before,
        after_loss=after,
        kept=kept,
        parameters=parameters,
    )


def _hindrance(later: Sequence[Foretold]) -> str | None:
    """Returns why nothing can be compared on the later reviews, if so."""
    outcomes = {each.recalled for each in later}
    if len(outcomes) == 2:
        return None
    if not outcomes:
        return TOO_FEW
    return ALL_RECALLED if True in outcomes else ALL_FORGOTTEN


def _mean_present(later: Sequence[Foretold], present: Callable[[Hashable], Parameters]) -> float:
    groups: dict[Parameters, list[Foretold]] = defaultdict(list)
    for each in later:
        groups[present(each.point)].append(each)
    return _mean([loss for parameters, group in groups.items() for loss in losses(group, parameters)])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


class Tried(Protocol):
    """A trial, or a row that keeps one."""

    @property
    def held_out(self) -> int: ...
    @property
    def before_loss(self) -> float | None: ...
    @property
    def after_loss(self) -> float | None: ...
    @property
    def kept(self) -> bool: ...
    @property
    def reason(self) -> str: ...


def in_words(trial: Tried) -> str:
    """Returns what came of a fitting, in a sentence or two for the learner."""
    if trial.before_loss is None or trial.after_loss is None:
        return f"{trial.reason} The parameters in use stay."
    on = f"On your last {trial.held_out:,} reviews the new parameters foretold"
    losses = f"({trial.after_loss:.3f} instead of {trial.before_loss:.3f})"
    if trial.kept:
        return f"{on} better {losses}, so they are used from now on."
    return f"{on} no better {losses}, so the ones in use stay."
