"""What an article is about: its title and headings as words, and what stands before a place in it."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from questions.gates.words import content

_MARKUP = re.compile(r"<[^>]{1,200}>|^[#>*=\s-]+|[*_`]{2,}", re.MULTILINE)
_HEADING = re.compile(r"^(?![•*-])(?=.{2,90}$).*[^.,;:…]$")
_NUMBERING = re.compile(r"^(?:(?:Chapter|Unit|Section|Part|Stage|Step) )?[\dIVX]+(?:\.\d+)*[.:)]?\s+")
_SPLIT = re.compile(r"(?<=[.!?”\"])\s+(?=[“\"A-Z\d])|\n+")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Outline:
    """Title, headings and words of an article in plain text, Markdown or simple HTML."""

    title: str
    headings: tuple[str, ...]

    @cached_property
    def topic(self) -> frozenset[str]:
        """Stems of the content words of the title."""
        return content(self.title)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Stems of the content words of title and headings."""
        return self.topic.union(*map(content, self.headings))

    @property
    def person(self) -> str:
        """The name that the title is, or begins with before a colon; "" where it is no name."""
        name = re.split(r"[:,(–—]", self.title)[0].strip()
        words = name.split()
        return name if 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) else ""


@lru_cache(maxsize=8)
def outline(text: str) -> Outline:
    """Returns the outline: the first line is the title, short lines without a full stop are headings."""
    lines = [line.strip() for line in _MARKUP.sub("", text).splitlines()]
    kept = [_NUMBERING.sub("", line) for line in lines if _LATIN.search(line)]
    headings = tuple(line for line in kept[1:] if _HEADING.match(line) and len(line.split()) <= 12)
    return Outline(kept[0] if kept and len(kept) > 1 and len(kept[0]) <= 160 else "", headings)


def sentences_before(text: str, start: int, most: int = 2) -> tuple[str, ...]:
    """Returns up to so many sentences of the same paragraph that stand before the place."""
    paragraph = text[text.rfind("\n\n", 0, max(start, 0)) + 1 : max(start, 0)]
    return tuple(part for part in _SPLIT.split(paragraph.strip()) if part)[-most:]


def last_heading(text: str, start: int) -> str:
    """Returns the heading of the section that the place is in, "" where there is none."""
    heads = set(outline(text).headings)
    lines = (_MARKUP.sub("", line).strip() for line in reversed(text[: max(start, 0)].splitlines()))
    return next((bare for line in lines if (bare := _NUMBERING.sub("", line)) in heads), "")
