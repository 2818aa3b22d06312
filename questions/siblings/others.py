"""One wrong answer for a false statement: clearly another one, and surely wrong."""

import re
from collections.abc import Iterator, Sequence

from questions.facts.slot import Slot
from questions.gates.words import content, overlap
from questions.siblings.distractor import Distractor
from questions.siblings.named import other_countries, people, terms
from questions.writing.material import Material

_NAMED = {"person": people, "country": other_countries, "term": terms}
_CLEARLY = 1.3
"""How many times as large, or as small, a wrong figure is at least."""
_MOST, _MOST_OF_SMALL, _SMALL = 3.0, 2.0, 12
"""How many times as large it is at most, and how many times for a small number."""
_YEARS_APART = 4
_SAME_DEED = 0.6


def one_other(material: Material, slot: Slot, values: Sequence[Distractor]) -> str | None:
    """Returns a wrong answer that is clearly different; None where none is certain."""
    found = list(_candidates(material, slot, values))
    return material.random("false").choice(found).text if found else None


def _candidates(material: Material, slot: Slot, values: Sequence[Distractor]) -> Iterator[Distractor]:
    if slot.value == "year":
        yield from (each for each in values if abs(each.value - float(slot.answer)) >= _YEARS_APART)
    elif slot.value == "figure" and slot.quantity is not None:
        right = slot.quantity.value
        most = _MOST if right > _SMALL else _MOST_OF_SMALL
        start = material.claim.place(*slot.gap)[0]
        around = material.fact.statement[max(0, start - 1) : start + 1]
        if not re.search(r"[−–-]", around):
            yield from (each for each in values if _CLEARLY <= _ratio(each.value, right) <= most)
    elif slot.value in _NAMED and (slot.value != "person" or _is_person(material, slot.answer)):
        chance = material.random("false")
        for each in _NAMED[slot.value](material, slot, chance):
            if each.found_in is not None and not _tied(material, slot, each):
                yield each


def _ratio(one: float, other: float) -> float:
    return max(one, other) / min(one, other) if min(one, other) > 0 else 0.0


def _is_person(material: Material, name: str) -> bool:
    """Tells whether a name is a person's full one, so that no firm or place stands in for it."""
    return len(name.split()) >= 2 and name in material.background.names.of_sort("person")


def _tied(material: Material, slot: Slot, other: Distractor) -> bool:
    """Tells whether some sentence ties the other to much of what the statement says."""
    words = content(material.fact.statement) - content(slot.answer)
    named = content(other.text)
    return any(
        named <= told and overlap(words, told) >= _SAME_DEED
        for told in map(content, material.background.sentences)
    )
