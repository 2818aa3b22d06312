"""The lines of a page of a PDF, in the order in which a person reads them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from questions.reading.superscripts import raised

_NARROW, _WIDE, _EVEN = 0.43, 0.50, 0.60
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

_FEWEST = 4
"""Lines that a column has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that stand together; ``x`` and ``y`` (upwards) of their start, ``width`` and
    ``size`` in points, the width an estimate."""

    text: str
    x: float
    y: float
    size: float
    width: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a column. ``left`` is where the column begins, ``right`` the end of its longest line."""

    text: str
    x: float
    y: float
    size: float
    width: float
    bold: bool
    page: int = 0
    column: int = 0
    left: float = 0.0
    right: float = 0.0

    @property
    def end(self) -> float:
        return self.x + self.width


def em_width(font: Any) -> "dict[str, float] | float":
    """Returns the widths of a font's letters as parts of its size, or one number for all of them."""
    name = str((font or {}).get("/BaseFont", "")).lower()
    usual = _EVEN if "cour" in name or "mono" in name else _NARROW if "times" in name else _WIDE * 0.95
    try:
        first, widths = int(font["/FirstChar"]), [float(width) for width in font["/Widths"].get_object()]
    except (KeyError, TypeError, ValueError, AttributeError):
        return usual
    found = {chr(first + place): width / 1000 for place, width in enumerate(widths[:256]) if width > 0}
    return found if len(found) > 1 else usual


def lines_of(runs: list[Run], page: int) -> list[Line]:
    """Returns the lines of a page in reading order: column after column between lines across them."""
    segments = [segment for segment in _segments(runs) if segment.text.strip()]
    if not segments:
        return []
    starts = _column_starts(segments)
    placed = [replace(segment, page=page, column=_column(segment, starts)) for segment in segments]
    return [line for band in _bands(placed) for line in _band_lines(band)]


def _segments(runs: Iterable[Run]) -> Iterator[Line]:
    """Joins runs that go on along one line."""
    together: list[Run] = []
    for run in runs:
        if together and not _goes_on(together, run):
            yield _joined(together)
            together = []
        if run.text.strip() or together:
            together.append(run)
    if together:
        yield _joined(together)


def _goes_on(together: list[Run], run: Run) -> bool:
    last = together[-1]
    size = max(last.size, run.size)
    gap = run.x - (last.x + last.width)
    return abs(run.y - together[0].y) <= 0.5 * size and run.x >= last.x and gap < 1.2 * size


def _joined(together: list[Run]) -> Line:
    sizes: Counter[float] = Counter()
    for run in together:
        sizes[run.size] += len(run.text.strip())
    size = sizes.most_common(1)[0][0]
    base = min(run.y for run in together if run.size == size)
    text = ""
    for run in together:
        lifted = run.size < 0.9 * size and run.y > base + 0.15 * size and text
        text += raised(run.text, text.rstrip()) if lifted else run.text
    first, last = together[0], together[-1]
    bold = all(run.bold for run in together if run.text.strip())
    width = last.x + last.width - first.x
    text = " ".join(text.translate(_LIGATURES).split())
    return Line(text=text, x=first.x, y=base, size=size, width=width, bold=bold)


def _column_starts(segments: list[Line]) -> list[float]:
    """Returns where columns begin, left to right; one place only for a page without columns.

    Lines of prose that begin at one place far to the right are a column; cells of a table are not
    long enough.
    """
    left, right = min(line.x for line in segments), max(line.end for line in segments)
    across = right - left
    found = [left]
    counted = Counter(round(line.x / 3) for line in segments if line.x > left + 0.25 * across)
    for place, _ in sorted(counted.items()):
        here = [line for line in segments if abs(line.x - 3 * place) <= 3]
        long = median(line.width for line in here) > 0.17 * across
        enough = len(here) >= max(_FEWEST, len(segments) // 8)
        if enough and long and 3 * place - found[-1] > 0.22 * across:
            found.append(min(line.x for line in here))
    return found


def _column(line: Line, starts: list[float]) -> int:
    """Returns the number of a line's column, or -1 for a line across several."""
    number = max(place for place, start in enumerate(starts) if place == 0 or line.x >= start - 4)
    last = number == len(starts) - 1
    return number if last or line.end < starts[number + 1] + 0.1 * line.width else -1


def _bands(placed: list[Line]) -> Iterator[list[Line]]:
    """Yields the lines of each column in turn, and lines across columns wherever they come between."""
    waiting: dict[int, list[Line]] = {}
    for line in sorted(placed, key=lambda line: (-line.y, line.x)):
        if waiting and (line.column < 0) != (-1 in waiting):
            yield from (waiting[number] for number in sorted(waiting))
            waiting = {}
        waiting.setdefault(line.column, []).append(line)
    yield from (waiting[number] for number in sorted(waiting))


def _band_lines(band: list[Line]) -> Iterator[Line]:
    """Joins what stands on one line of a column, and tells each line the edges of its column."""
    rows: list[Line] = []
    for line in band:
        if rows and abs(rows[-1].y - line.y) <= 0.35 * max(rows[-1].size, line.size):
            rows[-1] = _side_by_side(*sorted((rows[-1], line), key=lambda each: each.x))
        else:
            rows.append(line)
    left, right = min(row.x for row in rows), max(row.end for row in rows)
    return (replace(row, left=left, right=right) for row in rows)


def _side_by_side(first: Line, second: Line) -> Line:
    longer = max(first, second, key=lambda line: len(line.text))
    return replace(
        first,
        text=f"{first.text} {second.text}",
        y=longer.y,
        size=longer.size,
        width=second.end - first.x,
        bold=first.bold and second.bold,
    )
