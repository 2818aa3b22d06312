"""Cloze: the statement with its answer taken out."""

from collections.abc import Iterator
from dataclasses import replace

from questions.facts.claim import Claim
from questions.facts.slot import Slot
from questions.kinds.structure import GAP
from questions.question import Question
from questions.writing.material import Material

KIND = "cloze"
LONGEST_STEM = 38
LONGEST_KEY = 9
_CONFIDENCE = {
    "figure": 0.78,
    "year": 0.78,
    "term": 0.79,
    "person": 0.66,
    "country": 0.65,
    "role": 0.62,
    "date": 0.6,
    "name": 0.6,
    "place": 0.5,
    "member": 0.4,
}


def write(material: Material) -> Iterator[Question]:
    """Yields the statement with a gap where the answer can be typed as it stands."""
    slot = material.slot
    quoted_reason = slot is not None and slot.value == "reason" and material.claim.quoted
    if slot is None or not (slot.value in _CONFIDENCE or quoted_reason):
        return
    stem = with_gap(material.claim, slot)
    start, end = material.claim.place(*slot.gap)
    key = material.claim.statement[start:end]
    if len(stem.split()) > LONGEST_STEM or len(key.split()) > LONGEST_KEY:
        return
    accepted = tuple(form for form in slot.accepted if form != key)
    confidence = _CONFIDENCE.get(slot.value, 0.5)
    yield replace(material.draft(KIND, stem, key), accepted=accepted, difficulty=0.55, confidence=confidence)


def with_gap(claim: Claim, slot: Slot) -> str:
    """Returns the statement with a gap in place of the answer."""
    start, end = claim.place(*slot.gap)
    statement = claim.statement
    return statement[:start] + GAP + statement[end:]
