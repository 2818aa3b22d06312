"""Words as the gates compare them: stems of content words, names, numbers, sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from questions.kinds.typed.stemming import stem
from questions.kinds.typed.wording import words_in


def listed(text: str) -> tuple[str, ...]:
    """Returns the entries of a list separated by white space; "_" stands for a space in an entry."""
    return tuple(entry.replace("_", " ") for entry in text.split())


def any_of(text: str) -> str:
    """Returns a pattern for any entry of such a list; entries may hold patterns."""
    return f"(?:{'|'.join(listed(text))})"


STOP_WORDS = frozenset(
    listed("""
        a about above after again against all also although am among an and another any are as at be
        because been before being below between both but by can could did do does doing down during
        each either else ever every few for from further had has have having he her here hers him
        his how however i if in into is it its itself just many may me might more most much must my
        neither no nor not now of off often on once one only or other our out over own per same
        shall she should since so some still such than that the their theirs them then there these
        they this those though through thus to too under until up upon us very was we were what when
        where whether which while who whom whose why will with within without would yet you your
        according called named
    """)
)
_UNITED_STATES = re.compile(r"\bU\.S\.A?\.?(?=\W|$)|\bUSA?\b")
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bapprox)"
    r"[.!?…][\"”’')]*\s+(?=[\"“‘(]*[A-Z0-9])|\n\s*\n"
)
CAPITALISED = re.compile(r"(?<![\w'’])[A-Z][\w'’]*(?:-[\w]+)*")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def tokens(text: str) -> tuple[str, ...]:
    """Returns the words in lower case, numbers as digits; "US" becomes "usa", so that it is not "us"."""
    return words_in(_UNITED_STATES.sub("USA", text))


def stems(words: tuple[str, ...]) -> frozenset[str]:
    """Returns the stems of the words."""
    return frozenset(map(stem, words))


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """Returns the stems of a text's content words and its numbers."""
    return frozenset(stem(word) for word in tokens(text) if word not in STOP_WORDS)


def numbers(text: str) -> frozenset[str]:
    """Returns the numbers of a text as digits, scale included ("1.5 million" is "1500000")."""
    return frozenset(word for word in tokens(text) if word[0].isdigit())


def names(text: str) -> tuple[str, ...]:
    """Returns the words with a capital that don't owe it to the beginning of the sentence."""
    found = [match for match in CAPITALISED.finditer(text) if match.start() > 0]
    inside = [
        match[0] for match in found if text[: match.start()].rstrip()[-1:] not in {".", "?", "!", "“", '"'}
    ]
    first = CAPITALISED.match(text)
    if first and first[0].lower() not in STOP_WORDS and len(first[0]) > 1:
        inside.insert(0, first[0])
    return tuple(inside)


def overlap(part: frozenset[str], whole: frozenset[str]) -> float:
    """Returns the share of ``part`` that is in ``whole``; 0 if there is nothing to compare."""
    return len(part & whole) / len(part) if part else 0.0


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Returns the share of all words of both that both have (Jaccard's index)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def position(words: tuple[str, ...], within: tuple[str, ...]) -> int:
    """Returns the index at which the words stand in a row, or -1."""
    length = len(words)
    if not length:
        return -1
    return next((n for n in range(len(within) - length + 1) if within[n : n + length] == words), -1)


def sentences(text: str) -> tuple[str, ...]:
    """Returns the text cut at the ends of sentences, roughly."""
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return tuple(part for a, b in pairwise(cuts) if (part := text[a:b].strip()))


def capitalised(text: str) -> frozenset[str]:
    """Returns the words that the text spells with a capital, without the 's of the genitive."""
    return frozenset(re.sub("[’']s?$", "", word) for word in CAPITALISED.findall(text))


@lru_cache(maxsize=4)
def capitals_of(article: str) -> frozenset[str]:
    """Returns ``capitalised`` of an article, remembered."""
    return capitalised(article)


@dataclass(frozen=True, slots=True)
class Index:
    """The sentences of a text with their content words, and for each word the numbers of its sentences."""

    sentences: tuple[tuple[str, frozenset[str]], ...]
    places: dict[str, set[int]]
    central: frozenset[str]
    """Words of five letters and more that stand in at least six sentences and in one of twenty."""

    def holding(self, words: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
        """Returns the sentences that hold all of the words."""
        found = [self.places.get(word, set()) for word in words]
        return [self.sentences[n] for n in sorted(set.intersection(*found))] if found else []


@lru_cache(maxsize=4)
def index(text: str) -> Index:
    """Returns the index of a text."""
    cut = tuple((sentence, content(sentence)) for sentence in sentences(text))
    places: dict[str, set[int]] = {}
    for number, (_, words) in enumerate(cut):
        for word in words:
            places.setdefault(word, set()).add(number)
    least = max(6, len(cut) / 20)
    central = frozenset(word for word, at in places.items() if len(word) > 4 and len(at) >= least)
    return Index(cut, places, central)
