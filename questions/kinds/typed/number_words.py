"""Numbers written as words: "six", "twenty-five", "one hundred and eight", "1.5 million", "seventieth"."""

from collections.abc import Sequence
from decimal import Decimal

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: n for n, word in enumerate(_SMALL)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    **{f"{word}th": n for n, word in enumerate(_SMALL) if n in (4, 6, 7, 10, 11) or n > 12},
    **{f"{word[:-1]}ieth": 20 + 10 * n for n, word in enumerate(_TENS)},
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip


def plain(number: Decimal) -> str:
    """Returns the number without exponent and without zeros at the end of its decimals."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def ordinal(number: int) -> str:
    """Returns "1st", "2nd", "11th" and so on."""
    last_two = number % 100
    ending = "th" if 10 <= last_two <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def as_digits(words: Sequence[str]) -> list[str]:
    """Returns the words, in lower case, with each run of number words written as one number."""
    result: list[str] = []
    position = 0
    while position < len(words):
        end, number = _read(words, position)
        result.append(words[position] if end == position else number)
        position = max(end, position + 1)
    return result


def _read(words: Sequence[str], start: int) -> tuple[int, str]:
    """Reads one number from ``start``; returns where it ends (``start`` if there is none) and its digits."""
    total, group, position = Decimal(0), None, start
    while position < len(words):
        word = words[position]
        value = _value(word)
        if value is not None and (
            group is None or (word in _VALUES and _can_follow(value, words[position - 1]))
        ):
            group = (group or Decimal(0)) + value
        elif word in SCALES and group is not None:
            total, group = _scaled(total, group, SCALES[word])
        elif word in _ORDINALS and (
            group is None or _can_follow(Decimal(_ORDINALS[word]), words[position - 1])
        ):
            return position + 1, ordinal(int(total + (group or 0)) + _ORDINALS[word])
        elif not _joins(words, position, group):
            break
        position += 1
    return (start, "") if group is None else (position, plain(total + group))


def _value(word: str) -> Decimal | None:
    if word in _VALUES:
        return Decimal(_VALUES[word])
    return Decimal(word) if word.isascii() and word.replace(".", "", 1).isdigit() else None


def _can_follow(value: Decimal, previous: str) -> bool:
    """Whether a number goes on: "twenty" + "five", "hundred" + "eight", not "two" + "five"."""
    if previous in SCALES or previous == "and":
        return value < 100 or previous != "hundred"
    return previous in _TENS and 0 < value < 10


def _scaled(total: Decimal, group: Decimal, scale: int) -> tuple[Decimal, Decimal]:
    if scale == 100:
        return total, group * scale
    return total + group * scale, Decimal(0)


def _joins(words: Sequence[str], position: int, group: Decimal | None) -> bool:
    """Whether "and" stands inside a number: "one hundred and eight"."""
    if words[position] != "and" or group is None or position + 1 == len(words):
        return False
    following = _VALUES.get(words[position + 1])
    return following is not None and following > 0 and words[position - 1] in SCALES
