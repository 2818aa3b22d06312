"""A fact is what an article says; a point is one part of it that a person can recall."""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""Start and end of a stretch of the article's text as given, in code points, end excluded."""

Role = Literal["who", "what", "which", "where", "when", "how_many", "why", "how", "what_for", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The part of a fact that one answer recalls.

    ``id`` is stable: it depends on the fact's id, the role and the answer only.
    """

    id: str
    role: Role
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A statement with its evidence.

    ``id`` is stable under edits elsewhere in the article. ``spans`` are the places in the text
    that state it, the main one first. ``attribution`` is who says so (None: the article itself),
    ``hedge`` the words that soften it ("up to", "probably"), ``importance`` from 0 to 1.
    ``statement`` is a whole sentence that stands alone, with its speaker and hedge.
    ``sort`` is the name of the module in ``questions.facts`` that found it.
    """

    id: str
    sort: str
    statement: str
    spans: tuple[Span, ...]
    points: tuple[Point, ...]
    attribution: str | None = None
    hedge: str | None = None
    negated: bool = False
    time: str | None = None
    importance: float = 0.5
