"""Labels of speakers, as in interviews and talks: "Q: …", "Dr. Lind: …"."""

import re
from collections import Counter
from dataclasses import replace

from questions.article import PROSE_KINDS, Block
from questions.reading.furniture import furniture
from questions.reading.plain import GUESSED

_LABEL = re.compile(
    r"\s*(?P<name>[QA]|[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3}|"
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?[A-Z][\w'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,3})\s?:\s+(?=\S)"
)
_SAME = 2
"""Paragraphs that must carry a label before it is one: a single one may be any heading."""


def with_speakers(blocks: list[Block]) -> list[Block]:
    """Returns raw blocks with the labels of speakers cut from their prose and noted.

    Labels count where at least two are used and one of them more than once. A paragraph without a
    label belongs to the speaker before it, up to the next heading.
    """
    labels = [_label(block) for block in blocks]
    counted = Counter(label["name"] for label in labels if label)
    if len(counted) < _SAME or max(counted.values()) < _SAME:
        return blocks
    done: list[Block] = []
    speaker: str | None = None
    for block, label in zip(blocks, labels, strict=True):
        if label:
            speaker = label["name"]
            block = replace(block, kind="paragraph", level=0, prose=block.prose[label.end() :])
        elif block.kind == "heading":
            speaker = None
        done.append(replace(block, speaker=speaker))
    return done


def _label(block: Block) -> "re.Match[str] | None":
    """Matches the label of a paragraph, or of a short line that was taken for a heading."""
    guessed = block.kind == "heading" and block.level == GUESSED
    if block.dropped or not (guessed or block.kind in PROSE_KINDS) or furniture(block.text.strip()):
        return None
    return _LABEL.match(block.text)
