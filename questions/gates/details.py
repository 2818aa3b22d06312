"""Numbers, dates and names that are not what the article is about."""

import re

from questions.gates.references import outside_quotes
from questions.gates.registry import Candidate, soft
from questions.gates.shapes import shape_of
from questions.gates.words import any_of, content, names
from questions.kinds.structure import GAP

_CLASSES = any_of("""
    ways? kinds? types? sorts? jobs? stages? steps? reasons? factors? parts? questions? problems? methods?
    groups? forms? categories things tasks functions aspects cases rules
""")
_COUNTED = re.compile(rf"\b[Hh]ow many (?:\w+ )?{_CLASSES}\b|____ (?:\w+ )?{_CLASSES}\b")
_MADE_WITH = any_of("""
    parents people patients households respondents adults children pupils students participants volunteers
    specimens teachers women men families companies readers voters animals samples
""")
_SAMPLE = re.compile(
    rf"\b(?:survey|study|sample|poll|trial|review|analysis) of (?:some |about |over )?____ |____ {_MADE_WITH}\b"
    rf"|\b[Hh]ow many (?:\w+ )?{_MADE_WITH}\b|^An? \w+ (?:with|of) ____ "
)
_MONEY = re.compile(
    r"[€$£¥]|\b(?:euros?|dollars?|pounds?|crowns?|yen|francs?|marks?|shillings?|pence)\b", re.IGNORECASE
)
_PRICED = re.compile(
    r"\b(?:paid|pay|cost|sold|sell|bought|trade[ds]?|grant(?:ed)?|raise[ds]?|spent|spend|earned|contribut\w+|donated|shares|set aside)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(r"\bpercent\b|\bper cent\b|%")
_DAY = re.compile(
    r"\b(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\b.*\b[A-Z][a-z]{2,}|\b[A-Z][a-z]{2,} (?:3[01]|[12]?\d)\b(?!\d)"
)
_FIGURE = re.compile(
    rf"\d[\d,.]*\d|\d|\b{any_of('two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty')}\b"
)
_IN_PASSING = re.compile(r"^[\w.]+-(?:second|minute|hour|day|week|month|year|mile|metre|page|member|man)$")
_JOINED_COUNT = re.compile(
    r"\b[Hh]ow (?:many|much) [^,?]{1,40} and \d[\d.,]*\b[^?]{1,40}\b(?:do|does|did|will|can|is|are|was|were)\b"
)
_QUANTITY = frozenset({"number", "range"})


def about_topic(candidate: Candidate, least: int = 1) -> bool:
    """Whether so many content words of the title (or all of a shorter one) stand in the stem outside quotes."""
    topic = candidate.outline.topic
    return not topic or len(content(outside_quotes(candidate.stem)) & topic) >= min(least, len(topic))


def numeric(candidate: Candidate) -> bool:
    return bool(candidate.keys) and all(shape_of(key).sort in _QUANTITY for key in candidate.keys)


def _with_gap(candidate: Candidate) -> str:
    """The stem; in a false statement with a gap for the number that the evidence does not have."""
    if candidate.question.kind != "true_false" or candidate.question.answer != "false":
        return candidate.stem if numeric(candidate) else ""
    changed = (found for found in _FIGURE.finditer(candidate.stem) if found[0] not in candidate.evidence)
    return next((candidate.stem[: at.start()] + GAP + candidate.stem[at.end() :] for at in changed), "")


@soft
def not_a_count_of_a_list(candidate: Candidate) -> str | None:
    """How many ways or kinds there are is less than what they are."""
    if _COUNTED.search(_with_gap(candidate)):
        return "This asks how many things are listed, not what they are."
    return None


@soft
def no_sample_size(candidate: Candidate) -> str | None:
    """How many were asked, hurt or counted is a detail."""
    if _SAMPLE.search(_with_gap(candidate)) and not _PARTIAL.search(candidate.key):
        return "How many were counted is a detail; what came of it matters more."
    return None


@soft
def sum_about_topic(candidate: Candidate) -> str | None:
    """A sum of money is worth asking if it is what the article is about."""
    if (
        (numeric(candidate) or candidate.question.kind == "true_false")
        and _MONEY.search(f"{candidate.key} {candidate.stem}")
        and _PRICED.search(candidate.stem)
    ):
        return (
            None if about_topic(candidate, 2) else "This is a bare sum; would a teacher want it remembered?"
        )
    return None


@soft
def detail_about_topic(candidate: Candidate) -> str | None:
    """A number, date or name is asked of what the title, a heading or many sentences name; reasons need not."""
    terms = candidate.outline.terms
    roles = {share.role for share in candidate.question.points}
    if not terms or roles & {"why", "how", "what_for"}:
        return None
    said = outside_quotes(re.sub(r"[A-Z]\w+[’']s (?=[a-z])", "", candidate.stem))
    details = (
        re.search(r"\d", said)
        or names(said[1:])
        or any(shape_of(key).sort != "phrase" for key in candidate.keys)
    )
    if (
        not details
        or content(f"{said} {candidate.key}") & terms
        or candidate.stem_words & candidate.index.central
    ):
        return None
    return "This is a detail of something else than the article's topic."


@soft
def not_the_day(candidate: Candidate) -> str | None:
    """A day of a month, and a month among months of one year, are more exact than memory needs."""
    if candidate.keys and shape_of(candidate.key).sort == "date" and _DAY.search(candidate.key):
        return "An exact day is seldom worth remembering."
    years = [re.search(r"\b(?:1\d{3}|20\d{2})$", text) for text in (candidate.key, *candidate.distractors)]
    found = {year[0] for year in years if year}
    if len(years) > 1 and all(years) and len(found) == 1 and candidate.key not in found:
        return "All choices have the same year, so only the month is asked."
    return None


@soft
def not_a_length_in_passing(candidate: Candidate) -> str | None:
    """ "the four-day event" tells a length by the way."""
    if any(_IN_PASSING.match(key.strip()) for key in candidate.keys):
        return "The length is told in passing; is it worth remembering?"
    return None


@soft
def one_count_asked(candidate: Candidate) -> str | None:
    """ "How many minutes of video and 420 stills" joins what is asked with another figure."""
    found = _JOINED_COUNT.search(candidate.stem)
    return f"“{found[0]}” joins what is asked with another figure." if found else None
