"""The policies that are compared, by name."""

from collections.abc import Callable
from dataclasses import replace

from bench.learning.course import Plan, Policy
from bench.learning.fitting import refit
from bench.learning.ours import Ours
from bench.learning.rivals import Leitner, Random, SuperMemo2
from quizapp.memory.settings import PlanSettings

Maker = Callable[[Plan, int], Policy]

OURS = "ours, default"
FITTED = "ours, fitted"
DEFAULT = PlanSettings()


def ours(**settings: object) -> Maker:
    """Returns a maker of our way with some settings changed."""
    changed = replace(DEFAULT, **settings)  # type: ignore[arg-type]
    return lambda plan, seed: Ours(plan.points, seed, changed)


POLICIES: dict[str, Maker] = {
    OURS: ours(),
    FITTED: lambda plan, seed: Ours(plan.points, seed, refit=refit),
    "FSRS, self-rated": lambda plan, seed: Ours(plan.points, seed, flashcards=True),
    "SM-2, self-rated": lambda plan, seed: SuperMemo2(plan.points, seed),
    "SM-2, our questions": lambda plan, seed: SuperMemo2(plan.points, seed, checked=True),
    "Leitner, self-rated": lambda plan, seed: Leitner(plan.points, seed),
    "Leitner, our questions": lambda plan, seed: Leitner(plan.points, seed, checked=True),
    "random, self-rated": lambda plan, seed: Random(plan.points, seed),
    "random, our questions": lambda plan, seed: Random(plan.points, seed, checked=True),
}
"""The order of the table. Rivals come twice: with the cards they are known for, and with our questions."""
