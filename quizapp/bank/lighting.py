"""An article's text with the evidence of its facts lit up, as parts to be rendered. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from quizapp.bank.passages import Piece, pieces_of, words_in

Places = Mapping[str, Sequence[tuple[int, int]]]
"""Where the evidence of each fact stands, by the fact's id."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of clean words and the facts that it is evidence for. ``first`` names those facts
    whose evidence begins here, so that each place can be linked to once."""

    words: str
    facts: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LitBlock:
    """A block of the article: its kind, its level, and its words in parts."""

    kind: str
    level: int
    parts: list[Part]


def lit_blocks(blocks: Sequence[Any], places: Places) -> list[LitBlock]:
    """Returns the blocks with each stretch that is evidence set apart. Overlaps are split."""
    spans = sorted((start, end, fact) for fact, found in places.items() for start, end in found)
    seen: set[str] = set()
    lit = []
    for block, pieces in zip(blocks, pieces_of(list(blocks)), strict=True):
        inside = [span for span in spans if span[0] < block["end"] and span[1] > block["start"]]
        parts = list(_parts(pieces, block["start"], block["end"], inside, seen))
        lit.append(LitBlock(block["kind"], block["level"], parts))
    return lit


def _parts(
    pieces: list[Piece], start: int, end: int, spans: list[tuple[int, int, str]], seen: set[str]
) -> Iterator[Part]:
    edges = {start, end, *(edge for span in spans for edge in span[:2] if start < edge < end)}
    for left, right in pairwise(sorted(edges)):
        words = words_in(pieces, left, right)
        facts = tuple(fact for first, last, fact in spans if first <= left and last >= right)
        if words:
            yield Part(words, facts, tuple(fact for fact in facts if fact not in seen))
            seen.update(facts)
