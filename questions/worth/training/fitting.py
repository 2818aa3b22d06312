"""Logistic regression with numpy alone, and the figures by which a ranking is measured."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_ROUNDS = 12


@dataclass(frozen=True)
class Fit:
    """Weights for the features as given, and the log-odds where all are zero."""

    weights: Array
    offset: float


def fit(features: Array, wanted: Array, importance: Array, penalty: float = 3.0) -> Fit:
    """Fits a logistic model by Newton's method; the penalty is on the weights of scaled features."""
    scale = features.std(0)
    used = scale > 0
    design = np.hstack([features[:, used] / scale[used], np.ones((len(features), 1))])
    beta = np.zeros(design.shape[1])
    ridge = np.diag([penalty] * int(used.sum()) + [0.0])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        slope = design.T @ (importance * (wanted - chance)) - ridge @ beta
        curve = (design * (importance * chance * (1 - chance))[:, None]).T @ design + ridge
        beta = beta + np.linalg.solve(curve, slope)
    weights = np.zeros(features.shape[1])
    weights[used] = beta[:-1] / scale[used]
    return Fit(weights, float(beta[-1]))


def area(wanted: Array, scores: Array) -> float:
    """Returns the area under the ROC curve: how often a wanted one scores above another, ties half."""
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    hits = wanted.sum()
    return float((ranks[wanted > 0].sum() - hits * (hits + 1) / 2) / (hits * (len(wanted) - hits)))


def precision_at(wanted: Array, scores: Array, share: float = 0.2) -> float:
    """Returns the share of wanted ones among the best-scored share, ties in order of appearance."""
    best = np.argsort(-scores, kind="stable")[: max(1, round(share * len(scores)))]
    return float(wanted[best].mean())


def interval(values: Array, groups: list[str], seed: int = 4, draws: int = 1000) -> tuple[float, float]:
    """Returns the 95 % bootstrap interval of a mean, drawing whole groups (chapters) with replacement."""
    names = sorted(set(groups))
    sums = np.array([values[[g == name for g in groups]].sum() for name in names])
    sizes = np.array([groups.count(name) for name in names])
    picks = np.random.default_rng(seed).integers(0, len(names), (draws, len(names)))
    means = sums[picks].sum(1) / sizes[picks].sum(1)
    return float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))
