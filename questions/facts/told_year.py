"""The year that a paragraph has told, for the "in April" and "in the same year" that follow."""

import re
from dataclasses import dataclass, replace

from questions.facts.dating import bare_dates, month_of, with_years
from questions.facts.fact import Span
from questions.facts.pieces import Piece
from questions.facts.sentence import Sentence

_YEAR = re.compile(r"(?<![\d,.–-])(?:1[5-9]\d\d|20\d\d)(?![\d,.]?\d|s\b|[–-])")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class ToldYear:
    """The only year of a sentence, the last month told with it (None for none), and where it stands."""

    year: int
    month: int | None
    paragraph: int
    span: Span
    index: int


def year_told(sentence: Sentence, before: ToldYear | None) -> ToldYear | None:
    """Returns the year that holds after a sentence: its own if it has one only, else that from before it.

    A sentence with several years leaves none, and a year lasts for a paragraph.
    """
    years = {int(found[0]) for found in _YEAR.finditer(sentence.text)}
    if len(years) > 1:
        return None
    if years:
        months = [month for token in sentence.parsed if (month := month_of(token.text))]
        last = months[-1] if months else None
        return ToldYear(years.pop(), last, sentence.paragraph, sentence.span, sentence.index)
    return before if before is not None and before.paragraph == sentence.paragraph else None


def with_told_year(
    pieces: tuple[Piece, ...], sentence: Sentence, told: ToldYear | None
) -> tuple[tuple[Piece, ...], ToldYear | None]:
    """Returns the pieces with the year that "in April" or "in the same year" leaves out, and that year.

    None for the year where it was not needed, or is not certain: the paragraph must have told one before,
    the sentence must have none of its own, and a month needs one told before it with that year.
    """
    if told is None or told.paragraph != sentence.paragraph or _YEAR.search(sentence.text):
        return pieces, None
    same = _with_same_year(pieces, told)
    if same is not None:
        return same, told
    months = [each.month for each in bare_dates(pieces)]
    if not months or told.month is None or min(months) < told.month:
        return pieces, None
    return with_years(pieces, (told.year, _DECEMBER)), told


def _with_same_year(pieces: tuple[Piece, ...], told: ToldYear) -> tuple[Piece, ...] | None:
    low = [piece.text.lower() for piece in pieces]
    for index, word in enumerate(low):
        if word != "year" or index == 0:
            continue
        start = index - 1 if low[index - 1] == "that" else index - 2
        if start < 0 or low[start:index] not in (["that"], ["the", "same"]):
            continue
        if start > 0 and low[start - 1] not in {"in", "later"}:
            return None
        year = replace(pieces[index], text=str(told.year))
        joint = () if start > 0 and low[start - 1] == "in" else (Piece("in", token=pieces[index].token),)
        return (*pieces[:start], *joint, year, *pieces[index + 1 :])
    return None
