"""What stands on the pages of a PDF beside its text: running heads, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator

from questions.reading.pdf_page import Line

_EDGE = 3
"""Lines at the top and at the bottom of a page among which running heads are looked for."""

_OFTEN = 3
"""Pages on which a line has to come back, of a longer document."""

_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p\.?|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶]|[a-e](?=\s))[.)]?\s*\S")
_SMALL = 0.88
"""Size of a footnote's letters, at most, as a part of the body's."""


def body_size(pages: list[list[Line]]) -> float:
    """Returns the size, in points, in which most letters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Returns the lines of each page without running heads, page numbers and footnotes."""
    heads = _running(pages)
    size = body_size(pages)
    return [list(_text_only(page, heads, size)) for page in pages]


def _running(pages: list[list[Line]]) -> set[tuple[str, int]]:
    """Returns what stands at one height at the edge of several pages, but for its figures."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        keys = {key for line in _edges(page) for key in _keys(line)}
        seen.update(keys)
    often = _OFTEN if len(pages) > _OFTEN else 2
    return {key for key, times in seen.items() if times >= often}


def _edges(page: list[Line]) -> list[Line]:
    rows = sorted(page, key=lambda line: -line.y)
    return rows[:_EDGE] + rows[_EDGE:][-_EDGE:]


def _keys(line: Line) -> list[tuple[str, int]]:
    """Returns the line under its height and the next one, so that small shifts don't matter."""
    words = _FIGURES.sub("#", line.text.casefold())
    height = round(line.y / 6)
    return [(words, height), (words, height + 1)]


def _text_only(page: list[Line], heads: set[tuple[str, int]], size: float) -> Iterator[Line]:
    edges = _edges(page)
    outer = {id(edges[0]), id(edges[-1])} if edges else set()
    lowest = _foot(page, size)
    for line in page:
        running = any(line is edge for edge in edges) and heads.issuperset(_keys(line))
        numbered = id(line) in outer and _NUMBER.fullmatch(line.text)
        if not (running or numbered or (line.y <= lowest and line.size <= _SMALL * size)):
            yield line


def _foot(page: list[Line], size: float) -> float:
    """Returns the height at which footnotes begin: small letters after a mark, in the lower half."""
    if not page:
        return float("-inf")
    middle = (max(line.y for line in page) + min(line.y for line in page)) / 2
    notes = [
        line.y for line in page if line.size <= _SMALL * size and line.y < middle and _NOTE.match(line.text)
    ]
    return max(notes, default=float("-inf"))
