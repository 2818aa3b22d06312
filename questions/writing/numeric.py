"""Numeric: how many, with the unit in the question."""

from collections.abc import Iterator
from dataclasses import replace

from questions.facts.quantity import Quantity
from questions.question import Question
from questions.writing.interrogative import question
from questions.writing.material import Material

KIND = "numeric"
LONGEST_STEM = 32


def write(material: Material) -> Iterator[Question]:
    """Yields the question for an exact figure or a year."""
    slot = material.slot
    if slot is None or slot.value not in {"figure", "year"}:
        return
    stem = question(material.claim, slot)
    if stem is None or len(stem.split()) > LONGEST_STEM:
        return
    if slot.value == "year":
        yield replace(
            material.draft(KIND, stem, slot.answer), tolerance=0.0, difficulty=0.75, confidence=0.79
        )
    elif slot.quantity is not None and slot.quantity.upper is None and "how many" in (slot.word or ""):
        yield _counted(material, stem, slot.quantity)


def _counted(material: Material, stem: str, quantity: Quantity) -> Question:
    number = f"{quantity.value:g}" if quantity.by_word else quantity.number
    draft = material.draft(KIND, stem, number)
    return replace(draft, tolerance=0.0, unit=quantity.measure or None, difficulty=0.75, confidence=0.8)
