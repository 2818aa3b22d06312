"""Puts raw blocks in order: furniture marked, marks cut from the prose, headings as paths."""

import re
from dataclasses import replace

from questions.article import Block, Prose
from questions.reading.furniture import closed_section, furniture
from questions.reading.lines import one_spaced
from questions.reading.plain import GUESSED

_LOOSE = ("link to more", "page end", "navigation", "share button")
_PROSE = 6
"""Words of a line that is prose again after such a heading."""

_MOSTLY_LINKS = 0.6
_CITATION = re.compile(
    r"\s?\[(?:\^[\w-]{1,20}|\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|(?:note|nb|n) \d{1,3}|[a-z]|citation needed|edit|"
    r"when\?|who\?|according to whom\?|clarification needed|better source needed)\]",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][\w.'’-]*(?:[ ,/]+(?:[A-Z][\w.'’-]*|of|de|d\.c\.))*"
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]{2,}(?:[ ,/]+[A-Z][\w.'’-]*){0,6}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?:\s*\([A-Z][^()]{1,40}\))?|"
    rf"(?:{_PLACE}\s*)?\([A-Z][A-Za-z ./-]{{1,30}}\))"
    r"\s*(?:--|[-–—])\s+(?=[\"“‘'A-Z\d])"
)


def arrange(blocks: list[Block]) -> list[Block]:
    """Returns the blocks with their paths, why they are dropped, and prose without marks."""
    done: list[Block] = []
    above: list[Block] = []
    for raw in blocks:
        line = one_spaced(raw.prose)
        prose = _without_marks(line, dateline=raw.kind == "paragraph")
        if not prose.text:
            continue
        above = [heading for heading in above if not _ends(heading, raw, line.text)]
        path = tuple(heading.text for heading in above if heading.dropped is None)
        block = replace(raw, prose=prose, path=path, dropped=raw.dropped or _reason(raw, line.text, above))
        if block.kind == "heading" and (block.dropped is None or closed_section(block.text)):
            above.append(block)
        done.append(block)
    return done


def _ends(heading: Block, block: Block, line: str) -> bool:
    """Whether a block is the first that no longer stands under a heading."""
    if block.kind == "heading":
        return heading.level >= block.level
    if heading.dropped is None or heading.level != GUESSED:
        return False
    # Without marked headings nothing tells where a list of links or a row of buttons ends.
    prose = len(line.split()) >= _PROSE and line.endswith((".", "!", "?", "”", '"'))
    return prose and heading.dropped in _LOOSE


def _without_marks(prose: Prose, *, dateline: bool) -> Prose:
    if dateline and (match := _DATELINE.match(prose.text)):
        prose = prose[match.end() :]
    marks = [match.span() for match in _CITATION.finditer(prose.text)]
    return one_spaced(prose.without(*marks)) if marks else prose


def _reason(block: Block, line: str, above: list[Block]) -> str | None:
    closed = (closed_section(heading.text) for heading in above)
    section = next((reason for reason in closed if reason), None)
    if section:
        return section
    if block.kind in ("caption", "table", "code"):
        return block.kind
    if block.kind == "heading" and (own := closed_section(line)):
        return own
    marked = block.kind == "heading" and block.level != GUESSED
    if block.linked > _MOSTLY_LINKS and not marked and not line.endswith("."):
        return "links"
    return furniture(line)
