"""An article: a text with its blocks, and the way from clean prose back to the text as given.

A reader turns every stretch of a text into `Prose`: what a person would read, without markup.
Each character of the prose knows the stretch of the text as given that it stands for, so a place
in the prose always leads back to a place in the text, whatever was decoded, joined or left out.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from questions.facts.fact import Span

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "caption", "table", "code"]

PROSE_KINDS: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "quote"})


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """Clean text, and for each of its characters a stretch of the text as given.

    Character ``i`` of ``text`` stands for the code points from ``starts[i]`` up to, not including,
    ``ends[i]`` of the text as given: one code point where it was copied, more where it was
    decoded (``&amp;``) or markup leans on it (``**bold**``: the first letter owns the opening
    marks, the last letter the closing ones). Stretches are in order; they overlap only where one
    entity shows several characters, which then share its stretch.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> "Prose":
        return Prose(self.text[part], self.starts[part], self.ends[part])

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Returns the stretch of the text as given that ``self.text[start:end]`` stands for.

        Raises IndexError for an empty stretch, which stands nowhere.
        """
        stop = len(self.text) if end is None else end
        if not 0 <= start < stop <= len(self.text):
            raise IndexError(f"no characters from {start} to {stop} in a prose of {len(self.text)}")
        return self.starts[start], self.ends[stop - 1]

    def strip(self) -> "Prose":
        """Returns the prose without white space at its ends."""
        lead = len(self.text) - len(self.text.lstrip())
        return self[lead : max(lead, len(self.text.rstrip()))]

    def without(self, *holes: Span) -> "Prose":
        """Returns the prose without the given stretches of it, which are in order."""
        kept, place = [], 0
        for start, end in holes:
            kept.append(self[place:start])
            place = end
        return joined([*kept, self[place:]])


def nothing() -> Prose:
    """Returns an empty prose."""
    return Prose("", array("I"), array("I"))


def joined(parts: Iterable[Prose]) -> Prose:
    """Returns the parts one after the other, with nothing between them."""
    whole = nothing()
    texts = []
    for part in parts:
        texts.append(part.text)
        whole.starts.extend(part.starts)
        whole.ends.extend(part.ends)
    return Prose("".join(texts), whole.starts, whole.ends)


def copied(text: str, start: int = 0, end: int | None = None) -> Prose:
    """Returns ``text[start:end]`` as prose: each character stands for itself."""
    stop = len(text) if end is None else end
    return Prose(text[start:stop], array("I", range(start, stop)), array("I", range(start + 1, stop + 1)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """A heading, paragraph, list item … of an article.

    ``level`` is 1 to 6 for a heading and the depth (from 1) for a list item, else 0. ``path`` has
    the headings above, outermost first. ``linked`` is the share (0 to 1) of the prose that is text
    of links. ``speaker`` is who speaks the block in an interview, as its label names them ("Q",
    "Dr. Lind"). ``dropped`` says why the block is not part of what the article tells (page
    furniture), None for a block that is.
    """

    kind: BlockKind
    prose: Prose
    level: int = 0
    path: tuple[str, ...] = ()
    linked: float = 0.0
    speaker: str | None = None
    dropped: str | None = None

    @property
    def span(self) -> Span:
        return self.prose.span()

    @property
    def text(self) -> str:
        return self.prose.text

    @property
    def readable(self) -> bool:
        """Whether sentences are taken from this block."""
        return self.dropped is None and self.kind in PROSE_KINDS


@dataclass(frozen=True, kw_only=True, eq=False)
class Article:
    """A text that was read.

    ``text`` is the text as given: decoded, its line ends untouched; every span counts its code
    points. ``language`` is an ISO 639-1 code, ``words`` the number of words in readable blocks,
    ``sha256`` the hexadecimal digest of the text in UTF-8. ``date`` is ISO 8601, perhaps only a
    month or a year ("2019-10"). ``metadata`` has every entry of the front matter.
    """

    title: str
    text: str = field(repr=False)
    language: str
    words: int
    sha256: str
    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def readable(self) -> Iterator[Block]:
        """The blocks that sentences are taken from, in order."""
        return (block for block in self.blocks if block.readable)

    @cached_property
    def _by_start(self) -> tuple[Block, ...]:
        return tuple(sorted(self.blocks, key=lambda block: block.span))

    def clean(self, span: Span) -> str:
        """Returns what a person reads at a span of the text: no markup, entities decoded.

        Takes only whole characters of the prose; blocks are separated by a space.
        """
        start, end = span
        parts = []
        for block in self._by_start:
            first, last = block.span
            if first >= end or last <= start:
                continue
            prose = block.prose
            inside = [i for i in range(len(prose)) if prose.starts[i] >= start and prose.ends[i] <= end]
            if inside:
                parts.append(prose.text[inside[0] : inside[-1] + 1])
        return " ".join(parts).strip()
