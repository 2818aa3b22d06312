"""Markdown: markdown-it tells blocks and inline parts, which are then found in the source again."""

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from questions.article import Block, BlockKind, Prose, copied, joined
from questions.facts.fact import Span
from questions.reading.formats import Source
from questions.reading.front_matter import front_matter
from questions.reading.html import html_blocks
from questions.reading.lines import lines, trimmed
from questions.reading.markdown_inline import Inline, linked_share
from questions.reading.plain import GUESSED, is_heading

_NESTED = re.compile(r"(?:!?\[){12,}")
"""No writer nests links so deep; the parser takes very long over it."""


def read_markdown(text: str) -> Source:
    """Reads Markdown with or without front matter."""
    entries, start = front_matter(text)
    rows = list(lines(text, start))
    tame = _NESTED.sub(lambda match: " " * len(match[0]), text[start:])
    blocks = list(_blocks(text, rows, _parser().parse(tame)))
    return Source(blocks=blocks, title=entries.get("title"), metadata=entries)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _blocks(text: str, rows: list[Span], tokens: Sequence[Token]) -> Iterator[Block]:
    above: list[Token] = []
    for token in tokens:
        if token.nesting == 1:
            above.append(token)
        elif token.nesting == -1:
            above.pop()
        elif token.map is not None:
            yield from _leaf(text, rows, token, above)


def _leaf(text: str, rows: list[Span], token: Token, above: list[Token]) -> Iterator[Block]:
    if token.type == "inline":
        yield from _inline_block(text, rows, token, [outer.tag for outer in above])
    elif token.type == "html_block":
        yield from html_blocks(text, *_stretch(rows, token))
    elif token.type in ("fence", "code_block"):
        code = copied(text, *trimmed(text, _stretch(rows, token)))
        if code.text:
            yield Block(kind="code", prose=code)


def _inline_block(text: str, rows: list[Span], token: Token, tags: list[str]) -> Iterator[Block]:
    parts = token.children or []
    prose = Inline(_content(text, rows, token)).weave(parts)
    if prose.text.strip():
        kind, level = _kind(tags, prose.text.strip())
        yield Block(kind=kind, prose=prose, level=level, linked=linked_share(parts))


def _kind(tags: list[str], line: str) -> tuple[BlockKind, int]:
    if re.fullmatch("h[1-6]", tags[-1]):
        return "heading", int(tags[-1][1])
    if "table" in tags:
        return "table", 0
    if "blockquote" in tags:
        return "quote", 0
    depth = tags.count("li")
    if depth:
        return "list_item", depth
    return ("heading", GUESSED) if is_heading(line) else ("paragraph", 0)


def _stretch(rows: list[Span], token: Token) -> Span:
    first, last = token.map or (0, 1)
    return rows[first][0], rows[min(last, len(rows)) - 1][1]


def _content(text: str, rows: list[Span], token: Token) -> Prose:
    """Returns the raw content of a block, as prose over its lines in the text."""
    parts: list[Prose] = []
    first = (token.map or [0])[0]
    for number, wanted in enumerate(token.content.split("\n"), first):
        start, end = rows[number]
        if parts:
            before = rows[number - 1][1]
            parts.append(Prose("\n", *_places(before, max(before + 1, start))))
        place = text.find(wanted.strip(), start, end)
        tail = len(text[start:end].rstrip()) - len(wanted.strip())
        if tail > 0 and text.startswith(wanted.strip(), start + tail):
            place = start + tail
        if place >= 0:
            parts.append(copied(text, place, place + len(wanted.strip())))
    return joined(parts)


def _places(start: int, end: int) -> tuple["array[int]", "array[int]"]:
    return array("I", [start]), array("I", [end])
