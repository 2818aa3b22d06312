"""The lines of a text, by their places in it."""

import re
from collections.abc import Iterator

from questions.article import Prose, joined
from questions.facts.fact import Span

_END = re.compile(r"\r\n?|\n")
_SPACE = re.compile(r"[\s\ufeff\u200b]+")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yields the span of each line without its end, empty lines too."""
    stop = len(text) if end is None else end
    place = start
    for match in _END.finditer(text, start, stop):
        yield place, match.start()
        place = match.end()
    yield place, stop


def trimmed(text: str, span: Span) -> Span:
    """Returns the span without the white space at its ends."""
    start, end = span
    while start < end and _SPACE.match(text, start, start + 1):
        start += 1
    while end > start and _SPACE.match(text, end - 1, end):
        end -= 1
    return start, end


def one_spaced(prose: Prose) -> Prose:
    """Returns the prose with each run of white space as one space, and none at its ends."""
    kept, place = [], 0
    spaces = [match for match in _SPACE.finditer(prose.text) if match[0] != " "]
    if not spaces:
        return prose.strip()
    for match in spaces:
        kept.append(prose[place : match.start()])
        gap = prose[match.start() : match.start() + 1]
        kept.append(Prose(" ", gap.starts, gap.ends))
        place = match.end()
    kept.append(prose[place:])
    return joined(kept).strip()
