"""The policies that are compared, by name, in sets that each answer one question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench.learning.course import Plan, Policy
from bench.learning.fitting import refit
from bench.learning.ours import Ours
from bench.learning.rivals import Leitner, Random, SuperMemo2
from bench.learning.variants import Variant
from questions.kinds.kind import FORMS, Form
from quizapp.memory.settings import usual

Maker = Callable[[Plan, int], Policy]

OURS = "ours, default"


def ours(forms: Sequence[Form] = FORMS, **settings: Any) -> Maker:
    """Returns a maker of our way with some settings changed."""
    changed = replace(usual(), **settings)
    return lambda plan, seed: Ours(plan.points, seed, changed, forms)


def fitted(**settings: Any) -> Maker:
    """Returns a maker of our way with parameters that are fitted as it goes on."""
    changed = replace(usual(), **settings)
    return lambda plan, seed: Ours(plan.points, seed, changed, refit=refit)


def variant(forms: Sequence[Form] = FORMS, **rules: Any) -> Maker:
    """Returns a maker of our way with a rule changed."""
    return lambda plan, seed: Variant(plan.points, seed, forms=forms, **rules)


EVEN: dict[str, Any] = {"young_retention": None}
"""A memory is kept at the desired retention from its start, as FSRS does by itself."""

RIVALS: dict[str, Maker] = {
    OURS: ours(),
    "ours, fitted": fitted(),
    "ours, 0.9 throughout": ours(**EVEN),
    "ours, 0.9 throughout, fitted": fitted(**EVEN),
    "FSRS, self-rated": lambda plan, seed: Ours(plan.points, seed, flashcards=True),
    "SM-2, self-rated": lambda plan, seed: SuperMemo2(plan.points, seed),
    "SM-2, our questions": lambda plan, seed: SuperMemo2(plan.points, seed, checked=True),
    "Leitner, self-rated": lambda plan, seed: Leitner(plan.points, seed),
    "Leitner, our questions": lambda plan, seed: Leitner(plan.points, seed, checked=True),
    "random, self-rated": lambda plan, seed: Random(plan.points, seed),
    "random, our questions": lambda plan, seed: Random(plan.points, seed, checked=True),
}
"""Rivals come twice: with the cards that they are known for, and with our questions."""

RETENTION: dict[str, Maker] = {
    OURS: ours(),
    **{f"kept at {kept}": ours(desired_retention=kept, **EVEN) for kept in (0.75, 0.8, 0.85, 0.9, 0.94)},
    **{
        f"growing {young} to {kept}": ours(desired_retention=kept, young_retention=young)
        for young, kept in ((0.7, 0.92), (0.7, 0.95), (0.75, 0.9), (0.8, 0.9), (0.8, 0.95))
    },
}

FORMS_ASKED: dict[str, Maker] = {
    OURS: ours(),
    "choices only": ours(("choice",)),
    "cloze only": ours(("cloze",)),
    "typed only": ours(("typed",)),
    "choices, then typed": ours(("choice", "typed")),
}

ORDER: dict[str, Maker] = {
    OURS: ours(),
    **{f"new ones {place}": ours(new_place=place) for place in ("before", "after")},
    **{f"{order} first": ours(review_order=order) for order in ("least likely", "most likely")},
    **{f"{new} new a day": ours(new_per_day=new) for new in (5, 10, 40)},
    "no same-day repeats": ours(learning_steps=(), relearning_steps=()),
    "one step": ours(learning_steps=(600,), relearning_steps=()),
}

RULES: dict[str, Maker] = {
    OURS: ours(),
    "no step back": variant(step_back=False),
    **{f"choices up to {days} days": variant(fresh_days=days) for days in (0, 2, 8, 21)},
    "choices only, no cap": variant(("choice",)),
    **{f"choices only, {days} days": variant(("choice",), guess_days=days) for days in (4, 21)},
    "choices only, twice": variant(("choice",), guess_growth=2.0),
}

SETS: Mapping[str, Mapping[str, Maker]] = {
    "rivals": RIVALS, "retention": RETENTION, "forms": FORMS_ASKED, "order": ORDER, "rules": RULES,
}  # fmt: skip
