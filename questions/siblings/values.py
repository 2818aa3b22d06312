"""Wrong figures, years and dates: others of the article, and such as people misremember."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from questions.facts.quantity import Quantity
from questions.facts.slot import Slot
from questions.siblings.distractor import WANTED, Distractor
from questions.writing.material import Material

_TRIES = 12
_FACTORS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 1.25, 1.3, 1.4, 1.5, 1.6, 1.75, 2.0)
_FARTHEST = 4
"""How many times as large or as small a figure of the article may be to be taken for the key."""
_BELOW = (0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3)
"""How many wrong values are wanted below the key, so that in the end each place is the key's as often."""
_PLACES_APART = (1, 2, 3, 4)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)(?= century)")
_YEAR_STEPS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20)
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def figures(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    quantity = slot.quantity
    if quantity is None or quantity.upper is not None or quantity.value == 0:
        return
    said = f"{material.claim.statement} {material.claim.sentence.text}"
    others = [
        _figure(slot.answer, quantity, figure.value, sentence)
        for _, figure, sentence in material.background.figures
        if figure.measure == quantity.measure
        and quantity.measure
        and figure.upper is None
        and not _stands_in(figure.number, said)
        and _comparable(figure.value, quantity.value)
    ]
    made = [
        _figure(slot.answer, quantity, value)
        for value in (_rounded(quantity, factor) for factor in _FACTORS)
        if value > 0
        and (value != 1 or not quantity.measure)
        and not _stands_in(f"{value:g}", said)
        and not (quantity.unit in {"%", "percent", "per cent"} and value >= 100)
    ]
    yield from _spread(slot.answer, quantity.value, others, made, chance)


def _stands_in(number: str, said: str) -> bool:
    """Tells whether a number stands in the sentence already, for something else than the key."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)", said))


def _comparable(one: float, other: float) -> bool:
    return one != other and one > 0 and 1 / _FARTHEST <= one / other <= _FARTHEST


def _rounded(quantity: Quantity, factor: float) -> float:
    """Returns a value with about as many significant digits as the key has."""
    digits = quantity.number.replace(",", "").replace(".", "").strip("0") if not quantity.by_word else "12"
    value = quantity.value * factor
    significant = max(len(digits), 1 if value < 10 else 2)
    rounded = float(f"{value:.{significant}g}")
    whole = "." not in quantity.number
    return float(round(rounded)) if whole else round(rounded, len(quantity.number.partition(".")[2]))


def _figure(answer: str, quantity: Quantity, value: float, found_in: str | None = None) -> Distractor:
    """Returns the key's text with another number in the key's own style."""
    number = _in_words(value) if quantity.by_word else _in_digits(quantity, value)
    return Distractor(answer.replace(quantity.number, number, 1), found_in, number, value)


def _in_digits(quantity: Quantity, value: float) -> str:
    decimals = len(quantity.number.partition(".")[2])
    grouped = f"{value:,.{decimals}f}"
    return grouped if "," in quantity.number or value >= 10_000 else grouped.replace(",", "")


def _in_words(value: float) -> str:
    import inflect

    return str(inflect.engine().number_to_words(int(value)))  # type: ignore[arg-type]


def _spread(
    key: str, value: float, others: list[Distractor], made: list[Distractor], chance: random.Random
) -> Iterator[Distractor]:
    """Yields three values, as many below the key as chance has it, so that its place tells nothing."""
    chance.shuffle(made)
    unique = {each.bare: each for each in (*made, *others) if each.value != value and each.text != key}
    ranked = sorted(unique.values(), key=lambda each: each.found_in is None)
    best: list[Distractor] = []
    for _ in range(_TRIES):
        best = _around(value, chance.choice(_BELOW), ranked)
        if not _regular([value, *(each.value for each in best)]):
            break
        chance.shuffle(ranked)
    yield from best


def _around(value: float, below_wanted: int, ranked: list[Distractor]) -> list[Distractor]:
    below = [each for each in ranked if each.value < value]
    above = [each for each in ranked if each.value > value]
    below_wanted = min(len(below), max(below_wanted, WANTED - len(above)))
    return [*below[:below_wanted], *above[: WANTED - below_wanted]]


def _regular(values: list[float]) -> bool:
    """Tells whether values are evenly spaced, or lie in pairs around the first."""
    ordered = sorted(values)
    steps = {round(b - a, 6) for a, b in pairwise(ordered)}
    distances = sorted(round(value - values[0], 6) for value in values[1:])
    return len(steps) == 1 or distances == sorted(-distance for distance in distances)


def years(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    year = int(slot.answer)
    latest = max([year, *(int(found) for found in _YEAR.findall(material.background.text))])
    others = [
        Distractor(found, sentence)
        for sentence in material.background.sentences
        for found in _YEAR.findall(sentence)
        if 0 < abs(int(found) - year) <= 25 and found not in material.claim.statement
    ]
    steps = list(_YEAR_STEPS)
    made = [Distractor(str(year + sign * step)) for step in steps for sign in (-1, 1)]
    possible = [each for each in made if int(each.text) <= latest + 3]
    chance.shuffle(possible)
    ranked = [replace(each, bare=each.text, value=float(each.text)) for each in (*others, *possible)]
    ranked = list({each.bare: each for each in reversed(ranked)}.values())[::-1]
    best: list[Distractor] = []
    for _ in range(_TRIES):
        best = _around(year, chance.choice(_BELOW), ranked)
        if not _regular([year, *(each.value for each in best)]):
            break
        chance.shuffle(ranked)
    yield from best


def dates(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    if _ORDINAL.search(slot.answer):
        yield from _centuries(material, slot, chance)
        return
    day = _DAY.search(slot.answer)
    if day is None:
        yield from _months(material, slot, chance)
        return
    if int(day[0]) > 28:
        return
    key = int(day[0])
    days = [number for number in range(max(1, key - 9), min(28, key + 9) + 1) if number != key]
    below_wanted = min(chance.randint(0, WANTED), key - 1)
    below = chance.sample([number for number in days if number < key], below_wanted)
    above_pool = [number for number in days if number > key]
    if len(above_pool) < WANTED - below_wanted:
        return
    for number in (*below, *chance.sample(above_pool, WANTED - below_wanted)):
        text = slot.answer[: day.start()] + str(number) + slot.answer[day.end() :]
        yield Distractor(text, material.background.sentence_with(text))


def _centuries(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    """Yields other centuries, none after the last year that the article tells of."""
    import inflect

    found = _ORDINAL.search(slot.answer)
    key = int(found[1]) if found else 0
    latest = max([key, *(int(year) // 100 + 1 for year in _YEAR.findall(material.background.text))])
    near = [key + sign * step for step in _PLACES_APART for sign in (-1, 1)]
    possible = [each for each in near if 0 < each <= latest]
    chance.shuffle(possible)
    for number in possible[:WANTED]:
        text = _ORDINAL.sub(str(inflect.engine().ordinal(str(number))), slot.answer, count=1)
        yield Distractor(text, material.background.sentence_with(text))


def _months(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    name = next((month for month in _MONTH_NAMES if month in slot.answer), None)
    if name is None:
        return
    key = _MONTH_NAMES.index(name)
    near = [month for number, month in enumerate(_MONTH_NAMES) if 0 < abs(number - key) <= 5]
    for month in sorted(chance.sample(near, WANTED), key=_MONTH_NAMES.index):
        text = slot.answer.replace(name, month, 1)
        yield Distractor(text, material.background.sentence_with(text))
