"""Bylines and date lines: who wrote an article and when."""

import re
from dataclasses import dataclass

from questions.article import Block
from questions.reading.dates import iso_date

_NAME = r"(?:(?:[A-Z][\w.'’-]*|de|da|van|von|der|den|la|le|bin|al)\s+){0,4}[A-Z][\w.'’-]+"
BYLINE = re.compile(
    rf"(?:(?:words|text|story|report(?:ed)?|written|posted|published|article):?\s+)?(?:by|author)\s*:?\s+"
    rf"(?-i:(?P<names>{_NAME}(?:(?:,\s+|\s+and\s+|,\s+and\s+|\s*&\s*){_NAME}){{0,5}}))"
    rf"(?P<rest>\s*(?:[,|•·–—/(-].{{0,100}})?)(?<![.!?])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What the lines around an article say about it; ``date`` as ISO 8601."""

    author: str | None = None
    date: str | None = None


def byline(blocks: list[Block]) -> Byline:
    """Reads the first byline and the first date line among the furniture."""
    author = date = None
    for block in blocks:
        if block.dropped is None:
            continue
        if author is None and (match := BYLINE.fullmatch(block.text)):
            author = match["names"]
        if date is None and (block.dropped == "date line" or BYLINE.fullmatch(block.text)):
            date = iso_date(block.text)
    return Byline(author, date)
