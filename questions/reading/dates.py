"""Dates as they are written in bylines and front matter."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = re.compile(r"\b(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=T|\b)")
_MONTH_FIRST = re.compile(
    rf"\b({MONTH})\.?\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(\d{{4}})\b", re.IGNORECASE
)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)


def iso_date(words: str) -> str | None:
    """Returns the first date in the words as ISO 8601, as exact as it is given, or None.

    "3 October 2019" gives "2019-10-03", "October 2019" gives "2019-10", "2019" gives "2019".
    Dates in figures with slashes are ambiguous and give None.
    """
    if day_first := _DAY_FIRST.search(words):
        return _iso(day_first[3], day_first[2], day_first[1])
    if month_first := _MONTH_FIRST.search(words):
        return _iso(month_first[3], month_first[1], month_first[2])
    if iso := _ISO.search(words):
        return "-".join(part for part in iso.groups() if part)
    return None


def _iso(year: str, month: str, day: str | None) -> str:
    number = MONTHS.index(month[:3].lower()) + 1
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")
