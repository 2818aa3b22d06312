"""Nothing on the page gives the key away to somebody who has not read the article."""

import re
from decimal import Decimal

from questions.gates.registry import Candidate, hard
from questions.gates.shapes import hedged, number_of
from questions.gates.words import CAPITALISED, STOP_WORDS, content, tokens
from questions.kinds.typed.stemming import stem

_LIKE_WORD = 0.7
"""Share of the longer word that two words have in common at their beginning if one derives from the other."""


@hard
def stem_without_key(candidate: Candidate) -> str | None:
    """The stem does not hold the key: not its words in another form, and no part of a name.

    What the key shares with its siblings (the "acid" of three acids) gives nothing away.
    """
    for key in candidate.keys:
        words = [stem(word) for word in tokens(key) if word not in STOP_WORDS]
        shared = (
            frozenset.intersection(*map(content, candidate.distractors))
            if candidate.distractors
            else frozenset()
        )
        telling = [word for word in words if word not in shared]
        told = [word for word in telling if _in_stem(word, candidate.stem_words)]
        if telling and len(told) / len(telling) > (0.5 if len(telling) < 4 else 0.6):
            return f"The question holds its own answer, “{key}”."
        part = _part_of_name(key, candidate, shared)
        if part:
            return f"The question holds a part of its answer, “{part}”."
    return None


def _in_stem(word: str, stem_words: frozenset[str]) -> bool:
    return word in stem_words or any(_derived(word, other) for other in stem_words)


def _derived(one: str, other: str) -> bool:
    """Whether one word is made from the other: "detect" and "detector", "Russia" and "Russian"."""
    common = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return common >= 5 and common / max(len(one), len(other)) >= _LIKE_WORD and not one[0].isdigit()


def _part_of_name(key: str, candidate: Candidate, shared: frozenset[str]) -> str | None:
    names = CAPITALISED.findall(key)
    if len(names) != len(key.split()) or len(names) < 2:
        return None
    parts = [name for name in names if len(name) > 3 and stem(name.lower()) not in shared]
    return next((part for part in parts if re.search(rf"\b{re.escape(part)}\b", candidate.stem)), None)


@hard
def key_not_longest(candidate: Candidate) -> str | None:
    """The key is not far longer than every other choice, nor far shorter."""
    lengths = [len(text) for text in candidate.distractors]
    if not lengths:
        return None
    key = len(candidate.key)
    if key - max(lengths) >= 8 and key > 1.4 * max(lengths):
        return "The right choice is much longer than the others."
    if min(lengths) - key >= 8 and min(lengths) > 1.6 * key:
        return "The right choice is much shorter than the others."
    return None


@hard
def key_not_most_exact(candidate: Candidate) -> str | None:
    """The key is not the only exact number among round ones, nor the only round or hedged choice."""
    others = candidate.distractors
    if not others:
        return None
    for name, test in (("hedge", hedged), ("bracket", _bracketed), ("comma", _listed)):
        if test(candidate.key) and not any(map(test, others)):
            return f"Only the right choice has a {name}."
    digits = [_exactness(text) for text in others]
    key = _exactness(candidate.key)
    if key is None or None in digits:
        return None
    known = [each for each in digits if each is not None]
    if key > max(known) + 1 or (key > max(known) and max(known) <= 1):
        return "The right choice is the only exact number."
    if key < min(known) - 1:
        return "The right choice is the only round number."
    return None


def _bracketed(text: str) -> bool:
    return "(" in text


def _listed(text: str) -> bool:
    return bool(re.search(r",\s", text))


def _exactness(text: str) -> int | None:
    """Returns how many significant digits the text's number has; zeros at its end don't count."""
    number = number_of(text)
    return None if number is None else len(number.normalize().as_tuple().digits)


@hard
def stem_does_not_echo_key(candidate: Candidate) -> str | None:
    """No choice may be found by looking for the stem's words in it."""
    if not candidate.distractors:
        return None
    echoes = [len(content(text) & candidate.stem_words) for text in candidate.distractors]
    if len(content(candidate.key) & candidate.stem_words) > max(echoes):
        return "The right choice shares more words with the question than the others do."
    return None


@hard
def key_not_in_the_middle(candidate: Candidate) -> str | None:
    """Numbers are no regular series with the key inside."""
    values = [number_of(text) for text in (candidate.key, *candidate.distractors)]
    known = [value for value in values if value is not None]
    if len(known) < 3 or len(known) < len(values):
        return None
    steps = {b - a for a, b in zip(sorted(known), sorted(known)[1:], strict=False)}
    inside = min(known) < known[0] < max(known)
    if inside and (len(steps) == 1 or _mirrored(known)):
        return "The choices are a regular series around the right one."
    return None


def _mirrored(values: list[Decimal]) -> bool:
    """Whether the others lie in pairs at equal distances around the first."""
    distances = [value - values[0] for value in values[1:]]
    return len(distances) % 2 == 0 and sorted(distances) == sorted(-distance for distance in distances)
