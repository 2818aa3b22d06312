"""The chance that strict readers accept a draft, learnt from drafts that such readers judged.

A logistic model over the features of `features.py`; see docs/quality.md for what it was learnt from
and how well its chances hold on texts that it has not seen.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from questions.promise.draft import Draft, Scene
from questions.promise.features import features

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Learnt:
    """A weight for each feature, and the log-odds where all are zero."""

    weights: Mapping[str, float]
    offset: float


def promise(draft: Draft, scene: Scene) -> float:
    """Returns the chance, from 0 to 1, that two strict readers accept a draft as it is."""
    model = learnt()
    found = features(draft, scene)
    score = model.offset + sum(model.weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-score))


@cache
def learnt() -> Learnt:
    """Returns the weights that ship with the package, read on first use."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Learnt(data["weights"], data["offset"])
