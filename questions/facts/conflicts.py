"""Facts that the article itself states and that cannot both hold: the teacher decides, nothing is asked.

Two people who disagree are no conflict: that is a fact worth asking about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from questions.facts.fact import Fact
from questions.facts.quantity import Quantity, quantities
from questions.kinds.typed.stemming import stem
from questions.kinds.typed.wording import fold

LIKE = 0.75
"""Share of their words, figures aside, that two statements of one thing have in common."""
FEWEST_WORDS = 3
_IDLE = frozenset(
    "a an the of in on at to and by for with from is are was were be been has have had it its their his her "
    "about around some approximately roughly nearly almost more less than least most over under up as that".split()
)
_DENIALS = re.compile(r"\b(?:not|never|no|none|cannot)\b|n[’']t\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two facts of the article's own that cannot both hold, by their ids, and what they differ in."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Told:
    fact: Fact
    words: frozenset[str]
    names: frozenset[str]
    figures: tuple[Quantity, ...]
    years: frozenset[float]
    denied: bool


def conflicts(facts: Sequence[Fact]) -> Iterator[Conflict]:
    """Yields each pair of facts without a speaker that say of one thing two different things."""
    told = [_told(fact) for fact in facts if fact.attribution is None]
    for one, other in combinations(told, 2):
        reason = _differ_in(one, other) if _of_one_thing(one, other) else None
        if reason:
            yield Conflict(first=one.fact.id, second=other.fact.id, reason=reason)


def _told(fact: Fact) -> _Told:
    figures = list(quantities(fact.statement))
    bare = fact.statement
    for figure in reversed(figures):
        bare = bare[: figure.start] + " " + bare[figure.end :]
    words = {stem(word) for word in fold(bare) if word not in _IDLE and not word[0].isdigit()}
    return _Told(
        fact=fact,
        words=frozenset(words - {"not", "never", "no"}),
        names=frozenset(_NAME.findall(fact.statement)),
        figures=tuple(figure for figure in figures if not figure.is_year),
        years=frozenset(figure.value for figure in figures if figure.is_year),
        denied=len(_DENIALS.findall(fact.statement)) % 2 == 1,
    )


def _of_one_thing(one: _Told, other: _Told) -> bool:
    """Tells whether two statements have nearly the same words and all names in common."""
    both = one.words & other.words
    alike = len(both) / max(1, len(one.words | other.words))
    return len(both) >= FEWEST_WORDS and alike >= LIKE and one.names == other.names


def _differ_in(one: _Told, other: _Told) -> str | None:
    if one.denied != other.denied and _same_figures(one, other) and one.years == other.years:
        return "The article says it in one place and denies it in another."
    if one.denied or other.denied:
        return None
    if len(one.years) == len(other.years) == 1 and one.years != other.years and _same_figures(one, other):
        return f"The article gives two years: {_year(one)} and {_year(other)}."
    if one.years != other.years or len(one.figures) != 1 or len(other.figures) != 1:
        return None
    first, second = one.figures[0], other.figures[0]
    if first.measure.rstrip("s") != second.measure.rstrip("s") or _compatible(first, second):
        return None
    shown = [
        told.fact.statement[figure.start : figure.end] for told, figure in ((one, first), (other, second))
    ]
    return f"The article gives two figures: {shown[0]} and {shown[1]}."


def _year(told: _Told) -> str:
    return f"{next(iter(told.years)):.0f}"


def _same_figures(one: _Told, other: _Told) -> bool:
    return [figure.value for figure in one.figures] == [figure.value for figure in other.figures]


def _compatible(one: Quantity, other: Quantity) -> bool:
    """Tells whether one thing can have both figures: they overlap, or a bound leaves room for the other."""
    low, high = (one, other) if one.value <= other.value else (other, one)
    hedged = {"more than", "over", "at least", "well over", "greater than", "up to", "less than", "under"}
    bounded = bool({low.hedge, high.hedge} & hedged)
    return bounded or (low.upper if low.upper is not None else low.value) >= high.value
