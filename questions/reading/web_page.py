"""What a web page says about itself, and which of its blocks are the article."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

from questions.article import Block
from questions.reading.html_tokens import Piece

BESIDE = "beside the article"

_KEYS = {
    "og:title": "title",
    "twitter:title": "title",
    "author": "author",
    "article:author": "author",
    "og:site_name": "outlet",
    "article:published_time": "date",
    "date": "date",
    "datepublished": "date",
    "pubdate": "date",
    "dc.date": "date",
    "dc.title": "title",
    "dc.creator": "author",
}
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_SENTENCE_END = (".", "!", "?", "”", '"', ":")
_STRETCH = 24
_ENOUGH = 8
_LONG = 60
_REACH = 50_000
"""Letters before and after the last find among which the next one is looked for."""


def page_facts(found: list[Piece]) -> tuple[str | None, dict[str, str]]:
    """Returns the title that a page gives its article, and what it says of it (author, outlet, date)."""
    metadata: dict[str, str] = {}
    title = None
    for before, piece in pairwise(found):
        if before.kind == "open" and before.name == "title" and piece.kind == "text" and title is None:
            title = " ".join(unescape(piece.chars).split()) or None
    for piece in found:
        if piece.kind == "open" and piece.name == "meta":
            name = (
                piece.attribute("property") or piece.attribute("name") or piece.attribute("itemprop")
            ).lower()
            content = " ".join(piece.attribute("content").split())
            if name in _KEYS and content and not content.startswith("http"):
                metadata.setdefault(_KEYS[name], content)
    if title:
        metadata.setdefault("page title", title)
    return metadata.get("title"), metadata


def content_only(text: str, blocks: list[Block]) -> list[Block]:
    """Marks the blocks that are not the article.

    A block is the article's if trafilatura extracts its words, or if it stands between two such
    blocks, reads like prose and nothing speaks against it. Where trafilatura finds no article (a
    fragment), tags, classes and links alone decide.
    """
    extracted = _Extracted(_extracted(text))
    inside = [extracted.holds(block) for block in blocks]
    if len(extracted) < _LONG or not any(inside):
        return _unless_all(blocks)
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    return [
        _marked(block, said=said, between=first <= place <= last)
        for place, (block, said) in enumerate(zip(blocks, inside, strict=True))
    ]


def _unless_all(blocks: list[Block]) -> list[Block]:
    """Takes the word of classes for what is beside the article, unless that would be everything."""
    if any(block.readable for block in blocks):
        return blocks
    return [replace(block, dropped=None) if block.dropped == BESIDE else block for block in blocks]


def _extracted(text: str) -> str:
    import trafilatura

    found = trafilatura.extract(text, include_comments=False, include_tables=False, favor_recall=True)
    return str(found or "")


def _key(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", text).casefold()


class _Extracted:
    """The words of the article, in which the blocks of the page are looked up in order.

    Each search begins near the place of the last find, so that long pages take time in proportion.
    """

    def __init__(self, extracted: str) -> None:
        self._whole = _key(extracted)
        self._lines = {_key(line) for line in extracted.splitlines()}
        self._place = 0

    def __len__(self) -> int:
        return len(self._whole)

    def holds(self, block: Block) -> bool:
        """Whether most of a block's words stand in the extracted text.

        Compared in short stretches, since citation marks and powers are written in other ways there.
        """
        key = _key(block.text)
        if len(key) < 2 * _STRETCH:
            return bool(key) and (key in self._lines or (len(key) >= _STRETCH // 2 and self._finds(key)))
        places = range(0, len(key) - _STRETCH + 1, _STRETCH)[:_ENOUGH]
        return sum(self._finds(key[place : place + _STRETCH]) for place in places) >= 0.6 * len(places)

    def _finds(self, stretch: str) -> bool:
        ahead = self._whole.find(stretch, self._place, self._place + _REACH)
        if ahead >= 0:
            self._place = ahead
            return True
        return stretch in self._whole[max(0, self._place - _REACH) : self._place + _STRETCH]


def _marked(block: Block, *, said: bool, between: bool) -> Block:
    if said:
        return replace(block, dropped=None) if block.dropped == BESIDE else block
    if block.kind == "heading" or block.dropped:
        return block
    prose = len(block.text) >= _LONG and block.text.rstrip().endswith(_SENTENCE_END)
    return block if between and prose else replace(block, dropped=BESIDE)
