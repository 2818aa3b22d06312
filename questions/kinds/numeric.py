"""A question answered with a number."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from questions.kinds.kind import BadResponse, Grade, Kind, Solution
from questions.kinds.marking import mark, nothing_answered
from questions.kinds.responses import text_in
from questions.kinds.structure import common_faults
from questions.kinds.typed.quantity import MOST_DIGITS, Quantity, read_quantity, unit_symbol
from questions.kinds.typed.units import unit_named
from questions.question import Question

_JUST_UNDER_HALF = Decimal("0.499999")


class Numeric(Kind):
    """The learner types a number. A response is {"value": number or text, "unit": text or absent}.

    ``answer`` is the number as text ("6,000", "1.5 million"), ``unit`` its unit ("km", "million
    people"), ``tolerance`` absolute, in that unit. ``accepted`` are other quantities that are right
    too, with their units ("3,728 miles"). Without tolerance the number must be exact to the
    decimals that the key has. A unit may be left out; another unit of the same dimension is
    converted; a wrong one makes the answer wrong. Without a unit in the key none is checked.
    """

    name = "numeric"
    label = "Number"
    form = "typed"

    def parse(self, response: Any) -> dict[str, int | float | str] | None:
        if response is None:
            return None
        if not isinstance(response, dict) or not response.keys() <= {"value", "unit"}:
            raise BadResponse("The answer should have a value and, if you like, a unit.")
        unit = text_in(response.get("unit"), "The unit")
        quantity = _quantity(response.get("value"))
        if quantity is None:
            return None
        unit = _one_unit(quantity.unit, unit_symbol(unit) if unit else "")
        value = _json_number(quantity.value)
        return {"value": value, "unit": unit} if unit else {"value": value}

    def sent(self, fields: Mapping[str, str], name: str = "response") -> dict[str, str] | None:
        value = fields.get("value" if name == "response" else name, "").strip()
        return {"value": value} if value else None

    def view(self, question: Question) -> dict[str, Any]:
        return {"unit": question.unit}

    def check(self, question: Question) -> list[str]:
        faults = common_faults(question, self.name)
        if read_quantity(str(question.answer)) is None:
            faults.append(f"The answer “{question.answer}” is not a number.")
        tolerance = question.tolerance
        if tolerance is not None and not (math.isfinite(tolerance) and tolerance >= 0):
            faults.append("The tolerance should be a number that is not negative.")
        faults += [f"“{each}” is not a number." for each in question.accepted if read_quantity(each) is None]
        return faults

    def grade(self, question: Question, response: Any) -> Grade:
        parsed = self.parse(response)
        if parsed is None:
            return nothing_answered(question)
        value, unit = Decimal(str(parsed["value"])), str(parsed.get("unit", ""))
        keys = _keys(question)
        right = any(_unit_fits(unit, key) and _value_fits(value, unit, key) for key in keys)
        note = "" if right or not keys else _note(value, unit, keys[0])
        return mark(question, [float(right)] * max(len(question.points), 1), note)

    def solution(self, question: Question) -> Solution:
        return Solution(key=_with_unit(str(question.answer), question.unit), also_right=question.accepted)

    def guess_rate(self, question: Question) -> float:
        return 0.0


def _quantity(value: Any) -> Quantity | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | None):
        raise BadResponse("The value should be a number.")
    if isinstance(value, str) or value is None:
        text = text_in(value, "The value")
        quantity = read_quantity(text) if text else None
        if text and quantity is None:
            raise BadResponse(
                "We could not read that as a number. Please write it like 6,000 or 1.5 million."
            )
        return quantity
    if not abs(value) < 10**MOST_DIGITS:  # so that NaN is refused too
        raise BadResponse("The value is not a number that we can compare.")
    return Quantity(Decimal(str(value)), Decimal(0))


def _one_unit(in_value: str, beside: str) -> str:
    if in_value and beside and in_value != beside:
        raise BadResponse(
            f"The answer names two units, “{in_value[:40]}” and “{beside[:40]}”. Please give one."
        )
    return in_value or beside


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class _Key:
    """A quantity that is right.

    ``slack`` is how far off a value may be, ``unit_scale`` the "million" that stands in the unit.
    """

    value: Decimal
    unit: str
    slack: Decimal
    exact: bool
    unit_scale: Decimal = Decimal(1)


def _keys(question: Question) -> list[_Key]:
    """The quantities that are right, the main one first; accepted ones have no tolerance."""
    main = read_quantity(_with_unit(str(question.answer), question.unit))
    keys = [_key(each) for each in map(read_quantity, question.accepted) if each]
    if main is None:
        return keys
    unit = read_quantity(f"1 {question.unit}") if question.unit else None
    scale = unit.value if unit else Decimal(1)
    first = replace(_key(main), unit_scale=scale)
    if question.tolerance is not None:
        first = replace(first, slack=Decimal(str(question.tolerance)) * scale, exact=False)
    return [first, *keys]


def _key(quantity: Quantity) -> _Key:
    """Without tolerance a value is right if it rounds to the key at the key's last decimal."""
    return _Key(quantity.value, quantity.unit, quantity.place * _JUST_UNDER_HALF, exact=True)


def _with_unit(answer: str, unit: str | None) -> str:
    if not unit or unit in answer:
        return answer
    return f"{answer}%" if unit == "%" else f"{unit}{answer}" if unit in "$€£¥" else f"{answer} {unit}"


def _unit_fits(unit: str, key: _Key) -> bool:
    if not unit or not key.unit or unit == key.unit:
        return True
    typed, wanted = unit_named(unit), unit_named(key.unit)
    if typed is None or wanted is None:
        return typed is wanted and _singular(unit) <= _singular(key.unit)
    return typed.dimension == wanted.dimension


def _singular(unit: str) -> set[str]:
    return {word.removesuffix("s") for word in unit.split()}


def _value_fits(value: Decimal, unit: str, key: _Key) -> bool:
    """Whether the value in the key's unit is near enough, also without the "million" of that unit."""
    typed, wanted = unit_named(unit), unit_named(key.unit)
    slack = key.slack
    if typed and wanted and typed != wanted and typed.dimension == wanted.dimension:
        value = value * typed.factor / wanted.factor
        slack = max(slack, _JUST_UNDER_HALF) if key.exact else slack
    return any(abs(value * scale - key.value) <= slack for scale in {Decimal(1), key.unit_scale})


def _note(value: Decimal, unit: str, key: _Key) -> str:
    if _unit_fits(unit, key):
        return ""
    number = "The number is right, but the unit is not" if _value_fits(value, "", key) else "Mind the unit"
    return f"{number}: the answer is in {key.unit}."
