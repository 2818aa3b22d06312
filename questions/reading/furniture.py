"""Page furniture: what stands on a page beside the article, told by general rules.

The rules are in ``furniture.txt``. A rule must not take prose that merely mentions newsletters,
cookies or photographs: it needs an address to the reader ("Sign up to receive …", "your inbox")
or a shape that no sentence has.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from questions.reading.byline import BYLINE
from questions.reading.dates import MONTH
from questions.reading.sentences import sentence_spans

LONGEST = 400
"""Characters above which a block is prose whatever words it holds."""

_RULES = Path(__file__).with_name("furniture.txt")
_SECTION = "section: "
_PARTS = {
    "<CHANGED>": r"(?:first |last |originally )?(?:publish|updat|post|modifi|revis|creat|review)ed\b",
    "<DATE>": r"(?:\d{1,2}(?:st|nd|rd|th)?\W+<MONTH>|<MONTH>\W+\d{1,2}(?:st|nd|rd|th)?)\W+(?:\d{4})?",
    "<DAY>": r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}",
    "<MONTH>": MONTH,
    "<NAME>": r"(?-i:[A-Z])[\w.'’-]*",
}

Rule = tuple[str, "re.Pattern[str]"]


def furniture(text: str) -> str | None:
    """Returns why a line, paragraph or sentence is page furniture, None for prose.

    A paragraph of several sentences is furniture if a rule takes it whole or all of its sentences.
    """
    if len(text) > LONGEST:
        return None
    reason = _of_line(text)
    spans = [] if reason else sentence_spans(text)
    if len(spans) < 2:
        return reason
    reasons = [_of_line(text[start:end]) for start, end in spans]
    return reasons[0] if all(reasons) else None


def _of_line(line: str) -> str | None:
    return "byline" if BYLINE.fullmatch(line) else _first(line, section=False)


@lru_cache(maxsize=4096)
def closed_section(heading: str) -> str | None:
    """Returns why everything under a heading is furniture, None for a heading of the article."""
    return _first(heading.strip(" :.0123456789"), section=True)


def _first(text: str, *, section: bool) -> str | None:
    if not _any_rule(section=section).fullmatch(text):
        return None
    return next((reason for reason, pattern in _rules(section=section) if pattern.fullmatch(text)), None)


@lru_cache
def _any_rule(*, section: bool) -> "re.Pattern[str]":
    """All rules in one: most lines are prose, and are asked about once only."""
    rules = "|".join(f"(?:{pattern.pattern})" for _, pattern in _rules(section=section))
    return re.compile(rules, re.IGNORECASE | re.DOTALL)


@lru_cache
def _rules(*, section: bool) -> tuple[Rule, ...]:
    rules = [(reason, pattern) for reason, pattern in _written() if reason.startswith(_SECTION) == section]
    return tuple((reason.removeprefix(_SECTION), _compiled(pattern)) for reason, pattern in rules)


def _written() -> Iterator[tuple[str, str]]:
    """Yields the reason and the expression of each rule in the file."""
    reason = ""
    joined = re.sub(r"\n {4}", "", _RULES.read_text("utf-8"))
    for line in joined.splitlines():
        if line.startswith("[") and line.endswith("]") and line[1].isalpha() and line.count("]") == 1:
            reason = line[1:-1]
        elif line and not line.startswith("#"):
            yield reason, line


def _compiled(pattern: str) -> "re.Pattern[str]":
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)
