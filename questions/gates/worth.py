"""Whether the question is worth asking and can be marked."""

import re

from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import STOP_WORDS, any_of, content, listed, numbers, tokens

_WEEKDAY = re.compile(r"^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?$", re.IGNORECASE)
_TRIVIAL = listed(
    "yesterday today tomorrow recently currently reporters journalists said it thing things article"
)
_VAGUE = frozenset(
    listed("1 2 1st 2nd 3rd several various some most different important new part way ways time people")
)
_DEFINITION = re.compile(
    r"^what (?:is|are|was|were) (?:(?:the|a|an) )?[\w’'-]+(?: [\w’'-]+)?\?$", re.IGNORECASE
)
_TOLD = re.compile(
    r"^who (?:said|told|announced|reported|added|stated|spoke|confirmed|explained)\b", re.IGNORECASE
)
_OPENING = any_of("did does do has had have is are was were can could will would")
_OPEN_VERB = any_of("have do say show announce include tell mean get make give use become be happen see")
_OPEN = re.compile(rf"^what {_OPENING}\b.*\b{_OPEN_VERB}\?$", re.IGNORECASE)
_BARE_NOT = re.compile(r"\b(?:not|never|no|cannot)\b|n[’']t\b", re.IGNORECASE)
_NAMING = re.compile(
    r"^What (?:is|are) .{20,} called\?$|^Which term |\b(?:called|known as|named|termed) ____"
    r"|^____ (?:is|are) (?:an?|the) .{20,}"
)
"""Questions for the name of a thing that they describe: a common word may be its name."""
_SPECIAL_ENOUGH = 4.1
"""Zipf frequency (a word's logarithmic rate) under which few other words would do as well."""


@hard
def key_not_trivial(candidate: Candidate) -> str | None:
    """The key is no weekday, no stop word and no filler."""
    for key in candidate.keys:
        words = tokens(key)
        if _WEEKDAY.match(key.strip()):
            return "A weekday is not worth remembering."
        if not words or all(word in STOP_WORDS or word in _TRIVIAL for word in words):
            return f"“{key}” is not worth asking for."
    return None


@soft
def key_says_something(candidate: Candidate) -> str | None:
    """One, first, several, most are seldom what matters."""
    words = set(tokens(candidate.key))
    return f"Is “{candidate.key}” worth remembering?" if words and words <= _VAGUE else None


@hard
def false_by_a_detail(candidate: Candidate) -> str | None:
    """A false statement is false by a changed detail, never by a bare "not", and is told right afterwards."""
    if candidate.question.kind != "true_false" or candidate.question.answer != "false":
        return None
    if _BARE_NOT.search(candidate.stem) and not _BARE_NOT.search(candidate.evidence):
        return "The statement is made false by a bare “not”."
    if not candidate.question.explanation.strip():
        return "A false statement needs an explanation that says what is true."
    return None


@hard
def can_be_typed(candidate: Candidate) -> str | None:
    """A key that is to be typed has at most twenty words."""
    if candidate.question.kind not in {"short_answer", "cloze"}:
        return None
    if any(len(key.split()) > 20 for key in candidate.keys):
        return "The answer is too long to be typed and marked fairly."
    return None


@soft
def typed_key_special(candidate: Candidate) -> str | None:
    """A single common word to be typed has other words that are as right."""
    if candidate.question.kind not in {"short_answer", "cloze"} or _NAMING.search(candidate.stem):
        return None
    common = next((key for key in candidate.keys if _is_common(key)), None)
    return f"Other words may be as right as “{common}”." if common else None


def _is_common(key: str) -> bool:
    """Whether the key is one or two common words without capital, figure or sign."""
    words = [word for word in re.findall(r"[\w’'-]+", key) if word.lower() not in STOP_WORDS]
    special = numbers(key) or re.search(r"[^\w\s’',.-]|^-", key) or not all(word.islower() for word in words)
    if len(words) > 2 or special:
        return False
    from wordfreq import zipf_frequency  # loaded on first use: its list takes half a second

    return all(zipf_frequency(word, "en") >= _SPECIAL_ENOUGH for word in words)


@soft
def asks_something_definite(candidate: Candidate) -> str | None:
    """No "What is X?", no "Who said ...?" without content, no "What did X do?"."""
    stem = candidate.stem.strip()
    if candidate.question.kind == "true_false" or not stem.endswith("?"):
        return None
    if _DEFINITION.match(stem) or (_OPEN.match(stem) and len(content(stem)) < 4):
        return "The question is so open that many answers would do."
    if _TOLD.match(stem) and len(content(stem)) < 4:
        return "Who said something is seldom worth remembering without what it was."
    return None


@soft
def says_why(candidate: Candidate) -> str | None:
    """The explanation adds something to the key."""
    explanation = candidate.question.explanation
    if not explanation.strip():
        return "There is no explanation."
    added = content(explanation) - content(candidate.key)
    return "The explanation only repeats the answer." if len(added) < 3 else None
