"""DOCX: the text of a document as Markdown: headings by style, lists, prose of wide table cells.

The "text as given" of a DOCX is this text: `Article.text` holds it and offsets point into it (see
`questions.reading.written`). Tables, notes, captions, tables of contents, text boxes, deleted and
hidden words are left out. The document is read as a stream, part by part, and nothing of it is run.
"""

import posixpath
from collections.abc import Iterator
from typing import Any

from questions.errors import Damaged
from questions.reading.docx_package import Package, not_a_document
from questions.reading.docx_styles import (
    Styles,
    attribute,
    child_value,
    local,
    numbering_of,
    outline_of,
    read_styles,
)
from questions.reading.superscripts import raised
from questions.reading.written import Part, visible, written

_DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
_LONG_CELL = 200
"""Characters from which what stands in a table is prose that was only laid out in it."""

_MOSTLY_LINKS = 0.6
_SKIPPED = frozenset(
    [
        "del",
        "moveFrom",
        "txbxContent",
        "pict",
        "object",
        "drawing",
        "AlternateContent",
        "instrText",
        "rubyText",
        "rt",
    ]
)
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}


def docx_text(data: bytes) -> str:
    """Returns the text of a DOCX as Markdown with front matter.

    Raises Encrypted, Damaged, TooLarge, or NotText for another sort of zip file.
    """
    package = Package(data)
    name = _main_part(package)
    folder = posixpath.dirname(name)
    styles = read_styles(package, f"{folder}/styles.xml", f"{folder}/numbering.xml")
    told = _core(package)
    return written(_parts(package, name, styles), "DOCX", told.get("title"), told.get("creator"))


def _main_part(package: Package) -> str:
    """Returns the name of the document's main part, by what the package says of it."""
    if "_rels/.rels" in package:
        for event, element in package.elements("_rels/.rels", "Relationship"):
            target = attribute(element, "Target").lstrip("/")
            if (
                event == "end"
                and attribute(element, "Type").endswith("/officeDocument")
                and target in package
            ):
                if target.startswith(("xl/", "ppt/")):
                    break
                return target
    if _DOCUMENT not in package:
        raise not_a_document(package)
    return _DOCUMENT


def _core(package: Package) -> dict[str, str]:
    if _CORE not in package:
        return {}
    found = package.elements(_CORE, "title", "creator")
    return {local(element.tag): visible(element.text or "") for event, element in found if event == "end"}


def _parts(package: Package, name: str, styles: Styles) -> Iterator[Part]:
    """Yields the parts of the document; each paragraph is let go once it was read."""
    tables = boxes = 0
    body = False
    for event, element in package.elements(name, "p", "tbl", "txbxContent", "body"):
        tag, step = local(element.tag), 1 if event == "start" else -1
        body = body or tag == "body"
        tables += step * (tag == "tbl")
        boxes += step * (tag == "txbxContent")
        if event == "end" and tag == "p" and not boxes and _of_words(element):
            part = _part(element, styles, tables)
            if part is not None:
                yield part
            _forget(element)
    if not body:
        raise Damaged(
            "This document has no text part. Save it once more with a word processor, or paste its text."
        )


def _of_words(element: Any) -> bool:
    """Whether a paragraph is one of the document's, not one of a drawing in it."""
    return "drawingml" not in str(element.tag)


def _forget(element: Any) -> None:
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _part(element: Any, styles: Styles, tables: int) -> Part | None:
    style = child_value(element, "pPr", "pStyle") or ""
    look = styles.look(style, numbering_of(element), outline_of(element))
    if look.role == "left out":
        return None
    text, linked = _text(element)
    text = visible(text)
    links = linked > _MOSTLY_LINKS * len(text) and not text.endswith(".")
    if not text or (look.role != "heading" and links) or (tables and len(text) < _LONG_CELL):
        return None
    return Part(kind=look.role, text=text, level=look.level, mark=look.mark)


def _text(element: Any) -> tuple[str, int]:
    """Returns what a paragraph shows, and how many characters of it are links."""
    pieces: list[str] = []
    linked = 0
    waiting: list[tuple[Any, bool]] = [(child, False) for child in reversed(element)]
    while waiting:
        node, link = waiting.pop()
        tag = local(node.tag)
        if tag in _SKIPPED:
            continue
        if tag == "r":
            shown = _run(node, pieces[-1] if pieces else "")
            pieces.append(shown)
            linked += len(shown) * link
        else:
            waiting += [(child, link or tag == "hyperlink") for child in reversed(node)]
    return "".join(pieces), linked


def _run(run: Any, before: str) -> str:
    properties = next((child for child in run if local(child.tag) == "rPr"), None)
    if properties is not None and child_value(properties, "vanish") not in (None, "0", "false"):
        return ""
    shown = "".join(_shown(child) for child in run)
    lifted = properties is not None and child_value(properties, "vertAlign") == "superscript"
    return raised(shown, before) if lifted else shown


def _shown(node: Any) -> str:
    tag = local(node.tag)
    return str(node.text or "") if tag == "t" else _SIGNS.get(tag, "")
