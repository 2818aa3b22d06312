"""Plain text: paragraphs, list items and headings, told by blank lines and shape."""

import re
from dataclasses import replace
from itertools import pairwise

from questions.article import Block, BlockKind, Prose, copied, joined
from questions.facts.fact import Span
from questions.reading.hyphens import cut_word
from questions.reading.lines import lines, one_spaced, trimmed
from questions.reading.word_list import word_list

WRAP = 120
"""The longest line, in characters, that is taken for one line of a wrapped paragraph."""

GUESSED = 6
"""The level of a heading that only its shape tells."""

LONGEST_TITLE = 22
"""Words that a title may have."""

_BULLET = re.compile(r"(?:[-*•‣▪◦·–]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_OPEN_END = re.compile(r"[\w,;’'\-–—]$")
_MINOR = word_list("a an and as at but by for from in into nor of off on or over the to up via vs with")


def read_plain(text: str, start: int = 0) -> list[Block]:
    """Returns the blocks of a plain text from a place on."""
    blocks: list[Block] = []
    titled = False
    for chunk, alone in _chunks(text, start):
        groups = _paragraphs(text, chunk)
        for group in groups:
            block = _block(text, group, alone=alone and len(group) == 1)
            if block is not None:
                titled = titled or (not blocks and alone and len(group) == 1 and _is_title(block))
                blocks.append(block if blocks or block.kind != "heading" else replace(block, level=1))
    if titled and len(blocks) > 1:
        blocks[0] = replace(blocks[0], kind="heading", level=1)
    return blocks


def _chunks(text: str, start: int) -> list[tuple[list[Span], bool]]:
    """Returns the runs of lines between blank lines; with each, whether its lines stand alone.

    They do where there is one only, or where lines are whole paragraphs.
    """
    chunks: list[list[Span]] = [[]]
    for line in lines(text, start):
        span = trimmed(text, line)
        if span[0] < span[1]:
            chunks[-1].append(span)
        elif chunks[-1]:
            chunks.append([])
    return [(chunk, len(chunk) == 1 or _width(chunk) > WRAP) for chunk in chunks if chunk]


def _width(chunk: list[Span]) -> int:
    return max(end - start for start, end in chunk)


def _paragraphs(text: str, chunk: list[Span]) -> list[list[Span]]:
    """Splits a run of lines into paragraphs: a line that was not full ends one."""
    width = _width(chunk)
    groups = [[chunk[0]]]
    for before, line in pairwise(chunk):
        if _goes_on(text[slice(*before)], text[slice(*line)], width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(before: str, line: str, width: int) -> bool:
    if _BULLET.match(line):
        return False
    if line[0].islower() and _OPEN_END.search(before):
        return True
    first = line.split(maxsplit=1)[0]
    return 40 <= width <= WRAP and len(before) + 1 + len(first) > width


def _block(text: str, group: list[Span], *, alone: bool) -> Block | None:
    first = group[0][0]
    bullet = _BULLET.match(text, first, group[0][1])
    kind: BlockKind = "list_item" if bullet else "paragraph"
    prose = _unwrapped(text, group, bullet.end() if bullet else first)
    if not prose.text:
        return None
    if kind == "paragraph" and alone and is_heading(prose.text):
        return Block(kind="heading", prose=prose, level=GUESSED)
    return Block(kind=kind, prose=prose, level=1 if bullet else 0)


def _unwrapped(text: str, group: list[Span], start: int) -> Prose:
    parts = [copied(text, start, group[0][1])]
    for (_, end), (first, last) in pairwise(group):
        cut = cut_word(text[max(start, end - 40) : end], text[first : first + 40])
        if cut > 0:
            parts[-1] = parts[-1][:-cut]
        elif cut < 0:
            parts.append(copied(text, end, end + 1))
        parts.append(copied(text, first, last))
    return one_spaced(joined(parts))


def is_heading(line: str) -> bool:
    """Tells a heading among lines that stand alone: short, no sentence, with capitals."""
    words = line.split()
    if len(words) > 12 or len(line) > 90 or line[-1] in ".,;!…\"”’'":
        return False
    bare = [word.strip("“”\"'‘’(),:?!") for word in words]
    main = [word for word in bare if word[:1].isalpha() and word.lower() not in _MINOR]
    if not main or not main[0][0].isupper():
        return False
    return len(words) <= 5 or all(word[0].isupper() for word in main)


def _is_title(block: Block) -> bool:
    """Tells whether the first line of a text, alone in its paragraph, is its title though it is no heading."""
    words, last = block.text.split(), block.text[-1]
    closed = last.isalnum() or last in "?!)”"
    return (
        block.kind == "paragraph" and 2 <= len(words) <= LONGEST_TITLE and closed and ". " not in block.text
    )
