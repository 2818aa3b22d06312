"""What the styles and numberings of a DOCX make of its paragraphs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from questions.reading.docx_package import Package

Role = Literal["heading", "paragraph", "quote", "item", "left out"]

_LEFT_OUT = re.compile(
    r"toc\b.*|table of .*|caption|header|footer|(?:foot|end)note.*|.*\bcode\b.*|html preformatted|"
    r"plain text code|macro.*|bibliography|index \d.*|.*\bheading\b.*toc|toc heading",
)
_HEADING = re.compile(r"(?:.*\s)?heading (\d)(?:\s.*)?")
_ITEM = re.compile(r"list (?:bullet|number)(?: (\d))?")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is: its role, the level of a heading or the depth of an item (from 1)."""

    role: Role
    level: int = 1
    mark: str = "-"


@dataclass(slots=True)
class _Style:
    name: str = ""
    parent: str = ""
    outline: int | None = None
    numbering: tuple[str, int] | None = None


@dataclass(slots=True)
class Styles:
    """The styles and numberings of a document."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _numbered: dict[tuple[str, int], bool] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def look(self, style: str, numbering: tuple[str, int] | None, outline: int | None) -> Look:
        """Returns what a paragraph with a style, a numbering (list, depth) and an outline level is."""
        chain = self._chain(style)
        role = next((found for each in chain if (found := _named(each.name))), None)
        if role is not None and role.role in ("heading", "left out"):
            return role
        outline = (
            outline
            if outline is not None
            else next((each.outline for each in chain if each.outline is not None), None)
        )
        if outline is not None and outline < 9:
            return Look("heading", outline + 2)
        numbering = numbering or next((each.numbering for each in chain if each.numbering), None)
        if numbering and numbering[0] != "0":
            return Look("item", numbering[1] + 1, self._mark(numbering))
        return role or Look("paragraph")

    def _chain(self, style: str) -> list[_Style]:
        """The style and those it is based on, nearest first."""
        found: list[_Style] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = found[-1].parent
        return found

    def _mark(self, numbering: tuple[str, int]) -> str:
        if not self._numbered.get(numbering):
            return "-"
        name, depth = numbering
        for other in [key for key in self._counts if key[0] == name and key[1] > depth]:
            del self._counts[other]
        self._counts[numbering] = self._counts.get(numbering, 0) + 1
        return f"{self._counts[numbering]}."


def read_styles(package: Package, styles: str, numbering: str) -> Styles:
    """Reads the styles and the numberings of a document; parts that are not there say nothing."""
    found = Styles()
    if styles in package:
        for event, element in package.elements(styles, "style"):
            if event == "end":
                found._styles[attribute(element, "styleId")] = _style(element)
    if numbering in package:
        found._numbered.update(_numberings(package, numbering))
    return found


def attribute(element: Any, name: str) -> str:
    """Returns an attribute of any namespace; empty if it is missing."""
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), "")


def child_value(element: Any, *path: str) -> str | None:
    """Returns the ``val`` of the element at a path of names below, None if there is none."""
    for name in path:
        element = next((child for child in element if local(child.tag) == name), None)
        if element is None:
            return None
    return attribute(element, "val")


def local(tag: Any) -> str:
    """Returns a name without its namespace."""
    return str(tag).rpartition("}")[2]


def numbering_of(element: Any) -> tuple[str, int] | None:
    """Returns the list and the depth (from 0) that the properties in an element name."""
    name = child_value(element, "pPr", "numPr", "numId")
    return None if name is None else (name, _count(child_value(element, "pPr", "numPr", "ilvl")) or 0)


def outline_of(element: Any) -> int | None:
    """Returns the outline level (from 0, 9 for prose) that the properties in an element name."""
    return _count(child_value(element, "pPr", "outlineLvl"))


def _count(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 3 else None


def _style(element: Any) -> _Style:
    return _Style(
        name=(child_value(element, "name") or "").lower(),
        parent=child_value(element, "basedOn") or "",
        outline=outline_of(element),
        numbering=numbering_of(element),
    )


def _named(name: str) -> Look | None:
    if _LEFT_OUT.fullmatch(name):
        return Look("left out")
    if name == "title":
        return Look("heading", 1)
    if heading := _HEADING.fullmatch(name):
        return Look("heading", min(6, int(heading[1]) + 1))
    if item := _ITEM.fullmatch(name):
        return Look("item", int(item[1] or 1))
    return Look("quote") if name in ("quote", "intense quote", "block text") else None


def _numberings(package: Package, part: str) -> Mapping[tuple[str, int], bool]:
    """Returns for each list and depth whether its items carry numbers rather than bullets."""
    formats: dict[str, dict[int, bool]] = {}
    found: dict[tuple[str, int], bool] = {}
    for event, element in package.elements(part, "abstractNum", "num"):
        if event == "start":
            continue
        if local(element.tag) == "abstractNum":
            levels = [child for child in element if local(child.tag) == "lvl"]
            formats[attribute(element, "abstractNumId")] = {
                _count(attribute(level, "ilvl")) or 0: child_value(level, "numFmt") not in ("bullet", "none")
                for level in levels
            }
        else:
            name = attribute(element, "numId")
            for depth, numbered in formats.get(child_value(element, "abstractNumId") or "", {}).items():
                found[name, depth] = numbered
    return found
