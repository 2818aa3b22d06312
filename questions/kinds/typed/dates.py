"""Dates as people write them: "3 October", "October 3rd, 2019", "Oct. 3", "2019-10-03", "in October 2019"."""

import re
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + r"|sept)\.?"
_DAY = r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_LEAD = r"^(?:on|in|since|by|until)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_SHAPES = [
    re.compile(_LEAD + shape + r"\.?$")
    for shape in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})",
    )
]


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as far as it was written. ``day`` and ``year`` may be left open."""

    month: int
    day: int | None
    year: int | None

    def answers(self, key: "WrittenDate") -> bool:
        """Whether this date is right where ``key`` is asked for: nothing that the key says may be missing."""
        same_year = self.year == key.year or key.year is None
        return self.month == key.month and self.day == key.day and same_year


@lru_cache(maxsize=2048)
def read_date(text: str) -> WrittenDate | None:
    """Returns the date that the whole text is, or None."""
    match = next(filter(None, (shape.match(text.strip().casefold()) for shape in _SHAPES)), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    day, year = parts.get("day"), parts.get("year")
    return WrittenDate(month, int(day) if day else None, int(year) if year else None)


def _month(name: str) -> int:
    return 1 + next(n for n, month in enumerate(_MONTHS) if month.startswith(name[:3]))
