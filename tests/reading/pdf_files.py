"""Small PDF files for tests, put together from bytes."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}
LEADING = 12.0


@dataclass(frozen=True)
class Words:
    """Words at a place of a page, in points from the lower left corner."""

    text: str
    x: float = 72
    y: float = 720
    size: float = 10
    font: str = "F1"


def column(lines: Iterable[str], x: float = 72, y: float = 720, size: float = 10) -> list[Words]:
    """Sets lines below each other; "" leaves one out, a leading tab sets one in."""
    return [
        Words(line.lstrip("\t"), x + 15 * line.startswith("\t"), y - LEADING * number, size)
        for number, line in enumerate(lines)
        if line
    ]


def pdf(*pages: Sequence[Words], info: str = "", packed: bool = False) -> bytes:
    """Returns a PDF with one page for each sequence of words; ``info`` as in "/Title (Mills)"."""
    return drawn(*(_drawing(page) for page in pages), info=info, packed=packed)


def drawn(*contents: bytes, info: str = "", packed: bool = False) -> bytes:
    """Returns a PDF whose pages have these drawing instructions."""
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in FONTS.items()
    )
    first = 4
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        f"<< {info} >>".encode("cp1252"),
    ]
    for place, content in enumerate(contents):
        data = zlib.compress(content) if packed else content
        kind = "/Filter /FlateDecode " if packed else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {first + 2 * place + 1} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode()
        )
        objects.append(f"<< {kind}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
    return _file(objects)


def _drawing(page: Sequence[Words]) -> bytes:
    return "\n".join(_shown(words) for words in page).encode("cp1252")


def _shown(words: Words) -> str:
    text = words.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{words.font} {words.size} Tf 1 0 0 1 {words.x} {words.y} Tm ({text}) Tj ET"


def _file(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, rows, size, start)
    )
