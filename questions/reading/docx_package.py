"""The parts of an office document, a zip file, opened only when it is safe to.

What a zip file states about itself is checked before anything is unpacked: how many entries, how
large, how tightly packed, and that no two share bytes (which makes a bomb of a small file). Parts
are XML without a document type, so that no entity and no outside file comes in.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from questions.errors import Damaged, Encrypted, NotText, TooLarge
from questions.reading.decoding import MAX_BYTES

_MOST_ENTRIES = 2_000
_MOST_UNPACKED = 100_000_000
_LONGEST_PART = 60_000_000
"""Bytes of a part in XML; Word spends ten to twenty on each character of a text."""

_DENSEST, _SMALL = 250, 100_000
"""How many times larger a part may be than it is packed, from a size on where it matters."""

_LOCAL = 30
"""Bytes of the header before an entry's name."""

_DAMAGED = "This document is damaged and cannot be read. Save or download it once more, or paste its text."
_UNSAFE = (
    "This document is packed in a way that is not safe to open. Save it once more with a word processor."
)


def is_package(data: bytes) -> bool:
    """Tells a zip file, which every DOCX is, or a locked office document, by its first bytes."""
    return data.startswith(b"PK\x03\x04") or (data.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED in data)


_LOCKED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """An office document whose statements about itself were checked."""

    def __init__(self, data: bytes) -> None:
        """Raises Encrypted, Damaged, TooLarge."""
        if not data.startswith(b"PK"):
            raise Encrypted(
                "This document is locked with a password. Save it without one, or paste its text."
            )
        if len(data) > 4 * MAX_BYTES:
            raise TooLarge(
                f"This document is larger than {4 * MAX_BYTES // 1_000_000} megabytes. "
                "Split it, or leave its pictures out, and try again."
            )
        if data.count(b"PK\x01\x02") > _MOST_ENTRIES:
            raise Damaged(_UNSAFE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Damaged(_DAMAGED) from error
        _check(self._zip, data)
        self._names = {info.filename.lstrip("/"): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def elements(self, name: str, *tags: str) -> Iterator[tuple[str, Any]]:
        """Yields ("start" or "end", element) of a part in order, for tags without namespace.

        Without tags, all elements. Raises Damaged for broken XML and for a document type.
        """
        from lxml import etree

        wanted = [f"{{*}}{tag}" for tag in tags] or None
        try:
            walk = etree.iterparse(
                io.BytesIO(self._read(name)),
                events=("start", "end"),
                tag=wanted,
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            first = True
            for event, element in walk:
                if first and element.getroottree().docinfo.internalDTD is not None:
                    raise Damaged(_UNSAFE)
                first = False
                yield event, element
        except etree.LxmlError as error:
            raise Damaged(_DAMAGED) from error

    def _read(self, name: str) -> bytes:
        try:
            return self._zip.read(self._names[name])
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            RuntimeError,
        ) as error:
            raise Damaged(_DAMAGED) from error


def _check(package: zipfile.ZipFile, data: bytes) -> None:
    """Raises Damaged or Encrypted for entries that are not what an office document holds."""
    entries = sorted(package.infolist(), key=lambda info: info.header_offset)
    if any(info.flag_bits & 0x1 for info in entries):
        raise Encrypted("This document is locked with a password. Save it without one, or paste its text.")
    if sum(info.file_size for info in entries) > _MOST_UNPACKED or any(map(_dense, entries)):
        raise Damaged(_UNSAFE)
    if len({info.filename for info in entries}) < len(entries):
        raise Damaged(_UNSAFE)
    starts = [info.header_offset for info in entries] + [package.start_dir]
    for info, (start, following) in zip(entries, pairwise(starts), strict=True):
        if _end(data, start, info.compress_size) > following:
            raise Damaged(_UNSAFE)


def _dense(info: zipfile.ZipInfo) -> bool:
    packed = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    large = info.file_size > _SMALL and info.file_size > _DENSEST * max(1, info.compress_size)
    return not packed or large or info.file_size > _LONGEST_PART


def _end(data: bytes, start: int, size: int) -> int:
    """Returns where an entry ends, by its own header, whose name and extra field have any length."""
    name, extra = (int.from_bytes(data[start + place : start + place + 2], "little") for place in (26, 28))
    return start + _LOCAL + name + extra + size


def not_a_document(names: Package) -> NotText:
    """Returns the error for a zip file that holds no text document."""
    office = "xl/workbook.xml" in names or "ppt/presentation.xml" in names
    what = "a spreadsheet or a presentation" if office else "a zip file"
    return NotText(f"This is {what}, not a text document. Save its text as DOCX, PDF or plain text.")
