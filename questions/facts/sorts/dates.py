"""When something happened: years, months and days."""

import re
from collections.abc import Iterator

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import Adjunct, adjuncts
from questions.facts.slot import Slot

WORTH = 0.7
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:1\d{3}|20\d\d)"
_SHAPES = (
    ("day", re.compile(rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? {_YEAR})?")),
    ("month", re.compile(rf"{_MONTH} {_YEAR}")),
    ("year", re.compile(rf"{_YEAR}")),
    ("ancient", re.compile(r"(?:AD )?\d{1,4}(?: (?:BC|AD|BCE|CE))")),
    ("month_alone", re.compile(rf"{_MONTH}")),
    ("century", re.compile(r"the (?:\d{1,2}(?:st|nd|rd|th)|[a-z]+th) century(?: BC| AD| BCE| CE)?")),
    ("decade", re.compile(r"the (?:early |late |mid-)?\d{3}0s")),
)
_WORDS = {
    "year": "{} what year",
    "ancient": "{} what year",
    "day": "{} what date",
    "month": "{} what month and year",
    "month_alone": "{} which month",
    "century": "{} which century",
    "decade": "{} which decade",
}


def find(claim: Claim, names: Names) -> Iterator[Slot]:  # noqa: ARG001
    """Yields the time of an event where one phrase of the clause states it."""
    for adjunct in adjuncts(claim):
        preposition = adjunct.preposition.lower_
        if preposition not in {"in", "on", "since", "by", "during", "until"}:
            continue
        text = claim.text(*adjunct.inner)
        for shape, pattern in _SHAPES:
            if pattern.fullmatch(text):
                yield _slot(adjunct, shape, preposition, text)
                break


def _slot(adjunct: Adjunct, shape: str, preposition: str, text: str) -> Slot:
    dated = shape in {"year", "month", "day"} and re.search(_YEAR, text) is not None
    return Slot(
        role="when",
        sort="dates",
        value="year" if shape == "year" else "date",
        answer=text,
        gap=adjunct.inner,
        taken=adjunct.at,
        word=_WORDS[shape].format(preposition),
        worth=0.75 if shape in {"year", "ancient", "century", "decade"} else 0.35 if dated else 0.2,
        accepted=(f"{preposition} {text}",),
        doubts=() if dated or shape in {"ancient", "century", "decade"} else ("a date without its year",),
    )
