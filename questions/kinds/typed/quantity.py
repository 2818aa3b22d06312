"""Quantities as people type them: "6,000", "6 000", "1.5 million", "4,200 km", "$108 billion", "six"."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from questions.kinds.typed.number_words import SCALES, as_digits
from questions.kinds.typed.units import unit_named

MOST_DIGITS = 30
_HEDGES = (
    r"(?:about|around|some|roughly|approximately|approx\.?|nearly|almost|over|up to|at least|at most"
    r"|more than|less than|circa|ca\.|c\.|~|≈|=)"
)
_CURRENCY = r"(?P<currency>(?:us)?[$€£¥])"
_NUMBER = r"(?P<number>[-−–+]?\d[\d,.'’ ]*|[-−–]?\.\d+)"
_SHAPE = re.compile(rf"^{_HEDGES}*\s*{_CURRENCY}?\s*{_NUMBER}(?P<rest>[^\d].*)?$")
_GROUPED = re.compile(r"^\d{1,3}(?:[, '’]\d{3})+(?:\.\d+)?$")
_PLAIN = re.compile(r"^(?:\d+(?:\.\d*)?|\.\d+|\d+,\d{1,2})$")
_DIGIT_IN_REST = re.compile(r"(?<![a-z])\d|\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``value`` has the scale in it ("1.5 million" is 1500000); ``place`` is the worth of the last
    decimal that was written, or 0 for a whole number. ``unit`` is "" when none was written, a
    symbol of ``units`` where it is known, else its words.
    """

    value: Decimal
    place: Decimal
    unit: str = ""


def read_quantity(text: str) -> Quantity | None:
    """Returns the quantity that the whole text is, or None."""
    match = _SHAPE.match(_digits_first(text))
    if match is None:
        return None
    number = _number(match["number"])
    rest = (match["rest"] or "").strip()
    if number is None or _DIGIT_IN_REST.search(rest):
        return None
    scale, unit = _scale_and_unit(rest)
    place = (
        Decimal(scale).scaleb(min(int(number.as_tuple().exponent), 0))
        if _has_places(number, scale)
        else Decimal(0)
    )
    return Quantity(number * scale, place, unit_symbol(unit or match["currency"] or ""))


def unit_symbol(text: str) -> str:
    """Returns the unit's symbol where it is known, else its words in lower case."""
    unit = unit_named(text)
    return unit.symbol if unit else " ".join(text.casefold().strip(" .,-").split())


def _has_places(number: Decimal, scale: int) -> bool:
    return scale > 1 or int(number.as_tuple().exponent) < 0


def _digits_first(text: str) -> str:
    """Number words at the beginning become digits."""
    text = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if any(character.isdigit() for character in text):
        return text
    return " ".join(as_digits(text.replace("-", " ").split()))


def _number(text: str) -> Decimal | None:
    text = text.strip().rstrip(".,'’ ")
    sign = -1 if text.startswith(("-", "−", "–")) else 1
    digits = text.lstrip("+-−–")
    if len(digits) > MOST_DIGITS or not digits.replace("’", "").isascii():
        return None
    if _GROUPED.match(digits):
        return sign * Decimal(re.sub(r"[, '’]", "", digits))
    return sign * Decimal(digits.replace(",", ".")) if _PLAIN.match(digits) else None


def _scale_and_unit(rest: str) -> tuple[int, str]:
    first, _, others = rest.lstrip("- ").partition(" ")
    if first.rstrip(".,") in SCALES:
        return SCALES[first.rstrip(".,")], others
    return 1, rest.lstrip("- ")
