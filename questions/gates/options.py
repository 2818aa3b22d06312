"""The choices are of one sort, distinct, and none but the key is right."""

import re
from itertools import combinations

from questions.gates.aliases import same_thing
from questions.gates.registry import Candidate, hard
from questions.gates.shapes import Shape, is_duration, number_of, quantity_of, range_of, shape_of
from questions.gates.words import any_of, content, overlap, position
from questions.kinds.typed.units import unit_named
from questions.kinds.typed.wording import fold

_CALLED = any_of(r"""
    or also better formerly otherwise previously originally once later now then known called named
    renamed alias aka i\.e\. that_is meaning abbreviated short_for nicknamed
""")
_FILLER = any_of(
    "also better formerly later now known called named as the a an to simply or often commonly sometimes"
)
_ALIAS = re.compile(
    rf"^\W*(?:\(|,?\s*{_CALLED}\b)[\s,(]*(?:(?:{_FILLER}|{_CALLED})\b[\s,(“\"]*)*$", re.IGNORECASE
)

_ITEM = r"(?!and\b|or\b)[\w’'-]+(?: (?!and\b|or\b)[\w’'-]+){0,2}?"
_LINK = re.compile(rf"^(?:, {_ITEM})*, (?:the |an? )?$")
_LAST_LINK = re.compile(rf"^(?:, {_ITEM})*,? (?:and|or|as well as|and also) (?:the |an? |by |in |to )?$")
_LIST_GOES_ON = re.compile(rf"^(?:, {_ITEM})*,? (?:and|or) ")


@hard
def options_of_one_sort(candidate: Candidate) -> str | None:
    """All choices are years, or dates, or names, or phrases, or numbers with one unit and like decimals."""
    texts = (candidate.key, *candidate.distractors)
    if len(texts) < 2:
        return None
    key, *others = map(shape_of, texts)
    if any(other.sort != key.sort for other in others):
        return "The choices are not of one sort."
    if key.sort == "number":
        return _numbers_alike(texts, key, others)
    if any(other.lead != key.lead for other in others):
        return "The choices do not begin alike, so they don't all fit the question."
    if len({text.strip()[:1].isupper() for text in texts}) > 1:
        return "Some choices begin with a capital letter and others don't."
    return None


def _numbers_alike(texts: tuple[str, ...], key: Shape, others: list[Shape]) -> str | None:
    if all(is_duration(shape.unit) for shape in (key, *others)):
        return None
    if any(other.unit != key.unit for other in others):
        return "The choices have different units."
    if len({shape.decimals for shape in (key, *others)}) > 1:
        return "The choices are not equally exact."
    values = [abs(value) for text in texts if (value := number_of(text)) is not None]
    if min(values) > 0 and max(values) / min(values) > 100:
        return "The choices lie absurdly far apart."
    if key.unit == "%" and values[0] <= 100 < max(values):
        return "A choice of more than 100 percent cannot be meant."
    return None


@hard
def same_marks(candidate: Candidate) -> str | None:
    """Numbers are written in one way, and no choice ends with a full stop where others don't."""
    texts = (candidate.key, *candidate.distractors)
    if len({text.rstrip().endswith(".") for text in texts}) > 1 and shape_of(candidate.key).sort == "phrase":
        return "Some choices end with a full stop and others don't."
    long = [text for text in texts if re.search(r"\d{4,}|\d,\d{3}", text) and shape_of(text).sort == "number"]
    if len({"," in text for text in long}) > 1:
        return "The numbers among the choices are written in different ways."
    return None


@hard
def options_distinct(candidate: Candidate) -> str | None:
    """No two choices are the same thing under two names, and none is a part of another or of the key."""
    for one, other in combinations((candidate.key, *candidate.distractors), 2):
        if same_thing(one, other) or _same_amount(one, other):
            return f"“{one}” and “{other}” are the same."
    for other in candidate.distractors:
        if _contained(candidate.key, other):
            return f"“{candidate.key}” and “{other}” are not apart: one is a part of the other."
    return None


def _same_amount(one: str, other: str) -> bool:
    """Whether two quantities are within 2 % of each other once converted; years and counts must be equal."""
    first, second = quantity_of(one), quantity_of(other)
    if first is None or second is None:
        return False
    units = unit_named(first.unit), unit_named(second.unit)
    if units[0] and units[1] and units[0] != units[1] and units[0].dimension == units[1].dimension:
        a, b = first.value * units[0].factor, second.value * units[1].factor
        return abs(a - b) <= max(abs(a), abs(b)) / 50
    return first.value == second.value and first.unit == second.unit


def _contained(key: str, other: str) -> bool:
    one, two = fold(key), fold(other)
    if any(position(a, b) >= 0 for a, b in ((one, two), (two, one))):
        return True
    ends, value = range_of(key) or range_of(other), number_of(other) or number_of(key)
    if ends and value is not None and not (range_of(key) and range_of(other)):
        return ends[0] <= value <= ends[1]
    decade = re.match(r"^(?:the )?(\d{3})0s$", key) or re.match(r"^(?:the )?(\d{3})0s$", other)
    return (
        bool(decade) and any(re.fullmatch(rf"{decade[1]}\d", text) for text in (key, other))
        if decade
        else False
    )


@hard
def no_second_right_answer(candidate: Candidate) -> str | None:
    """No wrong choice is in one list with the key, is its other name, or what another sentence says."""
    for other in candidate.distractors:
        if _listed_together(candidate, other):
            return f"The evidence names “{other}” together with the key, so both are right."
        if _other_name(candidate.text, candidate.key, other):
            return f"The article uses “{other}” as another name for “{candidate.key}”."
        if _said_elsewhere(candidate, other):
            return f"Another sentence of the article makes “{other}” right too."
    return None


def _listed_together(candidate: Candidate, other: str) -> bool:
    """Whether key and choice stand in one list of the evidence: "wheat, barley and rye"."""
    evidence = candidate.evidence
    for first, second in ((candidate.key, other), (other, candidate.key)):
        for found in re.finditer(rf"\b{re.escape(first)}\b(.{{1,80}}?)\b{re.escape(second)}\b(.*)", evidence):
            if _LAST_LINK.match(found[1]) or (_LINK.match(found[1]) and _LIST_GOES_ON.match(found[2])):
                return not candidate.key[0].isdigit()
    return False


def _other_name(text: str, key: str, other: str) -> bool:
    for first, second in ((key, other), (other, key)) if other in text else ():
        for found in re.finditer(rf"\b{re.escape(first)}\b(.{{1,50}}?)\b{re.escape(second)}\b", text):
            if _ALIAS.match(found[1]):
                return True
    return False


def _said_elsewhere(candidate: Candidate, other: str) -> bool:
    """Whether a sentence without the key holds the choice and nearly all that the question says."""
    asked, wrong, key = candidate.stem_words, content(other), content(candidate.key)
    if len(asked) < 3:
        return False
    return any(
        not key <= words and overlap(asked, words) >= 0.8 and sentence not in candidate.evidence
        for sentence, words in candidate.index.holding(wrong)
    )


@hard
def years_plausible(candidate: Candidate) -> str | None:
    """No wrong year lies in the future of the article, unless the right one does too."""
    years = [
        int(text) for text in (candidate.key, *candidate.distractors) if re.fullmatch(r"1\d{3}|20\d{2}", text)
    ]
    if len(years) < 2 or len(years) <= len(candidate.distractors):
        return None
    latest = max(
        (int(year) for year in re.findall(r"\b(?:1\d{3}|20\d{2})\b", candidate.text)), default=years[0]
    )
    limit = latest + 1 if latest > years[0] else years[0] + 20
    late = next((year for year in years[1:] if year > limit), None)
    return f"{late} lies after everything that the article tells of." if late else None
