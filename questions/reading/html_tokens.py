"""HTML as a row of tags, texts and character references, each with its place.

Follows the HTML standard's tokenizer where it matters for reading; runs in linear time on any
input, however broken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]{0,40})")
_TAG_REST = re.compile(r"(?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=|[\"'])*+>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?")
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of HTML. ``name`` is the tag's in lower case; ``chars`` what a text shows."""

    kind: Literal["open", "close", "text", "reference"]
    start: int
    end: int
    name: str = ""
    chars: str = ""
    attributes: str = ""

    def attribute(self, name: str) -> str:
        """Returns the value of an attribute, entities decoded; empty if it is missing."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1].lower() == name:
                return unescape(match[2] or match[3] or match[4] or "")
        return ""

    def has(self, name: str) -> bool:
        """Whether an attribute is there, with or without a value."""
        return any(match[1].lower() == name for match in _ATTRIBUTE.finditer(self.attributes))


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Yields the pieces of ``text[start:end]`` in order; comments and declarations are left out."""
    stop = len(text) if end is None else end
    place = start
    while place < stop:
        bracket = text.find("<", place, stop)
        if bracket < 0:
            bracket = stop
        yield from _texts(text, place, bracket)
        if bracket == stop:
            return
        found = _markup(text, bracket, stop)
        if found is None:
            yield Piece("text", bracket, bracket + 1, chars="<")
            place = bracket + 1
        elif isinstance(found, int):
            place = found
        else:
            yield found
            place = found.end
            if found.kind == "open" and found.name in _RAW:
                raw_end = _raw_end(text, found.name, place, stop)
                yield Piece("text", place, raw_end, chars=text[place:raw_end])
                place = raw_end


def _texts(text: str, start: int, end: int) -> Iterator[Piece]:
    place = start
    for match in _REFERENCE.finditer(text, start, end):
        value = unescape(match[0])
        if value == match[0]:
            continue
        if place < match.start():
            yield Piece("text", place, match.start(), chars=text[place : match.start()])
        yield Piece("reference", *match.span(), chars=value)
        place = match.end()
    if place < end:
        yield Piece("text", place, end, chars=text[place:end])


def _markup(text: str, start: int, stop: int) -> Piece | int | None:
    """Returns the tag at a place, the place after a comment or declaration, or None for a mere "<"."""
    if text.startswith("<!--", start):
        end = text.find("-->", start + 2, stop)
        return stop if end < 0 else end + 3
    if text.startswith(("<!", "<?"), start):
        end = text.find(">", start, stop)
        return stop if end < 0 else end + 1
    name = _TAG_NAME.match(text, start, stop)
    if name is None:
        return None
    rest = _TAG_REST.match(text, name.end(), stop)
    if rest is None:
        return stop
    closing = text[start + 1] == "/"
    return Piece(
        "close" if closing else "open",
        start,
        rest.end(),
        name=name[1].lower(),
        attributes="" if closing else text[name.end() : rest.end() - 1],
    )


def _raw_end(text: str, name: str, place: int, stop: int) -> int:
    found = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(text, place, stop)
    return found.start() if found else stop
