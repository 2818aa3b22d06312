"""The inline parts of a Markdown block, found again in its raw content."""

import re
from array import array
from collections.abc import Sequence
from html import unescape

from markdown_it.token import Token

from questions.article import Prose
from questions.reading.weave import Weave

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TARGET = re.compile(
    r"\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_LABEL = re.compile(r"\[[^\[\]]*\]")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def linked_share(children: Sequence[Token]) -> float:
    """Returns the share (0 to 1) of the shown characters that belong to links."""
    inside = linked = total = 0
    for child in children:
        inside += (child.type == "link_open") - (child.type == "link_close")
        size = len(child.content.strip()) if child.type in ("text", "code_inline") else 0
        total += size
        linked += size if inside else 0
    return linked / total if total else 0.0


class Inline:
    """Walks the inline parts of one block beside its raw content."""

    def __init__(self, content: Prose) -> None:
        self._content = content
        self._raw = content.text
        self._place = 0
        self._weave = Weave()

    def weave(self, parts: Sequence[Token]) -> Prose:
        """Returns what a reader sees of the parts, each character with its place in the text."""
        for number, part in enumerate(parts):
            following = parts[number + 1].content if number + 1 < len(parts) else ""
            self._part(part, following)
        return self._in_text(self._weave.prose())

    def _part(self, part: Token, following: str) -> None:
        if part.type == "text":
            self._text(part.content)
        elif part.type in ("softbreak", "hardbreak"):
            self._line_end()
        elif part.type == "code_inline":
            self._code(part)
        elif part.type == "html_inline":
            self._tag(part.content)
        elif part.type == "image":
            self._place = self._after_link(self._place + 2 + len(part.content), following)
        elif part.nesting == 1:
            self._mark(part.markup if part.type != "link_open" else self._raw[self._place : self._place + 1])
        elif part.type == "link_close":
            end = self._after_link(self._place, following)
            self._weave.closes(self._place, end)
            self._place = end
        else:
            self._mark(part.markup, closing=True)

    def _text(self, chars: str) -> None:
        here = self._place
        if "\\" not in chars and "&" not in chars and self._raw.startswith(chars, here):
            self._place = here + len(chars)
            self._weave.copy(self._raw, here, self._place)
            return
        place = 0
        while place < len(chars):
            place += self._char(chars, place)

    def _char(self, chars: str, place: int) -> int:
        """Finds the next characters in the raw content; returns how many of them."""
        raw, here, char = self._raw, self._place, chars[place]
        if here < len(raw) and raw[here] == "&" and (entity := _ENTITY.match(raw, here)):
            value = unescape(entity[0])
            if chars.startswith(value, place):
                self._weave.decoded(value, here, entity.end())
                self._place = entity.end()
                return len(value)
        if raw.startswith("\\" + char, here) and raw[here] != char:
            self._weave.decoded(char, here, here + 2)
            self._place = here + 2
            return 1
        found = raw.find(char, here)
        if found >= 0:
            self._weave.copy(raw, found, found + 1)
            self._place = found + 1
        return 1

    def _line_end(self) -> None:
        end = self._raw.find("\n", self._place)
        if end >= 0:
            self._weave.decoded(" ", end, end + 1)
            self._place = end + 1

    def _code(self, part: Token) -> None:
        self._mark(part.markup)
        for char in part.content:
            here = self._place
            while (
                here < len(self._raw)
                and self._raw[here] != char
                and self._raw[here].isspace()
                and char != " "
            ):
                here += 1
            self._place = here
            self._char(char if not self._raw.startswith("\n", here) else "\n", 0)
        end = self._raw.find(part.markup, self._place)
        if end >= 0:
            self._weave.closes(self._place, end + len(part.markup))
            self._place = end + len(part.markup)

    def _tag(self, tag: str) -> None:
        start = self._place
        if not self._raw.startswith(tag, start):
            return
        self._place = start + len(tag)
        if _BREAK.match(tag):
            self._weave.decoded(" ", start, self._place)
        elif tag.startswith("</"):
            self._weave.closes(start, self._place)
        elif tag[1:2].isalpha():
            self._weave.opens(start, self._place)

    def _mark(self, mark: str, *, closing: bool = False) -> None:
        start, end = self._place, self._place + len(mark)
        if mark and self._raw.startswith(mark, start):
            self._place = end
            if closing:
                self._weave.closes(start, end)
            else:
                self._weave.opens(start, end)

    def _after_link(self, place: int, following: str) -> int:
        """Returns the place after a link that is closed at ``place``: its target or label too."""
        if not self._raw.startswith(("]", ">"), place):
            return place
        place += 1
        if target := _TARGET.match(self._raw, place):
            return target.end()
        label = _LABEL.match(self._raw, place)
        if label and not following.startswith(label[0]):
            return label.end()
        return place

    def _in_text(self, woven: Prose) -> Prose:
        """Returns the prose with its places in the text rather than in the raw content."""
        content = self._content
        if woven.text and woven.ends[-1] - woven.starts[0] == len(woven):
            part = content[woven.starts[0] : woven.ends[-1]]
            return Prose(woven.text, part.starts, part.ends)
        starts = array("I", (content.starts[place] for place in woven.starts))
        ends = array("I", (content.ends[place - 1] for place in woven.ends))
        return Prose(woven.text, starts, ends)
