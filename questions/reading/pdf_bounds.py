"""How much work a PDF may cost: counted in bytes of what its pages draw with, before it is drawn."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from questions.errors import TooLarge

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_PAGES = 600
MAX_WORK = 16_000_000
"""Decoded bytes of drawing instructions and fonts of all pages together: some 20 s of work."""

SPLIT = "Split it into parts, such as chapters, and try again."
MAX_STREAM = 8_000_000
_MOST_FORMS = 30
_LONGEST_FORM = 500_000
"""Bytes of a form, a drawing used again; what is longer is a picture without text."""

_FONT_SHARE = 4
"""Bytes of a font's table of letters that cost as much as one byte of drawing."""

BOUNDS = {
    "zlib_maximum_output_length": MAX_STREAM,
    "lzw_maximum_output_length": MAX_STREAM,
    "run_length_maximum_output_length": MAX_STREAM,
    "brotli_maximum_output_length": MAX_STREAM,
    "array_based_stream_maximum_output_length": MAX_STREAM,
    "stream_decoding_work_maximum_length": 4 * MAX_STREAM,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xform_maximum_invocations_per_extraction": _MOST_FORMS,
    "page_tree_maximum_entries": 4 * MAX_PAGES,
    "page_tree_maximum_page_entries": 100 * MAX_PAGES,
}
"""Bounds of pypdf, as its `apply_configuration` takes them."""


class Budget:
    """Counts the work that pages cost."""

    def __init__(self) -> None:
        self._left = MAX_WORK

    def spend(self, work: int) -> None:
        """Raises TooLarge when all is spent."""
        self._left -= work
        if self._left < 0:
            raise TooLarge(f"The pages of this PDF hold too much to be read at once. {SPLIT}")

    def spend_on(self, page: "PageObject") -> None:
        """Counts the fonts and forms of a page, and takes from it forms that are too long."""
        for fonts, forms in _resources(page, set()):
            for font in list(fonts.values())[:_MOST_FORMS]:
                self.spend(_size(_entry(font, "/ToUnicode")) // _FONT_SHARE)
            for name in [name for name, form in forms.items() if _size(form, "/Form") > _LONGEST_FORM]:
                del forms[name]


def _resources(holder: Any, seen: set[int]) -> Iterator[tuple[dict[Any, Any], dict[Any, Any]]]:
    """Yields the fonts and the forms of a page and of the forms in it, each once."""
    found = _entry(holder, "/Resources")
    if id(found) in seen or len(seen) > _MOST_FORMS:
        return
    seen.add(id(found))
    forms = _entry(found, "/XObject")
    yield _entry(found, "/Font"), forms
    for form in list(forms.values()):
        yield from _resources(form, seen)


def _entry(holder: Any, name: str) -> Any:
    """Returns an entry of a dictionary of a PDF, an empty one where it has none."""
    known = holder.get_object() if hasattr(holder, "get_object") else holder
    value = known.get(name) if isinstance(known, dict) else None
    value = value.get_object() if value is not None else None
    return value if isinstance(value, dict) else {}


def _size(stream: Any, subtype: str | None = None) -> int:
    known = stream.get_object() if hasattr(stream, "get_object") else stream
    if not hasattr(known, "get_data") or (subtype and known.get("/Subtype") != subtype):
        return 0
    return len(known.get_data())
