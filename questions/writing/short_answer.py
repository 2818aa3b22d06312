"""Short answer: a question with a question word whose answer is typed."""

from collections.abc import Iterator
from dataclasses import replace

from questions.question import Question
from questions.writing.interrogative import question
from questions.writing.material import Material

KIND = "short_answer"
LONGEST_STEM = 32
LONGEST_KEY = 22
_CONFIDENCE = {
    "reason": 0.78,
    "person": 0.74,
    "country": 0.68,
    "year": 0.8,
    "date": 0.6,
    "place": 0.55,
    "term": 0.82,
    "consequence": 0.68,
    "complement": 0.68,
    "thing": 0.58,
    "name": 0.58,
}


def write(material: Material) -> Iterator[Question]:
    """Yields the question that the slot answers, where its answer is not a bare figure."""
    slot = material.slot
    if (
        slot is None
        or slot.value == "member"
        or (slot.value == "figure" and "how many" in (slot.word or "how many"))
    ):
        return
    stem = question(material.claim, slot)
    if stem is None or len(stem.split()) > LONGEST_STEM or len(slot.answer.split()) > LONGEST_KEY:
        return
    yield replace(
        material.draft(KIND, stem, slot.answer),
        accepted=slot.accepted,
        difficulty=0.7,
        confidence=_CONFIDENCE.get(slot.value, 0.5),
    )
