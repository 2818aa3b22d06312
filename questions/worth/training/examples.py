"""Turns labelled modules into numbers: one row for each sentence, or for each answer that a sentence offers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from questions.worth.answers import answer_features, is_term
from questions.worth.features import Article, Features, sentence_features
from questions.worth.model import article_averages
from questions.worth.training.alignment import aligned, label, likeness, rarities, sentence_vectors, vector
from questions.worth.training.books import Module, Probe
from questions.worth.training.fitting import Array
from questions.worth.words import is_content

SORTS = ("question", "summary", "term")
_PIECE = re.compile(r"[^\s,.;:()“”\"—–?!]+|[,.;:()“”\"—–?!]")
_LONGEST_RUN = 4


@dataclass(frozen=True)
class Example:
    """A labelled module taken apart, with the two rankings that the model has to beat."""

    module: Module
    article: Article
    features: list[Features]
    labels: list[set[str]]
    centroid: Array
    asked: list[dict[str, bool]]

    @property
    def wanted(self) -> Array:
        """Which sentences were asked, defined or summed up (1) and which not (0)."""
        return np.array([float(bool(each)) for each in self.labels])

    def sort(self, name: str) -> Array:
        """Which sentences answer a probe of one sort."""
        return np.array([float(name in each) for each in self.labels])


def examples(modules: list[Module]) -> list[Example]:
    """Returns the modules of a book that have at least two sentences asked about."""
    rarity = rarities(modules)
    return [
        _example(module, labels, rarity)
        for module, labels in zip(modules, label(modules), strict=True)
        if sum(map(bool, labels)) > 1
    ]


def example_of(module: Module) -> Example:
    """Returns a single text without labels."""
    return _example(module, [set() for _ in module.sentences], rarities([module]))


def rows(example: Example, averages: dict[str, float]) -> Array:
    """Returns the features of a module's sentences, less the article's averages."""
    mean = article_averages(example.features, averages)
    return np.array([[each[name] - mean[name] for name in averages] for each in example.features])


def _example(module: Module, labels: list[set[str]], rarity: dict[str, float]) -> Example:
    article = Article.of(module.title, module.headings, module.sentences)
    vectors = [vector(sentence, rarity) for sentence in module.sentences]
    middle: dict[str, float] = {}
    for each in vectors:
        for word, weight in each.items():
            middle[word] = middle.get(word, 0.0) + weight
    centroid = np.array([likeness(each, middle) for each in vectors])
    asked: list[dict[str, bool]] = [dict.fromkeys(_offered(module, at), False) for at in range(len(vectors))]
    compared = sentence_vectors(module, rarity)
    for probe in filter(_has_term, module.probes):
        for index in aligned(probe, module, compared, rarity):
            _mark(asked[index], module.sentences[index], probe.answer.strip())
    features = [sentence_features(article, index) for index in range(len(vectors))]
    return Example(module, article, features, labels, centroid, asked)


def _has_term(probe: Probe) -> bool:
    return is_term(probe.answer)


def _mark(offered: dict[str, bool], sentence: str, answer: str) -> None:
    place = re.search(rf"\b{re.escape(answer)}(?:s|es)?\b", sentence, re.IGNORECASE)
    if not place:
        return
    for other in [
        each for each in offered if each.lower() in place[0].lower() or place[0].lower() in each.lower()
    ]:
        del offered[other]
    offered[place[0]] = True


def _offered(module: Module, index: int) -> Iterator[str]:
    """Yields the phrases of a sentence that could be an answer: runs of content words, and the module's terms."""
    sentence = module.sentences[index]
    run: list[re.Match[str]] = []
    for piece in [*_PIECE.finditer(sentence), None]:
        if piece and is_content(piece[0]) and len(run) < _LONGEST_RUN:
            run.append(piece)
        elif run:
            yield sentence[run[0].start() : run[-1].end()]
            run = []
    for probe in filter(_has_term, module.probes):
        place = re.search(rf"\b{re.escape(probe.answer.strip())}(?:s|es)?\b", sentence, re.IGNORECASE)
        if place:
            yield place[0]


def answer_rows(example: Example, scores: Array) -> tuple[list[Features], list[float], list[int]]:
    """Returns the features, the labels and the sentences of all answers offered; `sentence` is its score."""
    found: list[Features] = []
    wanted: list[float] = []
    places: list[int] = []
    for index, offered in enumerate(example.asked):
        for answer, was_asked in offered.items():
            found.append(
                {"sentence": float(scores[index]), **answer_features(example.article, index, answer)}
            )
            wanted.append(float(was_asked))
            places.append(index)
    return found, wanted, places
