"""Formats that can be read, and how to tell which one a text is in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from questions.article import Block
from questions.reading.front_matter import front_matter
from questions.reading.plain import read_plain

Form = Literal["plain", "markdown", "html"]

_NAMES: Mapping[str, Form] = {
    "plain": "plain",
    "text": "plain",
    "txt": "plain",
    "markdown": "markdown",
    "x-markdown": "markdown",
    "md": "markdown",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "xhtml+xml": "html",
}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html\b|head\b|body\b)",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    r"\s*<(p|div|h[1-6]|article|section|main|ul|ol|blockquote|table|header)\b[^<>]{0,500}>.*</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^(?:```|~~~)|^> \S|^\S.{0,80}\n(?:={3,}|-{3,})$|"
    r"\*\*\S[^*\n]{0,200}\*\*|__\S[^_\n]{0,200}__|(?<![\w*])\*[^\s*][^*\n]{0,100}[^\s*]\*(?![\w*])|"
    r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|(?<![\w`])`[^`\n]{1,100}`(?!\w)",
    re.MULTILINE,
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a format's reader gives: raw blocks in order, and what the text says about itself."""

    blocks: list[Block]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


def read_source(text: str, form: Form) -> Source:
    """Reads the text in the given format."""
    return _READERS[form](text)


def looks_like(text: str) -> Form:
    """Tells the format of a text by its marks."""
    sample = text[:100_000].lstrip("\ufeff")
    if _PAGE.match(sample) or _FRAGMENT.match(sample):
        return "html"
    if front_matter(text)[1] or _MARKDOWN.search(sample):
        return "markdown"
    return "plain"


def named(form: str | None) -> Form | None:
    """Returns the format of a name, a media type ("text/html; charset=utf-8") or a file name."""
    if not form:
        return None
    return _NAMES.get(re.split(r"[/.]", form.split(";")[0].strip().lower())[-1])


def _plain(text: str) -> Source:
    entries, start = front_matter(text)
    return Source(blocks=read_plain(text, start), title=entries.get("title"), metadata=entries)


def _markdown(text: str) -> Source:
    from questions.reading.markdown import read_markdown

    return read_markdown(text)


def _html(text: str) -> Source:
    from questions.reading.html import read_html

    return read_html(text)


_READERS: Mapping[Form, Callable[[str], Source]] = {"plain": _plain, "markdown": _markdown, "html": _html}
