"""Puts raw blocks in order: furniture marked, marks cut from the prose, headings as paths."""

import re
from dataclasses import replace

from questions.article import Block, Prose
from questions.reading.furniture import closed_section, furniture
from questions.reading.lines import one_spaced

_CITATION = re.compile(r"\s?\[(?:\^[\w-]{1,20}|\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[a-z]|note \d{1,3}|citation needed|edit)\]", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,6}(?:,? \w{3,9}\.? \d{1,2})?\s*(?:\([^()]{2,40}\))?|"
    r"(?:[A-Z][\w.'’-]*,? ){0,4}[A-Z][\w.'’-]*,? \([A-Z][\w ./-]{1,30}\))\s*(?:[-–—]{1,2}|:)\s+(?=[\"“‘A-Z\d])"
)


def arrange(blocks: list[Block]) -> list[Block]:
    """Returns the blocks with their path, prose without marks, and why they are dropped."""
    done: list[Block] = []
    above: list[Block] = []
    for block in blocks:
        prose = _cut(block.prose, dateline=block.kind == "paragraph")
        if not prose.text:
            continue
        block = replace(block, prose=prose)
        if block.kind == "heading":
            above = [heading for heading in above if heading.level < block.level]
        path = tuple(heading.text for heading in above)
        reason = block.dropped or _reason(block, above)
        block = replace(block, path=path, dropped=reason)
        if block.kind == "heading" and (reason is None or closed_section(block.text)):
            above.append(block)
        done.append(block)
    return done


def _cut(prose: Prose, *, dateline: bool) -> Prose:
    if dateline and (match := _DATELINE.match(prose.text)):
        prose = prose[match.end() :]
    marks = [match.span() for match in _CITATION.finditer(prose.text)]
    return one_spaced(prose.without(*marks)) if marks else one_spaced(prose)


def _reason(block: Block, above: list[Block]) -> str | None:
    for heading in above:
        section = closed_section(heading.text)
        if section:
            return section
    if block.kind in ("caption", "table", "code"):
        return block.kind
    return furniture(block.text)

