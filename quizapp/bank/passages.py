"""The blocks of an article as they are kept, and the clean words behind a place in its text.

A block is kept as {"kind", "level", "start", "end", "sentences": [[start, end], ..], "pieces":
[[start, end, words], ..]}. Offsets point into the article's text as given. The pieces are what a
person reads, in order: where ``end - start == len(words)`` each character stands for itself,
otherwise the words as a whole stand for the stretch (markup, entities).
"""

from collections.abc import Iterator
from typing import Any

from questions.article import Article as Read
from questions.article import Block, Prose
from questions.facts.fact import Span
from questions.reading.sentences import sentence_spans

Piece = tuple[int, int, str]
AROUND = 160
"""Characters of context shown on each side of a passage."""


def kept_blocks(article: Read) -> list[dict[str, Any]]:
    """Returns the blocks that tell the article, without page furniture, as they are kept."""
    return [_kept(block) for block in article.blocks if block.dropped is None and len(block.prose)]


def pieces_of(blocks: list[Any]) -> Iterator[list[Piece]]:
    """Yields the pieces of each kept block."""
    for block in blocks:
        yield [(start, end, words) for start, end, words in block["pieces"]]


def words_in(pieces: list[Piece], start: int, end: int) -> str:
    """Returns the clean words of a block's pieces between two places of the text."""
    return "".join(_cut(piece, start, end) for piece in pieces)


def passage(blocks: list[Any], start: int, end: int) -> tuple[str, str, str]:
    """Returns the clean words at a place, with those of its block before and after it, shortened."""
    for block in blocks:
        if block["start"] < end and block["end"] > start:
            pieces = [(first, last, words) for first, last, words in block["pieces"]]
            before = words_in(pieces, block["start"], start)
            after = words_in(pieces, end, block["end"])
            return _shortened(before, last=True), words_in(pieces, start, end), _shortened(after, last=False)
    return "", "", ""


def _cut(piece: Piece, start: int, end: int) -> str:
    first, last, words = piece
    if last <= start or first >= end:
        return ""
    if last - first == len(words):
        return words[max(start - first, 0) : end - first]
    return words if first >= start else ""


def _shortened(words: str, last: bool) -> str:
    """Keeps the end or the beginning of a long context, cut at a space."""
    if len(words) <= AROUND:
        return words
    if last:
        return "… " + words[-AROUND:].partition(" ")[2]
    return words[:AROUND].rpartition(" ")[0] + " …"


def _kept(block: Block) -> dict[str, Any]:
    start, end = block.span
    prose = block.prose
    return {
        "kind": block.kind,
        "level": block.level,
        "start": start,
        "end": end,
        "sentences": [list(prose.span(*span)) for span in _sentences(block)],
        "pieces": [[*prose.span(*run), prose.text[slice(*run)]] for run in _runs(prose)],
    }


def _sentences(block: Block) -> list[Span]:
    return sentence_spans(block.text) if block.readable else []


def _runs(prose: Prose) -> Iterator[Span]:
    """Yields the longest stretches in which each character stands for itself, and single others."""
    begin = 0
    if prose.ends[-1] - prose.starts[0] == len(prose):
        yield begin, len(prose)  # nothing is left out between them, so none stands for more than itself
        return
    for place in range(1, len(prose)):
        joined = prose.ends[place - 1] == prose.starts[place]
        if not (joined and _plain(prose, place - 1) and _plain(prose, place)):
            yield begin, place
            begin = place
    yield begin, len(prose)


def _plain(prose: Prose, place: int) -> bool:
    return prose.ends[place] - prose.starts[place] == 1
