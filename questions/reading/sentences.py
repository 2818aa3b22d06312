"""Where sentences begin in English prose, by rules.

A sentence ends at ``.``, ``?``, ``!`` or an ellipsis, with closing quotes and brackets, before
white space and the start of another sentence. Abbreviations, initials, decimals, ellipses within
a sentence, brackets, and quotations that a speaker is named for ("… ," she said) do not end one.
"""

import re
from bisect import bisect_right

from questions.facts.fact import Span
from questions.reading.abbreviations import ABBREVIATIONS, DATED, LETTERED, MEASURED, STARTERS, TITLES

_ENDING = re.compile(
    r"(?<![.?!…])(?P<mark>[.?!…]++)(?P<closing>[\"”’'»)\]]*)\s+(?P<opening>[\"“‘'«(\[¿¡]*)(?=\S)"
)
_LAST_WORD = re.compile(r"[^\s\"“”‘(\[/—–]+$")
_NEXT_WORD = re.compile(r"[^\W_][\w’'-]*")

_SPEECH_VERB = (
    r"(?:said|says|asked|asks|told|added|adds|replied|wrote|writes|explained|explains|argued|warned|noted|recalled|insisted|"
    r"continued|concluded|declared|announced|claimed|admitted|stated|remarked|observed|joked|quipped|shouted|cried|tweeted)"
)
_SPEAKER_AFTER = re.compile(rf"(?:(?:[A-Z][\w.’'-]*|the|an?|of|[a-z]+)[\s,]+){{0,4}}{_SPEECH_VERB}\b")
_SPEAKER_BEFORE = re.compile(rf"(?:{_SPEECH_VERB}\b[^.?!]{{0,60}}[,:]|[\w”’]+:)\s*$")
_INNER_STOPS = re.compile(r"(?:[A-Za-z]{1,3}\.)+[A-Za-z]{1,3}")
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|(?<!\w)\"[^\"]*(?:\"|$)")
_BRACKET = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")


def sentence_starts(prose: str) -> list[int]:
    """Returns the places in the prose where a sentence begins, the first one included."""
    quotations = [match.span() for match in _QUOTATION.finditer(prose)]
    closed = [span for span in quotations if _has_speaker(prose, span)]
    closed += [match.span() for match in _BRACKET.finditer(prose)]
    closed.sort()
    starts = [0]
    for match in _ENDING.finditer(prose):
        place = match.start("opening")
        if not _within(closed, place) and _ends(prose, match, starts[-1]):
            starts.append(place)
    return starts


def sentence_spans(prose: str) -> list[Span]:
    """Returns the span of each sentence of the prose, without white space at its ends."""
    starts = sentence_starts(prose)
    spans = []
    for start, stop in zip(starts, [*starts[1:], len(prose)], strict=True):
        end = start + len(prose[start:stop].rstrip())
        if end > start:
            spans.append((start, end))
    return spans


def begin_in_quotation(prose: str, starts: list[int]) -> list[bool]:
    """Tells for each place, in order, whether it lies inside a quotation opened before it."""
    quotations = [match.span() for match in _QUOTATION.finditer(prose)]
    return [_within(quotations, start) for start in starts]


def _has_speaker(prose: str, span: Span) -> bool:
    """Whether words outside a quotation, in the same sentence, tell who says it."""
    start, end = span
    inside, after = prose[start:end].rstrip('"”'), prose[end : end + 80].lstrip()
    if _SPEAKER_BEFORE.search(prose[max(0, start - 100) : start]):
        return True
    if inside.endswith(",") or (after and after[0].islower()):
        return True
    return bool(inside.endswith(("?", "!")) and _SPEAKER_AFTER.match(after))


def _within(spans: list[Span], place: int) -> bool:
    """Whether a place lies inside one of the spans, which are in order and not deeply nested."""
    index = bisect_right(spans, place, key=lambda span: span[0])
    return any(start < place < end for start, end in spans[max(0, index - 4) : index])


def _ends(prose: str, match: "re.Match[str]", start: int) -> bool:
    mark, closing, after = match["mark"], match["closing"], match.end()
    word = _NEXT_WORD.match(prose, after)
    following = word[0] if word else ""
    if prose[after].islower():
        return False
    if closing and mark[-1] in "?!" and _SPEAKER_AFTER.match(prose, after):
        return False
    if mark in ("…", "...", "..") and not closing:
        return _starts_one(following)
    if mark != "." or closing:
        return True
    return _period_ends(prose[max(start, match.start() - 60) : match.start()], following)


def _starts_one(following: str) -> bool:
    return following != "I" and following[:1].isupper() and following.lower() in STARTERS


def _period_ends(before: str, following: str) -> bool:
    """Whether a full stop between these ends a sentence."""
    found = _LAST_WORD.search(before)
    if found is None:
        return True
    last = found[0].rstrip("’'")
    lower = last.lower()
    if len(last) == 1 and last.isupper():
        return _letter_ends(before[: found.start()], last, following)
    if lower in DATED:
        return not (following[:1].isdigit() or following[:3].lower() in DATED)
    if lower in MEASURED:
        return not following[:1].isdigit()
    if lower in ("a.m", "p.m"):
        return not (following.isupper() and len(following) in (2, 3, 4))
    if lower in TITLES:
        return lower == "st" and _starts_one(following)
    if lower in ABBREVIATIONS or _INNER_STOPS.fullmatch(last):
        return _starts_one(following)
    return True


def _letter_ends(before: str, letter: str, following: str) -> bool:
    """Whether a capital letter with a full stop ends a sentence ("vitamin C.") or is an initial."""
    words = before.split()
    if words and (words[-1].lower() in LETTERED or (letter == "I" and words[-1][0].isupper())):
        return True
    return _starts_one(following)
