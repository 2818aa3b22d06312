"""Figures in a text: the number with its hedge, range, scale and unit, found as one span."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.facts.vocabulary import vocabulary

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

HEDGES = (
    "just over|just under|well over|up to|more than|less than|fewer than|greater than|at least|at most|"
    "no more than|"
    "no fewer than|about|around|approximately|roughly|nearly|almost|over|under|an estimated|as many as|"
    "as much as|"
    "as few as|some|only|exactly|a maximum of|a minimum of"
)
_UNITS = (
    "kilometers?|kilometres?|km|miles?|meters?|metres?|centimeters?|centimetres?|cm|millimeters?|"
    "millimetres?|mm Hg|mmHg|mm|"
    "micrometers?|micrometres?|nanometers?|nanometres?|feet|foot|inches|inch|yards?|light[- ]years?|"
    "kilograms?|kilogrammes?|kg|grams?|milligrams?|mg|tonnes?|tons?|pounds?|ounces?|"
    "litres?|liters?|millilitres?|milliliters?|ml|gallons?|hectares?|acres?|"
    "square (?:kilometers?|kilometres?|miles?|meters?|metres?|feet)|cubic "
    "(?:meters?|metres?|kilometers?|kilometres?)|"
    "seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|"
    "degrees (?:celsius|fahrenheit)|degrees|°C|°F|kelvins?|volts?|watts?|kilowatts?|megawatts?|gigawatts?|"
    "megawatt[- ]hours?|kilowatt[- ]hours?|hertz|megahertz|gigahertz|bytes?|kilobytes?|megabytes?|"
    "gigabytes?|terabytes?|"
    "km/h|L/day|mg/dL|mg/L|m/s|mph|percentage points|percent|per cent|%|"
    "dollars?|euros?|cents?|rubles?|roubles?|yuan|yen|rupees?|francs?|kronor|crowns?"
)
_PER = (
    "(?:second|minute|hour|day|night|week|month|year|person|head|kilometre|kilometer|mile|litre|liter|tonne)"
)
_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = "|".join(
    sorted((word for word in NUMBER_WORDS if word not in {"zero", "one", "dozen"}), key=len, reverse=True)
)
_SCALE = "|".join(SCALES)

_PATTERN = re.compile(
    rf"(?<![\w.\-–/’'])(?:(?P<hedge>{HEDGES})\s+)?(?P<between>between\s+)?(?P<currency>[$£€¥])?"
    rf"(?P<number>{_NUMBER}|(?:{_WORD})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    rf"(?:[\s-](?P<scale>{_SCALE}))?"
    rf"(?:%?\s*(?:to|–|—|-|and(?=\s+\d))\s*[$£€]?(?P<upper>{_NUMBER}|{_WORD})(?:[\s-](?P<upper_scale>{_SCALE}))?)?"
    rf"(?:(?P<gap>\s|-)?(?P<unit>(?:{_UNITS})(?: (?:per|an?|each|every) {_PER})?)\b|(?P<percent>%))?"
    r"(?![\w]|[.,]\d|\s?[-–]\d|-[a-z]|\s?/)",
    re.IGNORECASE,
)
_SMALL_WORDS = vocabulary(
    "in at by from since until about some over under of for with the and on only all its after"
)
_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*\.?)$|"
    r"\b(?:[Nn]o|[Nn]umber|[Cc]hapter|[Ff]igure|[Tt]able|[Vv]ersion|[Aa]rticle|[Ss]ection|[Pp]age|[Ll]evel|[Pp]hase|[Aa]ge)\.?$"
)
_MONTH_AFTER = re.compile(
    r"\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|"
    r"\s*(?:st|nd|rd|th|a\.m|p\.m|o.clock|AD|BC|CE)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in a text. Offsets are relative to that text.

    ``start`` to ``end`` is the whole value with hedge, currency and unit; ``number_start`` to
    ``number_end`` the bare number with its range and scale. ``value`` is the number without its
    scale word, ``upper`` the end of a range. ``unit`` is empty where a counted noun follows.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    number: str
    value: float
    hedge: str | None
    scale: str
    unit: str
    currency: str
    upper: float | None = None
    hyphened: bool = False

    @property
    def is_year(self) -> bool:
        """Whether the figure reads as a year: four digits, no unit, hedge or range."""
        bare = self.number.isdigit() and len(self.number) == 4 and 1000 <= self.value <= 2100
        return bare and not (self.unit or self.scale or self.currency)

    @property
    def measure(self) -> str:
        """What the number counts, as a person says it: "kilometers", "billion dollars"."""
        unit = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen"}.get(self.currency, self.unit)
        unit = "percent" if unit in {"%", "per cent"} else unit
        return f"{self.scale} {unit}".strip()

    @property
    def by_word(self) -> bool:
        return not self.number[0].isdigit()


def value_of(text: str) -> float:
    """Returns the number that digits or a number word stand for."""
    plain = text.lower().replace(",", "")
    if plain[0].isdigit():
        return float(plain)
    tens, _, ones = plain.partition("-")
    return float(NUMBER_WORDS[tens] + NUMBER_WORDS.get(ones, 0))


def quantities(text: str) -> Iterator[Quantity]:
    """Yields the figures of a text in their order; dates, ordinals and numbers in names are none."""
    for match in _PATTERN.finditer(text):
        before, after = text[: match.start("number")].rstrip(" $£€¥"), text[match.end("number") :]
        if _MONTH.search(before) or _MONTH_AFTER.match(after) or _in_name(text, match):
            continue
        yield _quantity(match)


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Tells whether a number belongs to a name, like "Apollo 11" or "Seven Years"."""
    number = match["number"]
    if number[0].isalpha():
        return number[0].isupper() and match.start() > 0
    previous = text[: match.start()].rstrip().rpartition(" ")[2]
    named = previous[:1].isupper() and previous.isalpha() and previous.lower() not in _SMALL_WORDS
    return named and not (match["unit"] or match["scale"] or match["currency"]) and "," not in number


def _quantity(match: re.Match[str]) -> Quantity:
    upper = match["upper"]
    last = (
        "upper_scale"
        if match["upper_scale"]
        else "upper"
        if upper
        else "scale"
        if match["scale"]
        else "number"
    )
    hedge = match["hedge"] or ("between" if match["between"] else None)
    return Quantity(
        start=match.start(),
        end=match.end(),
        number_start=match.start("between") if match["between"] else match.start("number"),
        number_end=match.end(last),
        number=match["number"].lower(),
        value=value_of(match["number"]),
        hedge=hedge.lower() if hedge else None,
        scale=(match["scale"] or match["upper_scale"] or "").lower(),
        unit=match["unit"] or match["percent"] or "",
        currency=match["currency"] or "",
        upper=value_of(upper) if upper else None,
        hyphened=match["gap"] == "-",
    )
