"""Wrong reasons: the right one with its telling word turned round, then reasons that the article gives for
other things under the same heading."""

import random
import re
from collections.abc import Iterator

from questions.facts.finding import Finding
from questions.facts.slot import Slot
from questions.gates.words import content, overlap
from questions.siblings.distractor import Distractor
from questions.writing.antonyms import opposites
from questions.writing.changes import changed_at
from questions.writing.material import Material

TURNED = 2
"""How many of the wrong reasons may be the right one turned round."""
_LENGTHS = (0.5, 2.0)
"""How long another reason may be beside the right one, in words."""
_NEAR = 0.3
"""Share of its content from which on another effect, or another reason, is too much like this one."""
_LEANING = re.compile(
    r"\b(?:it|its|they|them|their|he|she|his|her|this|that|these|those|such|there|I|we|you)\b", re.IGNORECASE
)


def reasons(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    """Yields the right reason with one word made its opposite, then others of the article."""
    yield from _turned(material, slot)
    others = list(_others(material, slot))
    chance.shuffle(others)
    yield from others


def _turned(material: Material, slot: Slot) -> Iterator[Distractor]:
    first, last = slot.gap
    inside = (
        change for change in opposites(material.claim) if all(first <= at <= last for at in change.edits)
    )
    best = sorted(inside, key=lambda change: -change.weight)[:TURNED]
    for change in best:
        text = changed_at(material.claim, change, slot.gap)
        yield Distractor(text[0].upper() + text[1:])


def _others(material: Material, slot: Slot) -> Iterator[Distractor]:
    effect = content(material.fact.statement)
    words = len(slot.answer.split())
    least, most = _LENGTHS
    seen = {slot.answer}
    near_by = [
        each
        for each in material.background.findings
        if each.claim.sentence.heading == material.claim.sentence.heading
    ]
    for finding in near_by:
        for other in _reasons_of(finding, slot):
            near = overlap(content(other.answer), effect) >= _NEAR
            length = least * words <= len(other.answer.split()) <= most * words
            if other.answer in seen or near or not length or _same_effect(finding, effect):
                continue
            seen.add(other.answer)
            yield Distractor(other.answer, finding.claim.sentence.text)


def _reasons_of(finding: Finding, slot: Slot) -> Iterator[Slot]:
    """Yields the reasons that a finding gives in words that stand alone, begun as the right one is."""
    opening = slot.answer.split()[0].lower()
    for _, other in finding.slots:
        begins = other.answer.lower().startswith(opening)
        if (
            other.value == "reason"
            and other.role == slot.role
            and begins
            and not _LEANING.search(other.answer)
        ):
            yield other


def _same_effect(finding: Finding, effect: frozenset[str]) -> bool:
    return overlap(content(finding.fact.statement), effect) >= _NEAR
