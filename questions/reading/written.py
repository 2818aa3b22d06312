"""Writes what was taken from a document as Markdown: the text as given of a PDF or a DOCX.

A file that is no text has no offsets that mean anything to a person. So its text is written down
once, and all else (blocks, offsets, evidence, storing) is as with any Markdown text: reading it
again gives the same article. Front matter names the title and the author, and what it was.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from questions.errors import TooLarge
from questions.reading.decoding import MAX_BYTES

_INLINE = re.compile(
    r"\\|[*`\[]|~(?=~)|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])"
)
_AT_START = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|={2,}$|-{2,}$|~{3}|\|)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\u200b\u2060\ufffe\uffff]")
_NO_TITLE = re.compile(
    r"microsoft word\b.*|untitled.*|(?:word )?document\s*\d*|presentation\s*\d*|.*\.\w{2,5}|\W*|no title",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,4}(?:(?:, | and |; ?)[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,4}){0,5}"
)
_PROGRAM = re.compile(r"microsoft|python|office|user|admin|unknown|author|adobe|acrobat", re.IGNORECASE)

_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading (level 1 to 6), paragraph, quote or list item (depth from 1) of a document.

    ``mark`` is what stands before a list item: "-" or its number with a full stop.
    """

    kind: Literal["heading", "paragraph", "quote", "item"]
    text: str
    level: int = 1
    mark: str = "-"


def written(parts: Iterable[Part], origin: str, title: str | None = None, author: str | None = None) -> str:
    """Returns the parts as Markdown with front matter; ``origin`` says what they were taken from.

    A title or an author that only a program wrote ("Microsoft Word - mills.doc") is left out.
    Raises TooLarge above MAX_BYTES.
    """
    entries = {"title": _title(title or ""), "author": _author(author or ""), "read from": origin}
    head = [f"{name}: {value}" for name, value in entries.items() if value]
    pieces, size = ["\n".join(["---", *head, "---"])], 0
    for row in _rows(parts):
        size += len(row.encode()) + 2
        if size > MAX_BYTES:
            raise TooLarge(
                "This document holds more than two megabytes of text. Split it into parts, such as "
                "chapters, and try again."
            )
        pieces.append(row)
    return "\n\n".join(pieces) + "\n"


def visible(text: str) -> str:
    """Returns the text without control characters, in single spaces."""
    return " ".join(_UNSEEN.sub("", text).split())


def _rows(parts: Iterable[Part]) -> Iterator[str]:
    depth = 0
    for part in parts:
        text = visible(part.text)
        if not text:
            continue
        # An item can only be one step deeper than the one before it: a line set in further is code.
        depth = min(part.level, depth + 1, _DEEPEST) if part.kind == "item" else 0
        yield _row(part, _INLINE.sub(r"\\\g<0>", text), depth)


def _row(part: Part, text: str, depth: int) -> str:
    if part.kind == "heading":
        return f"{'#' * min(max(part.level, 1), 6)} {text.rstrip('#').rstrip() or text}"
    if part.kind == "quote":
        return f"> {_begun(text)}"
    if part.kind == "item":
        return f"{' ' * 4 * (depth - 1)}{part.mark} {_begun(text)}"
    return _begun(text)


def _begun(text: str) -> str:
    """Puts a backslash before a mark that Markdown would take for its own at the start of a line."""
    if _AT_START.match(text):
        return "\\" + text
    return _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text


def _title(title: str) -> str:
    title = visible(title)[:300]
    return "" if _NO_TITLE.fullmatch(title) else title


def _author(author: str) -> str:
    author = visible(author)
    return author if _PERSON.fullmatch(author) and not _PROGRAM.search(author) else ""
