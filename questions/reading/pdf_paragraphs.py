"""Paragraphs, list items and headings out of the lines of a PDF."""

import re
from collections.abc import Iterator
from itertools import pairwise

from questions.reading.hyphens import cut_word
from questions.reading.pdf_furniture import body_size
from questions.reading.pdf_page import Line
from questions.reading.written import Part

_BULLET = re.compile(r"([•‣▪◦·●○■□–*\uf0b7\uf0a7-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-Z]\S*(?: \S+){0,11}")
_END = (".", "!", "?", ":", "”", '"', "…", ".)")
_LARGER = 1.12
"""Size of a heading's letters, at least, as a part of the body's."""

_LONGEST = 160
"""Characters of a heading, at most."""


def parts_of(pages: list[list[Line]]) -> Iterator[Part]:
    """Yields the parts of a document from its lines, page by page, in reading order."""
    size = body_size(pages)
    lines = [line for page in pages for line in page]
    step = _step(lines)
    sizes = sorted({line.size for line in lines if line.size >= _LARGER * size}, reverse=True)
    for group in _groups(lines, size, step):
        yield _part(group, size, sizes)


def _step(lines: list[Line]) -> float:
    """Returns the distance of two lines of a paragraph, as a part of the size of their letters."""
    steps = [
        (above.y - line.y) / line.size
        for above, line in pairwise(lines)
        if _same_column(above, line) and above.size == line.size and 0 < above.y - line.y < 3 * line.size
    ]
    return sorted(steps)[len(steps) // 4] if steps else 1.2


def _groups(lines: list[Line], size: float, step: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, size, step):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _same_column(above: Line, line: Line) -> bool:
    return (above.page, above.column) == (line.page, line.column)


def _begins(group: list[Line], line: Line, size: float, step: float) -> bool:
    """Whether a line begins a new part."""
    above = group[-1]
    other = abs(above.size - line.size) > 0.08 * size or above.bold != line.bold
    if other and (_titled(above, size) or _titled(line, size)):
        return True
    if _BULLET.match(line.text):
        return True
    if not _same_column(above, line) or line.y > above.y:
        return above.text.endswith(_END) or _titled(line, size)
    if above.y - line.y > 1.35 * step * line.size:
        return True
    return _indented(group, line) or _was_last(above, line)


def _titled(line: Line, size: float) -> bool:
    larger = line.size >= _LARGER * size
    return (
        larger
        or (line.bold and line.width < 0.9 * (line.right - line.left) + 1)
        or (line.bold and line.left == line.x and line.right == line.end)
    )


def _indented(group: list[Line], line: Line) -> bool:
    """Whether a line is set in as the first of a paragraph; an item's other lines are set in too."""
    if _BULLET.match(group[0].text) or line.x - line.left > 0.25 * (line.right - line.left):
        return False
    above = group[-1]
    return line.x - line.left > 0.7 * line.size and above.x - above.left < 0.5 * line.size


def _was_last(above: Line, line: Line) -> bool:
    """Whether a line ends a paragraph: it has room for more, and its sentence is over."""
    room = above.right - above.end > 0.2 * (above.right - above.left)
    return room and above.text.endswith(_END) and not line.text[0].islower()


def _part(group: list[Line], size: float, sizes: list[float]) -> Part:
    text = _text(group)
    first = group[0]
    if _is_heading(group, text, size):
        larger = first.size >= _LARGER * size
        return Part(kind="heading", text=text, level=min(sizes.index(first.size) + 1, 4) if larger else 5)
    bullet = _BULLET.match(text)
    if bullet:
        number = bullet[1].strip("().")
        mark = f"{number}." if number.isdigit() else "-"
        return Part(kind="item", text=text[bullet.end() :], mark=mark)
    return Part(kind="paragraph", text=text)


def _is_heading(group: list[Line], text: str, size: float) -> bool:
    if len(text) > _LONGEST or not any(char.isalpha() for char in text) or text.endswith((".", ",", ";")):
        return False
    if all(line.size >= _LARGER * size for line in group):
        return True
    alone = len(group) <= 2 and all(line.bold for line in group)
    return alone and (bool(_SECTION.fullmatch(text)) or len(text.split()) <= 14)


def _text(group: list[Line]) -> str:
    pieces: list[str] = [group[0].text]
    for line in group[1:]:
        cut = cut_word(pieces[-1], line.text)
        if cut > 0:
            pieces[-1] = pieces[-1][:-cut]
        pieces.append(line.text if cut >= 0 else f" {line.text}")
    return "".join(pieces)
