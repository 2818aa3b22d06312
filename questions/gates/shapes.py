"""What sort of thing a choice looks like: a year, a number with a unit, a date, a name, a phrase."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from questions.gates.words import any_of
from questions.kinds.typed.dates import read_date
from questions.kinds.typed.quantity import Quantity, read_quantity, unit_symbol
from questions.kinds.typed.units import unit_named

_HEDGING = any_of("""
    about around approximately roughly nearly almost up_to at_least at_most more_than less_than
    fewer_than over under some an_estimated as_many_as as_much_as close_to just probably perhaps
    possibly likely usually sometimes often (?-i:may) might
""")
_HEDGE = re.compile(rf"\b{_HEDGING}\b", re.IGNORECASE)
_YEAR = re.compile(r"^(?:in |c\. ?)?(?:1\d{3}|20\d{2})$|^(?:AD )?\d{1,4} ?(?:BC|BCE|AD|CE)$")
_DECADE = re.compile(r"^(?:the )?(?:early |mid-?|late )?\d{3}0s$")
_RANGE = re.compile(r"^(?:from |between )?(.+?) ?(?:–|-| to | and ) ?([\d.,]+.*)$")
_LEADING = any_of(
    "to by because in order for with without on at from through under after before when while if"
)
_LEAD = re.compile(rf"^{_LEADING}\b", re.IGNORECASE)
_SMALL_WORDS = {"the", "of", "and", "de", "von", "van", "in", "for", "a"}


@dataclass(frozen=True, slots=True)
class Shape:
    """``sort`` of a choice, ``unit`` and ``decimals`` of a number, ``lead``: what sort of word begins it."""

    sort: str
    unit: str = ""
    decimals: int = 0
    lead: str = ""


def hedged(text: str) -> bool:
    """Whether a hedge stands in the text."""
    return bool(_HEDGE.search(text))


@lru_cache(maxsize=8192)
def shape_of(text: str) -> Shape:
    """Returns the shape of a choice."""
    bare = _HEDGE.sub("", text).strip(" .")
    if _YEAR.match(bare):
        return Shape("year")
    if _DECADE.match(bare):
        return Shape("decade")
    if read_date(bare):
        return Shape("date")
    quantity = quantity_of(bare)
    if quantity is not None:
        return Shape("number", quantity.unit, _decimals(bare))
    if range_of(bare):
        return Shape("range")
    return Shape("name" if _is_name(text) else "phrase", lead=_lead(text))


@lru_cache(maxsize=8192)
def quantity_of(text: str) -> Quantity | None:
    """Returns the quantity that the text is, whatever hedge it has."""
    bare = _HEDGE.sub("", text).strip(" .")
    one = re.match(r"^an? (\w+)$", bare, re.IGNORECASE)
    return read_quantity(f"1 {one[1]}" if one and is_duration(unit_symbol(one[1])) else bare)


def is_duration(unit: str) -> bool:
    """Whether the unit is one of time: weeks and years may stand side by side among choices."""
    named = unit_named(unit)
    return named is not None and named.dimension in {"time", "months"}


def number_of(text: str) -> Decimal | None:
    """Returns the number that the text is, or None."""
    quantity = quantity_of(text)
    return quantity.value if quantity else None


def range_of(text: str) -> tuple[Decimal, Decimal] | None:
    """Returns the ends of a range ("12,000 to 15,000 km"), or None."""
    match = _RANGE.match(text.strip())
    ends = (quantity_of(match[1]), quantity_of(match[2])) if match else (None, None)
    low, high = ends
    return (low.value, high.value) if low and high and low.value < high.value else None


def _decimals(text: str) -> int:
    found = re.search(r"\d[.](\d+)", text)
    return len(found[1]) if found else 0


def _is_name(text: str) -> bool:
    """Whether all but the small words have a capital or a figure: "Ida Voss", "Bank of Norra"."""
    words = [word for word in re.findall(r"[\w’'-]+", text) if word.lower() not in _SMALL_WORDS]
    return bool(words) and all(not word[0].islower() or any(c.isdigit() for c in word) for word in words)


def _lead(text: str) -> str:
    """The preposition or conjunction that the text begins with, "ing" for a verbal noun, or ""."""
    found = _LEAD.match(text)
    if found:
        return found[0].lower()
    first = text.split()[0] if text.split() else ""
    if first.lower() in {"who", "what", "where", "why", "how", "which", "whose"}:
        return "when"
    return "ing" if first.endswith("ing") and len(first) > 5 and len(text.split()) > 1 else ""
