"""An article's text with the evidence of its facts lit up, as parts to be rendered. Pure."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    starts, longest = (
        [start for start, _, _ in spans],
        max((end - start for start, end, _ in spans), default=0),
    )
    seen: set[str] = set()
    lit = []
    for block, pieces in zip(blocks, pieces_of(list(blocks)), strict=True):
        near = slice(bisect_left(starts, block["start"] - longest), bisect_left(starts, block["end"]))
        inside = [span for span in spans[near] if span[1] > block["start"]]
        parts = list(_parts(pieces, block["start"], block["end"], inside, seen))
        lit.append(LitBlock(block["kind"], block["level"], parts))
    return lit


def below(title: str, blocks: Sequence[LitBlock]) -> list[LitBlock]:
    """Returns the blocks as they stand below a page's heading: without one that repeats the title,
    heading levels from 2 on, none skipped."""
    kept = [block for block in blocks if not (block.kind == "heading" and _words(block) == title.strip())]
    ranks = sorted({block.level for block in kept if block.kind == "heading"})
    before = 1
    for place, block in enumerate(kept):
        if block.kind == "heading":
            before = min(before + 1, 2 + ranks.index(block.level))
            kept[place] = replace(block, level=before)
    return kept


def _words(block: LitBlock) -> str:
    return "".join(part.words for part in block.parts).strip()


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
