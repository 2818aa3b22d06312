"""From bytes to text: byte order marks, declared and guessed encodings, files that are no text."""

import codecs
import re

from questions.errors import NotText, TooLarge

MAX_BYTES = 2_000_000
"""The most text that is read, counted in UTF-8."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILES = (
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed file"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY = (
    "This is not a text: it holds bytes that no known encoding explains. Save it as UTF-8 text and try again."
)


def decode(data: str | bytes) -> str:
    """Returns the text, without a byte order mark, its line ends untouched.

    Raises NotText for bytes or characters that are no text, TooLarge above MAX_BYTES.
    """
    text = data if isinstance(data, str) else _from_bytes(data)
    if "\0" in text or len(_CONTROLS.findall(text)) > len(text) // 100:
        raise NotText(_BINARY)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise TooLarge(
            "This text is larger than two megabytes. Split it into parts, such as chapters, and try again."
        )
    return text


def _from_bytes(data: bytes) -> str:
    if len(data) > 4 * MAX_BYTES:
        raise TooLarge(
            "This file is far larger than two megabytes of text. Split it into parts and try again."
        )
    for mark, what in _FILES:
        if data.startswith(mark):
            raise NotText(f"This is {what}, not a text. Copy its text into a text file and try again.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if data.count(0) > len(data) // 5:
        return _strictly(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"This file says that it is {encoding.upper()} text, but it is damaged.") from error


def _guessed(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    if 0 not in data and sum(byte >= 0x80 for byte in data) <= len(data) // 25:
        # Few letters outside ASCII: a western text, whose short samples mislead a guesser.
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise NotText(_BINARY)
    return str(best)
