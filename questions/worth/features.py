"""What can be seen of a sentence, from plain text alone, that may tell whether a teacher asks about it.

No feature is a topic's word: they are the sentence's shape, its marker words, and how it stands in
its article (title, lead, headings, and how many other sentences come back to its words).
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from questions.worth.markers import marks
from questions.worth.words import commonness, is_content, stem, words

LEAD_WORDS = 110
"""How many first words of an article count as its lead."""

_LEADING = 12
Features = dict[str, float]


@dataclass(frozen=True)
class Line:
    """One sentence, taken apart once."""

    text: str
    words: list[str]
    content: list[str]
    kinds: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> "Line":
        """Takes a sentence apart."""
        said = words(text)
        stems = [stem(word) if is_content(word) else "" for word in said]
        pairs = frozenset((a, b) for a, b in pairwise(stems) if a and b)
        content = [each for each in stems if each]
        return cls(text, said, content, frozenset(content), pairs)


@dataclass(frozen=True)
class Article:
    """What the features of a sentence need to know of its article."""

    title: frozenset[str]
    headings: frozenset[str]
    lines: list[Line]
    spread: Counter[str] = field(default_factory=Counter)
    pair_spread: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, title: str, headings: Sequence[str], sentences: Sequence[str]) -> "Article":
        """Counts once, for a whole article, in how many sentences each word and pair of words stands."""
        lines = [Line.of(sentence) for sentence in sentences]
        article = cls(Line.of(title).kinds, Line.of(" . ".join(headings)).kinds, lines)
        for index, line in enumerate(lines):
            article.spread.update(line.kinds)
            article.pair_spread.update(line.pairs)
            for word in line.kinds:
                article.first.setdefault(word, index)
        return article

    @cached_property
    def lead(self) -> int:
        """How many sentences the lead has."""
        total = 0
        for index, line in enumerate(self.lines):
            total += len(line.words)
            if total >= LEAD_WORDS:
                return index + 1
        return len(self.lines)

    @cached_property
    def lead_spread(self) -> Counter[str]:
        """In how many sentences of the lead each word stands."""
        return Counter(word for line in self.lines[: self.lead] for word in line.kinds)

    @cached_property
    def leading_words(self) -> frozenset[str]:
        """The words that most sentences share."""
        often = sorted(self.spread, key=lambda word: (-self.spread[word], self.first[word], word))
        return frozenset(word for word in often[:_LEADING] if self.spread[word] > 1)


def sentence_features(article: Article, index: int) -> Features:
    """Returns the features of one sentence by name; shares are from 0 to 1."""
    line = article.lines[index]
    return {**_shape(line), **marks(line.text), **_place(article, index), **_standing(article, index)}


def _shape(line: Line) -> Features:
    count = len(line.words) or 1
    return {
        "length": math.log1p(len(line.words)),
        "very short": float(len(line.words) < 8),
        "very long": float(len(line.words) > 38),
        "content share": len(line.content) / count,
        "commas": min(6, line.text.count(",")) / 6,
        **_rarity(line),
    }


def _rarity(line: Line) -> Features:
    plain = [word.lower() for word in line.words if is_content(word) and word[0].islower()]
    zipfs = [commonness(word) for word in plain] or [5.0]
    return {
        "mean commonness": sum(zipfs) / len(zipfs),
        "rarest": min(zipfs),
        "rare share": sum(zipf < 3.5 for zipf in zipfs) / len(zipfs),
    }


def _place(article: Article, index: int) -> Features:
    return {
        "early": 1 / math.sqrt(1 + index),
        "in lead": float(index < article.lead),
    }


def _standing(article: Article, index: int) -> Features:
    line = article.lines[index]
    kinds = line.kinds
    others = [article.spread[word] - 1 for word in kinds]
    own = 1 if index < article.lead else 0
    before = article.lines[index - 1].kinds if index else frozenset()
    after = article.lines[index + 1].kinds if index + 1 < len(article.lines) else frozenset()
    new = [article.spread[word] - 1 for word in kinds if article.first[word] == index]
    return {
        "title in sentence": _share(article.title, kinds),
        "sentence in title": _share(kinds, article.title),
        "sentence in headings": _share(kinds, article.headings),
        "lead overlap": _mean(kinds, lambda word: float(article.lead_spread[word] > own)),
        "leading words": len(kinds & article.leading_words) / (len(article.leading_words) or 1),
        "leant on": math.fsum(math.log1p(count) for count in others) / (len(others) or 1),
        "most leant on": math.log1p(max(others, default=0)),
        "come back": sum(count > 0 for count in others) / (len(others) or 1),
        "introduces": sum(min(count, 5) for count in new) / 5 / math.sqrt(len(kinds) or 1),
        "nothing new": float(not new),
        "pairs come back": math.log1p(sum(article.pair_spread[pair] > 1 for pair in line.pairs)),
        "pair leant on": math.log1p(max((article.pair_spread[pair] - 1 for pair in line.pairs), default=0)),
        "shared before": _share(kinds, before),
        "shared after": _share(kinds, after),
    }


def _share(some: Collection[str], of: Collection[str]) -> float:
    return sum(word in of for word in some) / len(some) if some else 0.0


def _mean(some: Collection[str], value: Callable[[str], float]) -> float:
    return sum(map(value, some)) / len(some) if some else 0.0
