"""Multiple choice: a question or a gap with three wrong answers of the key's sort."""

from collections.abc import Iterator
from dataclasses import replace

from questions.distractors import Distractor, distractors
from questions.facts.quantity import Quantity
from questions.question import Option, Question
from questions.writing.cloze import with_gap
from questions.writing.interrogative import question
from questions.writing.material import Material

KIND = "multiple_choice"
LONGEST_STEM = 36
_CONFIDENCE = {
    "figure": 0.79,
    "year": 0.82,
    "date": 0.65,
    "person": 0.76,
    "country": 0.72,
    "term": 0.8,
}


def write(material: Material) -> Iterator[Question]:
    """Yields a choice of four where the key has real siblings."""
    slot = material.slot
    if slot is None:
        return
    wrong = distractors(material)
    if not wrong:
        return
    scaled = slot.quantity is not None and slot.quantity.scale
    asked = None if scaled else question(material.claim, slot)
    stem = asked or with_gap(material.claim, slot)
    key = slot.answer
    if asked is not None and slot.quantity is not None:
        key, wrong = _bare(key, slot.quantity, wrong)
    if asked is None:
        start, end = material.claim.place(*slot.gap)
        key = material.claim.statement[start:end]
    if len(stem.split()) > LONGEST_STEM:
        return
    draft = material.draft(KIND, stem, key)
    weak = 0.05 * (asked is None) + 0.1 * (material.claim.origin in {"apposition", "speech"})
    yield replace(
        draft,
        options=_options(material, key, wrong),
        difficulty=0.4,
        guess_rate=round(1 / (len(wrong) + 1), 3),
        confidence=_CONFIDENCE.get(slot.value, 0.6) - weak,
    )


def _bare(key: str, quantity: Quantity, wrong: list[Distractor]) -> tuple[str, list[Distractor]]:
    """Returns the figures without the unit and scale that the question names already."""
    if not quantity.measure or key[:1] != quantity.number[:1]:
        return key, wrong
    return quantity.number, [replace(each, text=each.bare) for each in wrong]


def _options(material: Material, key: str, wrong: list[Distractor]) -> tuple[Option, ...]:
    options = [Option(text=key, correct=True, feedback=f"Right. {material.fact.statement}")]
    options += [Option(text=each.text, correct=False, feedback=_why_wrong(key, each)) for each in wrong]
    material.random("order").shuffle(options)
    return tuple(options)


def _why_wrong(key: str, distractor: Distractor) -> str:
    if key.startswith("Because"):
        return _why_no_reason(key, distractor)
    if distractor.found_in is None:
        return f"The article does not say {distractor.text}; it says {key}."
    return f"Here it is {key}. The article mentions {distractor.text} elsewhere: “{distractor.found_in}”"


def _why_no_reason(key: str, distractor: Distractor) -> str:
    if distractor.found_in is not None:
        return f"That is the reason for something else: “{distractor.found_in}”"
    wrong, right = (f"“{text[0].lower()}{text[1:]}”" for text in (distractor.text, key))
    return f"The article says not {wrong} but {right}."
