"""Wrong answers of the same sort as the key: from the article first, then made as people misremember."""

import random
from collections.abc import Callable, Iterator
from itertools import islice

from questions.facts.slot import Slot
from questions.siblings.distractor import WANTED, Distractor
from questions.siblings.named import other_countries, people, terms
from questions.siblings.reasons import reasons
from questions.siblings.values import dates, figures, years
from questions.writing.material import Material

__all__ = ["Distractor", "distractors"]

_SOURCES: dict[str, Callable[[Material, Slot, random.Random], Iterator[Distractor]]] = {
    "figure": figures,
    "year": years,
    "date": dates,
    "person": people,
    "country": other_countries,
    "term": terms,
    "reason": reasons,
}
_FEWEST = {"reason": 2}
"""How many wrong answers of a sort will do where three cannot be had: two reasons turned round are hard enough."""


def distractors(material: Material) -> list[Distractor]:
    """Returns three wrong answers of the key's sort, or none where too few can be had."""
    slot = material.slot
    source = _SOURCES.get(slot.value) if slot is not None else None
    if slot is None or source is None:
        return []
    chance = material.random("distractors")
    found = list(islice(source(material, slot, chance), WANTED))
    return found if len(found) >= _FEWEST.get(slot.value, WANTED) else []
