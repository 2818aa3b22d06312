"""HTML: blocks by our own tokenizer, which keeps places; trafilatura tells which are the article."""

import re
from collections import Counter
from collections.abc import Iterator

from questions.article import Block, BlockKind
from questions.errors import TooLarge
from questions.reading.formats import Source
from questions.reading.html_tokens import Piece, pieces
from questions.reading.plain import GUESSED, is_heading
from questions.reading.superscripts import power
from questions.reading.weave import Weave
from questions.reading.web_page import BESIDE, content_only, page_facts
from questions.reading.word_list import word_list

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = word_list(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption",
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section",
    "select summary table tbody td tfoot th thead tr ul",
)
_VOID = word_list("area base br col embed hr img input link meta param source track wbr")
_HIDDEN = word_list(
    "script style noscript template svg math head title textarea button select option iframe object audio",
    "video canvas datalist noframes noembed xmp map rp rt",
)
_END_LEFT_OUT = word_list("p li dt dd tr td th")
_OUTSIDE = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "page end",
    "aside": "aside",
    "form": "form message",
    "dialog": "form message",
}
_SUSPECT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletters?|subscribe|subscription|sign-?up|share|sharing|social|related|recommend\w*|"
    r"comments?|promo\w*|advert\w*|ads?|sponsor\w*|sidebar|breadcrumbs?|footer|nav|navbar|navigation|menu|toc|popup|modal|"
    r"references|reflist|navbox|infobox|editsection|hatnote|noprint|trending|most-read|paywall|disqus|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEVER_SUSPECT = word_list("html body main article")
_LONG_CELL = 200
_MOST_BLOCKS = 60_000


def read_html(text: str) -> Source:
    """Reads a page or a fragment of HTML."""
    found = list(pieces(text))
    title, metadata = page_facts(found)
    return Source(blocks=content_only(text, _Reader().blocks(text, found)), title=title, metadata=metadata)


def html_blocks(text: str, start: int, end: int) -> list[Block]:
    """Returns the blocks of the HTML in ``text[start:end]``, such as a part of a Markdown text."""
    return _Reader().blocks(text, pieces(text, start, end))


class _Reader:
    """Follows open elements and cuts their text into blocks."""

    def __init__(self) -> None:
        self._open: list[Piece] = []
        self._count: Counter[str] = Counter()
        self._outside: list[tuple[int, str]] = []
        self._hidden = 0
        self._breaks = 0
        self._weave = Weave()
        self._done: list[Block] = []

    def blocks(self, text: str, found: "Iterator[Piece] | list[Piece]") -> list[Block]:
        for piece in found:
            if piece.kind == "open":
                self._opens(piece)
            elif piece.kind == "close":
                self._closes(piece)
            elif not self._hidden:
                self._shows(text, piece)
        self._flush()
        return self._done

    def _opens(self, piece: Piece) -> None:
        name = piece.name
        if name in _BLOCKS:
            self._flush()
            if name in _END_LEFT_OUT:
                self._end_implied(name)
        if name == "br":
            self._break(piece)
        elif name not in _VOID:
            self._push(piece)
            if name not in _BLOCKS:
                self._weave.opens(piece.start, piece.end)

    def _push(self, piece: Piece) -> None:
        self._open.append(piece)
        self._count[piece.name] += 1
        self._hidden += _is_hidden(piece)
        reason = _outside(piece)
        if reason:
            self._outside.append((len(self._open), reason))

    def _pop(self) -> None:
        piece = self._open.pop()
        self._count[piece.name] -= 1
        self._hidden -= _is_hidden(piece)
        if self._outside and self._outside[-1][0] > len(self._open):
            self._outside.pop()

    def _closes(self, piece: Piece) -> None:
        if not self._count[piece.name]:
            return
        if piece.name in _BLOCKS:
            self._flush()
        else:
            self._weave.closes(piece.start, piece.end)
            if not self._near(piece.name):
                return
        while self._open:
            name = self._open[-1].name
            self._pop()
            if name == piece.name:
                return

    def _near(self, name: str) -> bool:
        """Whether an inline element is open in the current block, not outside of it."""
        for piece in reversed(self._open):
            if piece.name == name:
                return True
            if piece.name in _BLOCKS:
                return False
        return False

    def _end_implied(self, name: str) -> None:
        """Ends an open element of the same sort where the standard lets its end tag be left out."""
        while self._open and (self._open[-1].name == name):
            self._pop()

    def _break(self, piece: Piece) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif not self._hidden and len(self._weave):
            self._weave.decoded(" ", piece.start, piece.end)

    def _shows(self, text: str, piece: Piece) -> None:
        if not piece.chars.isspace():
            self._breaks = 0
        before = len(self._weave)
        if self._count["sup"]:
            if self._count["a"]:
                return
            self._weave.decoded(power(piece.chars), piece.start, piece.end)
        elif piece.kind == "text":
            self._weave.copy(text, piece.start, piece.end)
        else:
            self._weave.decoded(piece.chars, piece.start, piece.end)
        if self._count["a"]:
            self._weave.linked += len(self._weave) - before

    def _flush(self) -> None:
        woven, self._weave, self._breaks = self._weave, Weave(), 0
        prose = woven.prose()
        if not prose.text.strip():
            return
        if len(self._done) >= _MOST_BLOCKS:
            raise TooLarge("This page has far more paragraphs than an article. Split it, and try again.")
        kind, level = self._kind(prose.text.strip())
        reason = self._outside[-1][1] if self._outside else None
        share = woven.linked / len(prose)
        self._done.append(Block(kind=kind, prose=prose, level=level, linked=share, dropped=reason))

    def _kind(self, line: str) -> tuple[BlockKind, int]:
        count = self._count
        heading = next((name for name in _HEADINGS if count[name]), None)
        if heading:
            return "heading", int(heading[1])
        if count["figcaption"] or count["caption"] or (count["figure"] and not count["p"]):
            return "caption", 0
        if count["pre"]:
            return "code", 0
        if count["td"] or count["th"] or count["dt"]:
            return ("paragraph", 0) if len(line) > _LONG_CELL else ("table", 0)
        if count["blockquote"]:
            return "quote", 0
        if count["li"]:
            return "list_item", max(1, count["ul"] + count["ol"])
        return ("heading", GUESSED) if is_heading(line) else ("paragraph", 0)


def _is_hidden(piece: Piece) -> bool:
    return piece.name in _HIDDEN or (
        bool(piece.attributes)
        and (
            piece.has("hidden")
            or piece.attribute("aria-hidden") == "true"
            or _unseen(piece.attribute("style"))
        )
    )


def _unseen(style: str) -> bool:
    return bool(re.search(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", style, re.IGNORECASE))


def _outside(piece: Piece) -> str | None:
    """Returns why what stands in an element is beside the article, by its tag, class or id."""
    if piece.name in _OUTSIDE:
        return _OUTSIDE[piece.name]
    if piece.name in _NEVER_SUSPECT or not piece.attributes:
        return None
    labels = f"{piece.attribute('class')} {piece.attribute('id')}"
    return BESIDE if _SUSPECT.search(labels) else None
