"""What stands on the pages of a PDF beside its text: running heads, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator
from math import nan

from questions.reading.pdf_page import Line

_EDGE = 3
"""Lines at the top and at the bottom of a page among which running heads are looked for."""

_SHORT = 120
"""Characters of a running head, at most."""

_OFTEN = 3
"""Pages on which a line has to come back, of a longer document."""

_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p\.?|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[.…_]\s?){5,}\s*[\divxlc]*$")
_SENTENCE = re.compile(r"(?:\S+ ){5,}\S*[.!?]")
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
    size = body_size(pages)
    heads, first = _running(pages), _first_number(pages)
    return [list(_text_only(page, heads, size, place + first)) for place, page in enumerate(pages)]


def _first_number(pages: list[list[Line]]) -> float:
    """Returns the number that the first page has, by numbers at the edges of pages; NaN for none."""
    counted: Counter[int] = Counter()
    for place, page in enumerate(pages):
        counted.update({number - place for line in _outer(page) for number in _numbers(line)})
    best = counted.most_common(1)
    return best[0][0] if best and best[0][1] >= _OFTEN else nan


def _outer(page: list[Line]) -> list[Line]:
    edges = _edges(page)
    return [edges[0], edges[-1]] if edges else []


def _numbers(line: Line) -> list[int]:
    """Returns the numbers at the ends of a short line."""
    found = re.findall(r"^\d{1,4}\b|\b\d{1,4}$", line.text) if len(line.text) < _SHORT else []
    return [int(number) for number in found]


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
    words = line.text.casefold()
    if not _SENTENCE.fullmatch(words):
        words = _FIGURES.sub("#", words)
    height = round(line.y / 6)
    return [(words, height), (words, height + 1)]


def _text_only(page: list[Line], heads: set[tuple[str, int]], size: float, number: float) -> Iterator[Line]:
    edges, outer, lowest = _edges(page), _outer(page), _foot(page, size)
    for line in page:
        running = any(line is edge for edge in edges) and heads.issuperset(_keys(line))
        numbered = any(line is edge for edge in outer) and (
            _NUMBER.fullmatch(line.text) or (number in _numbers(line) and not line.text.endswith("."))
        )
        note = line.y <= lowest and line.size <= _SMALL * size
        if not (running or numbered or note or _LEADERS.search(line.text)):
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
