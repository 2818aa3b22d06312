"""Dates that leave their year to the date of the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.pieces import Piece

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = re.compile(r"(?:1\d{3}|20\d\d)")


@dataclass(frozen=True, slots=True)
class _Bare:
    """A date without its year: its month, the position after it, and what goes before the year."""

    month: int
    end: int
    joint: str
    text: str


def month_of(word: str) -> int | None:
    """Returns the number of a month that a word names, from 1, or None."""
    return _MONTHS.index(word[:3].lower()) + 1 if _MONTH.fullmatch(word) else None


def bare_dates(pieces: Sequence[Piece]) -> Iterator[_Bare]:
    """Yields the dates with a month and no year."""
    for index, piece in enumerate(pieces):
        if not _MONTH.fullmatch(piece.text) or _ambiguous(pieces, index):
            continue
        day_after = index + 1 < len(pieces) and re.fullmatch(r"\d{1,2}", pieces[index + 1].text) is not None
        end = index + 2 if day_after else index + 1
        following = [other.text for other in pieces[end : end + 2]]
        if not any(_YEAR.fullmatch(text) for text in following):
            text = " ".join(other.text for other in pieces[index:end])
            yield _Bare(_MONTHS.index(piece.text[:3].lower()) + 1, end, "," if day_after else "", text)


def _ambiguous(pieces: Sequence[Piece], index: int) -> bool:
    """Tells whether "May" or "March" may be another word here."""
    before = pieces[index - 1].text.lower() if index else ""
    after = pieces[index + 1].text if index + 1 < len(pieces) else ""
    dated = before in {"in", "on", "since", "until", "by", "last", "early", "late", "of"} or after.isdigit()
    return not dated and not before.isdigit()


def with_years(pieces: tuple[Piece, ...], published: tuple[int, int]) -> tuple[Piece, ...]:
    """Returns the pieces with the year of each bare date: the latest that is not after publication.

    ``published`` is the year and the month of the article.
    """
    year, month = published
    result = list(pieces)
    for bare in reversed(list(bare_dates(pieces))):
        last = result[bare.end - 1]
        shown = str(year if bare.month <= month else year - 1)
        comma = [replace(last, text=",", space=True)] if bare.joint else []
        result[bare.end - 1] = replace(last, space=not comma)
        result[bare.end : bare.end] = [*comma, replace(last, text=shown, space=True)]
    return tuple(result)
