"""Reading: from a text as given to an article with blocks and offsets.

    article = read(data, title=None, form=None)      # str or bytes; raises an InputError
    for block in article.readable: block.text, block.path, block.prose.span(3, 8)

Formats ("plain", "markdown", "html") live in one module each. Each makes blocks whose prose leads
back to the text as given (see `questions.article`); what is page furniture is then marked by
`furniture`, datelines and citation marks are cut out of the prose, headings become paths. A PDF or
a DOCX is first turned into Markdown, which is then its text as given (see `written`).
Sentences and parses come from `questions.language.parse(article)`.
"""

import hashlib
import re

from questions.article import Article, Block
from questions.errors import EmptyText, ForeignLanguage, TooLarge, TooShort
from questions.reading.arrange import arrange
from questions.reading.byline import byline
from questions.reading.dates import iso_date
from questions.reading.detection import detect, name_of
from questions.reading.documents import text_of
from questions.reading.formats import Form, Source, read_source
from questions.reading.speakers import with_speakers

MIN_WORDS = 5
"""Fewer words than this cannot hold a fact with something left to ask about."""

MAX_LINES = 60_000
"""Lines that are not empty; a text of two megabytes in lines of an e-mail's width has half of them."""

_LINE = re.compile(r"\S[^\r\n]*")


def read(data: str | bytes, title: str | None = None, form: Form | str | None = None) -> Article:
    """Reads a text.

    ``form`` is "plain", "markdown" or "html", a media type or a file name; without it the format
    is told by the text. Bytes may be a PDF or a DOCX. Raises EmptyText, TooShort, TooLarge, NotText,
    Encrypted, Damaged, Scanned or ForeignLanguage.
    """
    text, known = text_of(data, form)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise EmptyText("There is no text here. Paste or choose an article and try again.")
    _check_lines(text)
    source = read_source(text, known)
    blocks = arrange(with_speakers(source.blocks))
    told = byline(blocks)
    meta = source.metadata
    readable = [block for block in blocks if block.readable]
    words = sum(len(block.text.split()) for block in readable)
    _check_length(words, readable, any(block.dropped for block in blocks))
    return Article(
        title=title or source.title or _title(blocks, meta.get("page title")),
        text=text,
        language=_language(readable),
        words=words,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        author=meta.get("author") or told.author,
        outlet=meta.get("outlet") or meta.get("publisher") or meta.get("source"),
        date=iso_date(meta.get("date") or meta.get("published") or "") or told.date,
        blocks=tuple(blocks),
        metadata=meta,
    )


def _check_lines(text: str) -> None:
    """Raises TooLarge for lists without end: each line costs as much as a sentence of prose."""
    if len(_LINE.findall(text)) > MAX_LINES:
        raise TooLarge(
            f"This text has more than {MAX_LINES:,} lines, far more than an article. "
            "Split it into parts, such as chapters, and try again."
        )


def _check_length(words: int, readable: list[Block], set_aside: bool) -> None:
    if words == 0 and set_aside:
        raise EmptyText("No sentence is left once menus, captions and other page furniture are set aside.")
    if words < MIN_WORDS:
        _language(readable)  # Chinese has no spaces: what is wrong with such a text is not its length
        raise TooShort(
            f"This text has too few words to state a fact. Give it at least {MIN_WORDS}, better a paragraph."
        )


def _language(readable: list[Block]) -> str:
    language = detect("\n".join(block.text for block in readable))
    if language != "en":
        raise ForeignLanguage(
            f"This text seems to be in {name_of(language)}. Questions can be made from English texts only."
        )
    return language


def _title(blocks: list[Block], page_title: str | None) -> str:
    """The first main heading, else what the page calls itself, else any heading or the first words."""
    headings = [block for block in blocks if block.kind == "heading" and block.dropped is None]
    main = next((block.text for block in headings if block.level == 1), None)
    if main or page_title:
        return main or str(page_title)
    if headings:
        return headings[0].text
    first = next(block for block in blocks if block.readable).text.split()
    return " ".join(first[:8]) + ("…" if len(first) > 8 else "")


__all__ = ["MAX_LINES", "MIN_WORDS", "Article", "Block", "Form", "Source", "read", "text_of"]
