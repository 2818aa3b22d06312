"""A question is still right in a year: times in it are dated."""

import re

from questions.gates.references import outside_quotes
from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import any_of, names, numbers

_MONTHS = any_of("""
    Jan(?:uary|\\.) Feb(?:ruary|\\.) March April May June July Aug(?:ust|\\.) Sept?(?:ember|\\.)
    Oct(?:ober|\\.) Nov(?:ember|\\.) Dec(?:ember|\\.)
""")
_NOW = any_of("""
    yesterday tomorrow tonight recently currently nowadays presently lately so_far to_date
    at_present at_the_moment until_now by_now these_days earlier_this_\\w+ later_this_\\w+
    in_recent_\\w+ most_recent upcoming since_then by_then until_then just_\\w+ed has_just have_just
""")
_PERIOD = any_of("""
    days? weeks? weekend months? years? decades? century spring summer autumn fall winter quarter
    season monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december
""")
_RELATIVE = re.compile(
    rf"\b{_NOW}\b"
    rf"|\b(?:last|this|next|past|coming|previous) (?:few |several |two |three |five |ten |\d+ )?{_PERIOD}\b"
    r"|(?<!\bthan )(?<!\bthan it is )\b(?:today|now)\b(?!['’]s)(?! (?:known|called|part|in)\b)|\bago\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"(?:million|billion|thousands?|hundreds|centuries|,000)(?: of)?(?: years)? ago\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")
_IN_A_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Uu]ntil|of|during|late|early) (?:\d{{1,2}} )?{_MONTHS}"
)

_HAPPENED = re.compile(r"\b(?:did|was|were|had)\b|^[Ww]ho \w+ed\b")


@hard
def time_stands_alone(candidate: Candidate) -> str | None:
    """No "last month" or "currently" without a year beside it; "66 million years ago" stays right."""
    stem = _LONG_AGO.sub(" ", outside_quotes(candidate.stem))
    found = _RELATIVE.search(stem)
    if found and not _YEAR.search(stem):
        return f"“{found[0]}” will be wrong later: the question needs a date."
    return None


@soft
def year_given(candidate: Candidate) -> str | None:
    """A month in the stem has its year, unless it comes every year or the year is asked for."""
    found = _IN_A_MONTH.search(candidate.stem)
    if (
        found
        and not _YEAR.search(candidate.stem)
        and not re.search(r"\b(?:every|each|year)\b", candidate.stem)
    ):
        return f"“{found[0]}” has no year."
    return None


@soft
def place_or_time_named(candidate: Candidate) -> str | None:
    """A question on what happened says where or when, if the evidence does."""
    stem, key, evidence = candidate.stem, candidate.key, candidate.evidence
    if not _HAPPENED.search(stem) or names(stem) or numbers(stem):
        return None
    anchors = {*names(evidence), *numbers(evidence)} - {*numbers(key), *key.split(), *evidence.split()[:1]}
    return "The question says neither where nor when this was." if anchors else None
