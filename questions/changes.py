"""What an edit of an article did to its facts: which are new, changed, gone or kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from questions.facts.fact import Fact
from questions.kinds.typed.wording import words_in

LIKE = 0.6
"""Likeness of two statements, 0 to 1, from which the second is the first one changed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One fact before and after an edit."""

    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class Comparison:
    """The facts of two versions of an article, side by side; each in the order of its own version."""

    new: tuple[Fact, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Fact, ...]
    kept: tuple[Fact, ...]


def compare(old: Sequence[Fact], new: Sequence[Fact]) -> Comparison:
    """Compares the facts of two versions of one article.

    A fact with the same id in both is kept. Of the rest, two that are alike by their words are one
    changed fact, the likest pairs first; what is left over is gone or new.
    """
    before, after = {fact.id for fact in old}, {fact.id for fact in new}
    gone = [fact for fact in old if fact.id not in after]
    added = [fact for fact in new if fact.id not in before]
    pairs = _pairs(gone, added)
    matched = {id(fact) for pair in pairs for fact in (pair.old, pair.new)}
    return Comparison(
        new=tuple(fact for fact in added if id(fact) not in matched),
        changed=tuple(sorted(pairs, key=lambda pair: new.index(pair.new))),
        gone=tuple(fact for fact in gone if id(fact) not in matched),
        kept=tuple(fact for fact in new if fact.id in before),
    )


def _pairs(gone: Sequence[Fact], added: Sequence[Fact]) -> list[Changed]:
    likeness = sorted(
        ((_like(one, other), -i, -j) for i, one in enumerate(gone) for j, other in enumerate(added)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for like, i, j in likeness:
        if like >= LIKE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [Changed(gone[i], added[j]) for i, j in pairs.items()]


def _like(one: Fact, other: Fact) -> float:
    """Returns the share of words that two statements have in common and in order, from 0 to 1."""
    matcher = SequenceMatcher(None, words_in(one.statement), words_in(other.statement), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0
