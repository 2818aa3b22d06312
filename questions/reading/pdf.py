"""PDF: the text of its pages as Markdown, in reading order, without what stands on pages beside it.

The "text as given" of a PDF is this text: `Article.text` holds it and offsets point into it. The
file itself holds glyphs at places, which nobody can quote. See `questions.reading.written`.

Hostile files are held by bounds on bytes, pages and decoded content, not by a clock.
"""

import io
import logging
from collections.abc import Iterator
from math import hypot
from typing import TYPE_CHECKING, Any

from questions.errors import Damaged, Encrypted, InputError, Scanned, TooLarge
from questions.reading.decoding import MAX_BYTES
from questions.reading.pdf_bounds import BOUNDS, MAX_PAGES, SPLIT, Budget
from questions.reading.pdf_furniture import without_furniture
from questions.reading.pdf_page import Line, Run, em_width, lines_of
from questions.reading.pdf_paragraphs import parts_of
from questions.reading.written import written

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_FEW = 12
"""Letters on a page, on average, below which the pages are pictures."""

_COST = 15
"""Bytes of one drawing instruction."""

_STRAY = 0.15
"""Share of characters that no letter is known for, above which a text is not legible."""


def is_pdf(data: bytes) -> bool:
    """Tells a PDF by its first bytes."""
    return data[:64].lstrip(b"\xef\xbb\xbf\r\n\t \0").startswith(b"%PDF-")


def pdf_text(data: bytes) -> str:
    """Returns the text of a PDF as Markdown with front matter.

    A file with an empty password is opened. Raises Encrypted, Damaged, Scanned (pages without
    text, letters that cannot be made out) or TooLarge.
    """
    if len(data) > 4 * MAX_BYTES:
        raise TooLarge(f"This PDF is larger than {4 * MAX_BYTES // 1_000_000} megabytes. {SPLIT}")
    from pypdf import apply_configuration, get_configuration

    # What pypdf mends in a file is of no interest to people who only want its text.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with apply_configuration(get_configuration().with_overwrites(**BOUNDS)):
        return _read(data)


def _read(data: bytes) -> str:
    from pypdf.errors import LimitReachedError

    try:
        return _text(_opened(data))
    except (InputError, MemoryError):
        raise
    except LimitReachedError as error:
        raise TooLarge(f"This PDF unfolds to far more than a text of two megabytes needs. {SPLIT}") from error
    except Exception as error:  # a broken file makes pypdf raise whatever its parsing stumbles on
        raise Damaged(
            "This PDF is damaged and cannot be read. Save or download it once more, or paste its text."
        ) from error


def _opened(data: bytes) -> "PdfReader":
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    locked = Encrypted(
        "This PDF is locked with a password. Save it without one, or paste its text, and try again."
    )
    try:
        reader = PdfReader(
            io.BytesIO(data), root_object_recovery_limit=1_000, xref_stream_maximum_entries=200_000
        )
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        pages = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise locked from error
    if pages > MAX_PAGES:
        raise TooLarge(f"This PDF has {pages} pages; up to {MAX_PAGES} can be read at once. {SPLIT}")
    return reader


def _text(reader: "PdfReader") -> str:
    pages = list(_pages(reader))
    _check_legible("".join(line.text for page in pages for line in page), len(pages))
    origin = f"PDF, {len(pages)} {'page' if len(pages) == 1 else 'pages'}"
    parts = parts_of(without_furniture(pages))
    return written(parts, origin, title=_told(reader, "/Title"), author=_told(reader, "/Author"))


def _told(reader: "PdfReader", entry: str) -> str:
    value = reader.metadata.get(entry) if reader.metadata else None
    return str(value) if isinstance(value, str) else ""


def _check_legible(letters: str, pages: int) -> None:
    if len(letters) < _FEW * max(1, pages):
        raise Scanned(
            "This PDF holds pictures of pages, not text. "
            "Run text recognition (OCR) over it, or paste its text."
        )
    strays = sum(char in "\ufffd\0" or "\ue000" <= char <= "\uf8ff" or char < " " for char in letters)
    if strays > _STRAY * len(letters):
        raise Scanned(
            "The letters of this PDF cannot be made out: its fonts do not say which they are. "
            "Paste its text, or run text recognition (OCR) over it."
        )


def _pages(reader: "PdfReader") -> Iterator[list[Line]]:
    budget = Budget()
    for number, page in enumerate(reader.pages):
        budget.spend_on(page)
        yield lines_of(_runs(page, reader, budget), number)


def _runs(page: "PageObject", reader: "PdfReader", budget: Budget) -> list[Run]:
    """Returns the runs of a page in the order in which they are drawn."""
    from pypdf.generic import ContentStream, NameObject

    source = page.get("/Contents")
    if source is None:
        return []
    stream = ContentStream(source.get_object(), reader, "bytes")
    budget.spend(len(stream.get_data()))
    stream.operations = list(_apart(stream.operations))
    page[NameObject("/Contents")] = stream
    runs: list[Run] = []
    turn = page.rotation % 360

    def seen(text: str, outer: list[float], inner: list[float], font: Any, points: float) -> None:
        run = _run(text.rstrip("\r\n"), _product(inner, outer), font, points, turn)
        if run is not None:
            runs.append(run)

    operations = 0

    def counted(*_: Any) -> None:
        nonlocal operations
        operations += 1

    page.extract_text(visitor_text=seen, visitor_operand_before=counted)
    page.pop("/Contents", None)
    budget.spend(_COST * max(0, operations - len(stream.operations)))
    return runs


_MOVES = frozenset([b"Td", b"TD", b"Tm", b"T*", b"'", b'"'])
_IDENTITY = [1, 0, 0, 1, 0, 0]


def _apart(operations: list[tuple[Any, bytes]]) -> Iterator[tuple[Any, bytes]]:
    """Puts an empty change of coordinates before each move, for pypdf to tell each run's own place."""
    for operands, operator in operations:
        if operator in _MOVES:
            yield _IDENTITY, b"cm"
        yield operands, operator


def _product(inner: list[float], outer: list[float]) -> list[float]:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    ]


def _run(text: str, matrix: list[float], font: Any, points: float, turn: int) -> Run | None:
    """Returns a run as a reader sees it, None for one that is empty or does not lie level."""
    for _ in range(turn // 90):
        a, b, c, d, e, f = matrix
        matrix = [b, -a, d, -c, f, -e]
    a, b, c, d, x, y = matrix
    size = round(2 * abs(points) * hypot(c, d)) / 2
    if not text or size <= 0 or a <= 0 or abs(b) > 0.1 * a:
        return None
    widths, shown = em_width(font), text.strip()
    width = sum(widths.get(char, 0.5) for char in shown) if isinstance(widths, dict) else widths * len(shown)
    bold = any(word in str((font or {}).get("/BaseFont", "")) for word in ("Bold", "Black", "Heavy", "CMBX"))
    return Run(text=text, x=x, y=y, size=size, width=width * size * a / hypot(c, d), bold=bold)
