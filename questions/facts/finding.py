"""From an article to its facts, each with the claim and the slots that questions are written from."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.claim import Claim, Origin
from questions.facts.claims import read_claims
from questions.facts.fact import Fact, Point, Role
from questions.facts.names import Names
from questions.facts.sentence import Sentence
from questions.facts.slot import Slot
from questions.facts.sorts import sorts

_SMALL = frozenset({"the", "a", "an", "of", "in", "on", "at", "to", "that", "also", "and"})
_SORTS_OF: dict[Origin, frozenset[str]] = {
    "speech": frozenset({"speech", "places", "dates"}),
    "explained": frozenset({"causes", "quantities"}),
}
"""Sorts of fact that are looked for in claims of some origins only."""
_HEDGES = re.compile(
    r"\b(?:up to|more than|less than|fewer than|at least|at most|about|around|approximately|roughly|nearly|"
    r"almost|probably|possibly|perhaps|likely|may|might|could|reportedly|allegedly|apparently|estimated|"
    r"expected|"
    r"planned)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact, the claim it was found in, and the slot behind each of its points but the whole."""

    fact: Fact
    claim: Claim
    slots: tuple[tuple[Point, Slot], ...]

    @property
    def whole(self) -> Point:
        """The point that the statement as a whole is."""
        return next(point for point in self.fact.points if point.role == "whole")


@dataclass(frozen=True, slots=True)
class Found:
    """What an article holds: facts, and each clause that was left out with the reason."""

    findings: tuple[Finding, ...]
    dropped: tuple[tuple[str, str], ...]


def find_facts(
    sentences: Sequence[Sentence],
    names: Names,
    topic: str | None = None,
    published: tuple[int, int] | None = None,
) -> Found:
    """Reads the claims of the sentences and makes a fact of each that stands alone."""
    read = read_claims(sentences, names, topic, published)
    findings: dict[str, Finding] = {}
    same: dict[tuple[str | None, frozenset[str]], str] = {}
    dropped = list(read.dropped)
    for claim in read.claims:
        if claim.fault is not None:
            dropped.append((claim.statement, claim.fault))
            continue
        found = _finding(claim, names)
        if claim.origin == "speech" and not found.slots:
            continue
        known = same.setdefault((claim.speaker_key, _content(claim.statement)), found.fact.id)
        findings[known] = _joined(findings[known], found) if known in findings else found
    return Found(tuple(findings.values()), tuple(dropped))


def _content(statement: str) -> frozenset[str]:
    """Returns the words of a statement that two ways of putting it share."""
    words = re.findall(r"[\w’'-]+", statement.lower())
    return frozenset(word for word in words if word not in _SMALL)


def _joined(first: Finding, second: Finding) -> Finding:
    """Returns the first of two findings of one fact, with the places of both."""
    spans = tuple(dict.fromkeys((*first.fact.spans, *second.fact.spans)))
    return replace(first, fact=replace(first.fact, spans=spans))


def identity(*parts: str) -> str:
    """Returns a short stable id for texts, whatever their case, white space and final marks."""
    plain = "\n".join(" ".join(part.casefold().split()).rstrip(".") for part in parts)
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _finding(claim: Claim, names: Names) -> Finding:
    fact_id = identity(claim.statement)
    slots = tuple(_slots(claim, names))
    points = [_point(fact_id, slot.role, slot.answer) for slot in slots]
    whole = _point(fact_id, "whole", claim.statement)
    hedges = _HEDGES.findall(claim.statement)
    fact = Fact(
        id=fact_id,
        sort=slots[0].sort if slots else "statement",
        statement=claim.statement,
        spans=(claim.sentence.span, *claim.support),
        points=(*dict.fromkeys(points), whole),
        attribution=claim.speaker_key,
        hedge=hedges[0].lower() if hedges else None,
        negated=claim.clause.negated,
        time=next((slot.answer for slot in slots if slot.role == "when"), None),
    )
    return Finding(fact, claim, tuple(zip(points, slots, strict=True)))


def _slots(claim: Claim, names: Names) -> Iterator[Slot]:
    seen = set()
    for sort in sorts():
        if sort.name not in _SORTS_OF.get(claim.origin, {sort.name}):
            continue
        for slot in sort.find(claim, names):
            key = (slot.role, slot.gap)
            if key not in seen:
                seen.add(key)
                yield slot


def _point(fact: str, role: Role, answer: str) -> Point:
    return Point(id=identity(fact, role, answer), role=role, answer=answer)
