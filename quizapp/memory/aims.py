"""How well a memory is to be kept. Young ones may fade further before they are asked again. Pure."""

import math

from quizapp.memory.settings import PlanSettings

SETTLED_DAYS = 60.0
"""From this stability (days) on a memory is kept at the plan's desired retention."""


def aim(stability: float, settings: PlanSettings) -> float:
    """Returns the chance of recall (0-1, in hundredths) at which a memory is to be asked again.

    It grows with the log of stability (days, after the answer) from the plan's ``young_retention`` to its
    ``desired_retention``. That the best moment comes later for weak memories is what Ye, Su & Cao (KDD 2022, "A stochastic shortest path algorithm for optimizing spaced
    repetition scheduling") find too; by how much, our own simulation says: docs/learning.md.
    """
    young, settled = settings.young_retention, settings.desired_retention
    if young is None:
        return settled
    grown = min(1.0, math.log1p(stability) / math.log1p(SETTLED_DAYS))
    return round(young + (settled - young) * grown, 2)
