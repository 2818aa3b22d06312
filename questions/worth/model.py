"""Tells how likely a sentence, or an answer in it, is to be asked about: learnt from what textbooks ask.

A logistic model over plain features (`features.py`, `answers.py`), each taken relative to the
article's own average, so that what it says is a rank within the article. See docs/worth.md for what
it was learnt from and how well it does on books and texts that it has not seen.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from questions.worth.answers import answer_features, is_term
from questions.worth.features import Article, Features, sentence_features

WEIGHTS = Path(__file__).with_name("weights.json")
PRIOR_SENTENCES = 8
"""A short article's average is mixed with the books' own, as if it had so many more sentences."""

_NORMAL = 1.702
"""The logistic curve of this slope runs within 0.01 of the normal distribution function."""


@dataclass(frozen=True)
class Weights:
    """One logistic model: a weight and an average for each feature, and how far its scores spread."""

    weights: Mapping[str, float]
    averages: Mapping[str, float]
    spread: float

    def score(self, features: Features, averages: Mapping[str, float]) -> float:
        """Returns the weighted sum of the features' distances from the averages."""
        return sum(weight * (features[name] - averages[name]) for name, weight in self.weights.items())


@dataclass(frozen=True)
class Learnt:
    """All that the weights file holds."""

    sentence: Weights
    answer: Weights
    asked: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Setting:
    """An article with the score of each of its sentences, made once for an article."""

    article: Article
    scores: Sequence[float]

    @classmethod
    def of(cls, title: str, headings: Sequence[str], sentences: Sequence[str]) -> "Setting":
        """Scores the sentences of an article, given in order and without headings and furniture."""
        article = Article.of(title, headings, sentences)
        model = learnt().sentence
        features = [sentence_features(article, index) for index in range(len(sentences))]
        averages = article_averages(features, model.averages)
        return cls(article, [model.score(each, averages) for each in features])


def article_averages(features: Sequence[Features], books: Mapping[str, float]) -> dict[str, float]:
    """Returns the average of each feature over an article, mixed with that of the books."""
    weight = len(features) + PRIOR_SENTENCES
    return {
        name: (sum(each[name] for each in features) + PRIOR_SENTENCES * book) / weight
        for name, book in books.items()
    }


def worth(setting: Setting, index: int, answer: str | None = None) -> float:
    """Returns how much a fact of a sentence deserves a question, from 0 to 1; 0.5 is an average sentence.

    The value is about the share of textbook sentences that deserve one less. With an answer of up to
    six words without figures, the answer counts too; of other answers the books tell nothing, and the
    sentence alone decides. Raises IndexError where the article has no such sentence.
    """
    model = learnt()
    score = setting.scores[index] / model.sentence.spread
    if answer is not None and is_term(answer):
        features = answer_features(setting.article, index, answer)
        score += model.answer.score(features, model.answer.averages)
        score /= model.answer.spread
    return 1 / (1 + math.exp(-_NORMAL * score))


def asked_rate(value: float) -> float:
    """Returns how often a textbook sentence of this worth was asked, defined or summed up by its teachers."""
    points = learnt().asked
    for (low, rate), (high, next_rate) in pairwise(points):
        if value <= high:
            share = min(1.0, max(0.0, (value - low) / (high - low)))
            return rate + share * (next_rate - rate)
    return points[-1][1]


@cache
def learnt() -> Learnt:
    """Returns the weights that ship with the package, read on first use."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Learnt(
        Weights(**data["sentence"]),
        Weights(**data["answer"]),
        [(low, rate) for low, rate in data["asked"]],
    )
