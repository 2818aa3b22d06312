"""Finds the sentences of a module that state what its teachers ask, define and sum up."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from questions.worth.training.books import Module, Probe
from questions.worth.words import content

LEAST_LIKENESS = {"question": 0.36, "summary": 0.42, "term": 0.36}
"""Cosine from which the best sentence is taken to state a probe; chosen by reading (docs/worth.md)."""

_NEARLY_AS_GOOD = 0.92
_SLOPE = 0.35
Vector = Mapping[str, float]


def rarities(modules: Sequence[Module]) -> dict[str, float]:
    """Returns the inverse document frequency of each stem over the sentences of a book."""
    counts: Counter[str] = Counter()
    total = 0
    for module in modules:
        for sentence in module.sentences:
            counts.update(set(content(sentence)))
            total += 1
    return {word: math.log((1 + total) / (0.5 + count)) for word, count in counts.items()}


def vector(text: str, rarity: Mapping[str, float], pivot: float | None = None) -> Vector:
    """Returns the text's tf-idf weights; stems the book lacks count as rare.

    They are divided by the vector's length or, with a pivot, by a mean of it and the pivot ("pivoted
    length normalization"): cosine alone would find the facts of long sentences too seldom.
    """
    unknown = max(rarity.values(), default=1.0)
    weights = {w: (1 + math.log(n)) * rarity.get(w, unknown) for w, n in Counter(content(text)).items()}
    size = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    size = size if pivot is None else (1 - _SLOPE) * pivot + _SLOPE * size
    return {word: weight / size for word, weight in weights.items()}


def sentence_vectors(module: Module, rarity: Mapping[str, float]) -> list[Vector]:
    """Returns the vectors of a module's sentences, to be compared with its probes."""
    sizes = [math.sqrt(sum(rarity[word] ** 2 for word in set(content(each)))) for each in module.sentences]
    pivot = sum(sizes) / len(sizes)
    return [vector(sentence, rarity, pivot) for sentence in module.sentences]


def likeness(one: Vector, other: Vector) -> float:
    """Returns the inner product of two vectors: their cosine, if both have length one."""
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def label(modules: Sequence[Module]) -> list[list[set[str]]]:
    """Returns for each module and sentence the sorts of probe that it answers."""
    rarity = rarities(modules)
    return [_label_module(module, rarity) for module in modules]


def _label_module(module: Module, rarity: Mapping[str, float]) -> list[set[str]]:
    vectors = sentence_vectors(module, rarity)
    labels: list[set[str]] = [set() for _ in vectors]
    for probe in module.probes:
        for index in aligned(probe, module, vectors, rarity):
            labels[index].add(probe.sort)
    return labels


def aligned(
    probe: Probe, module: Module, vectors: Sequence[Vector], rarity: Mapping[str, float]
) -> Iterable[int]:
    """Returns the sentences that state the probe: the likest one and those nearly as like, if like enough."""
    wanted = vector(probe.text, rarity)
    bonus = [0.15 * _defines(probe, marks) for marks in module.marked]
    scores = [likeness(wanted, each) + more for each, more in zip(vectors, bonus, strict=True)]
    best = max(scores, default=0.0)
    if best < LEAST_LIKENESS[probe.sort]:
        return []
    return [index for index, score in enumerate(scores) if score >= _NEARLY_AS_GOOD * best]


def _defines(probe: Probe, marks: set[str]) -> bool:
    return probe.sort == "term" and any(
        re.fullmatch(rf"{re.escape(probe.answer.lower())}s?", m) for m in marks
    )
