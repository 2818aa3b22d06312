"""A robot that has not read the article must not find the key among values."""

import random

from questions.distractors import distractors
from questions.facts.finding import find_facts
from questions.facts.naming import read_names
from questions.gates.shapes import number_of
from questions.writing.material import Background, Material
from tests.facts.reading import sentences

_NUMBERS = (14, 18, 25, 32, 40, 45, 60, 64, 75, 90, 120, 160, 175, 240, 280, 300, 350, 420, 600, 850)
_SEEDS = 30
_OFF = 0.03
"""How far from chance a robot may be."""


def _values() -> list[tuple[float, list[float]]]:
    """Returns keys with their wrong values: for many figures, each with many seeds."""
    text = " ".join(f"The old bridge of Lindholm is {number} metres long." for number in _NUMBERS)
    parsed = sentences(text)
    names = read_names(parsed, [""])
    found = find_facts(parsed, names).findings
    result = []
    for finding in found:
        for point, slot in finding.slots:
            for seed in range(_SEEDS):
                background = Background(text, [finding.claim.sentence.text], names, (), seed)
                wrong = distractors(Material(finding, point, slot, background))
                key = number_of(slot.answer)
                if wrong and key is not None:
                    result.append((float(key), [each.value for each in wrong]))
    return result


def test_a_middle_value_is_the_key_no_more_often_than_by_chance() -> None:
    values = _values()
    assert len(values) >= 300
    chance = random.Random(1)
    hits = sum(chance.choice(sorted([key, *wrong])[1:3]) == key for key, wrong in values)
    assert abs(hits / len(values) - 0.25) <= _OFF


def test_values_are_near_enough_to_be_mistaken_for_the_key() -> None:
    for key, wrong in _values():
        assert all(0.4 <= other / key <= 2.1 and other != key for other in wrong)
