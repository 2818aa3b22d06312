"""What an article is about, as a phrase that can stand in a sentence: "the European eel", "DHCP"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from questions.facts.vocabulary import vocabulary

_SPLIT = re.compile(r"\s*[:(–—|]\s*|\s+-\s+|\?\s*")
_NUMBERING = re.compile(
    r"^(?:(?:chapter|unit|section|part|lesson|module)\s+)?[\dIVX]+(?:\.\d+)*[.:)]?\s+", re.IGNORECASE
)
_QUESTION_WORDS = vocabulary(
    "how why what when where who which whose is are do does can should will whose keeping making"
)
_SMALL = vocabulary("a an and at by for from in of on or the to with its their as")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
LONGEST = 5
FEWEST = 3
"""How often a phrase of the title must stand in the text to be what it is about."""
_COMMON_NOUN_FEWEST = 6


@dataclass(frozen=True, slots=True)
class _Text:
    """The text, the words that it writes small, its nouns, and whether it explains rather than tells."""

    text: str
    lower_words: set[str]
    nouns: set[str]
    explains: bool


def topic_phrase(
    title: str,
    sentences: Sequence[str],
    lower_words: set[str],
    nouns: set[str],
    *,
    explains: bool,
    phrase: bool = False,
) -> str | None:
    """Returns the topic that the title names, with its article, or None where it names none.

    ``lower_words`` are the words that the text writes small, ``nouns`` its nouns in lower case;
    ``explains`` says that it explains rather than tells, ``phrase`` that the title is no clause.
    """
    text = _Text(" ".join(sentences), lower_words, nouns, explains)
    parts = [part for part in _SPLIT.split(_NUMBERING.sub("", title.strip())) if part.strip(" )")]
    candidates = [part.strip(' )“”"') for part in parts[:2]]
    for read in (_as_noun_phrase, _inside):
        for part in candidates:
            used = read(part, text)
            if used is not None:
                return used
    return _as_it_stands(candidates[0], text) if candidates and phrase else None


def _as_it_stands(part: str, text: _Text) -> str | None:
    """Returns a title that is a noun phrase, in an article that explains: "blood typing"."""
    words = part.split()
    first = words[0].lower() if words else ""
    plain = (
        all(_WORD.fullmatch(word) for word in words)
        and not first.endswith("ing")
        and first not in _QUESTION_WORDS
    )
    noun = any(word.lower() in text.nouns or word.lower().removesuffix("s") in text.nouns for word in words)
    asked = any(word.lower() in _QUESTION_WORDS for word in words[1:])
    fits = plain and noun and 2 <= len(words) <= LONGEST + 1
    if not (text.explains and fits) or asked or first in {"a", "an"}:
        return None
    named = [word if word.lower() in _SMALL else _as_in_text(word, text) for word in words]
    return " ".join(["the" if first == "the" else named[0], *named[1:]])


def _as_noun_phrase(part: str, text: _Text) -> str | None:
    words = part.split()
    if not 1 <= len(words) <= LONGEST or words[0].lower() in _QUESTION_WORDS or part.endswith((".", "!")):
        return None
    head = re.findall(rf"\b{re.escape(words[-1])}(?:s|es)?\b", text.text, re.IGNORECASE)
    return _used(part, text, 1 if len(head) >= FEWEST and len(words) > 1 else FEWEST)


def _inside(part: str, text: _Text) -> str | None:
    """Returns the longest run of the title's words that the text comes back to."""
    words = _WORD.findall(part)
    for length in (4, 3, 2, 1) if text.explains else (4, 3, 2):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if run[0].lower() in _SMALL | _QUESTION_WORDS or (length == 1 and len(run[0]) < 4):
                continue
            least = FEWEST if length > 1 or run[0].isupper() else _COMMON_NOUN_FEWEST
            phrase = _used(" ".join(run), text, least)
            if phrase is not None:
                return phrase
    return None


def _used(part: str, text: _Text, least: int) -> str | None:
    """Returns the phrase as the text uses it most, with or without "the"; None if it does so too seldom."""
    bare = re.sub(r"^(?:the|an?)\s+", "", part, flags=re.IGNORECASE)
    pattern = re.compile(rf"(?<![\w-])(?:(the|an?)\s+)?({re.escape(bare)})(?:s|es)?(?![\w-])", re.IGNORECASE)
    found = [(match[1] or "", match[0]) for match in pattern.finditer(text.text)]
    last = bare.split()[-1].lower() if bare else ""
    if " " not in bare and bare.islower() is False and last in text.lower_words:
        return _single(last, found, text)
    if len(found) < least or not {last, last.removesuffix("s"), f"{last}s"} & text.nouns:
        return None
    definite = sum(article.lower() == "the" for article, _ in found) + _definite_with_more(bare, text)
    indefinite = sum(article.lower() in {"a", "an"} for article, _ in found)
    forms = Counter(match[2] for match in pattern.finditer(text.text))
    plain = max(forms, key=lambda form: (forms[form], form.islower(), form)) if forms else bare
    if forms[plain] == 1:
        plain = " ".join(_as_in_text(word, text) for word in bare.split())
    counted = definite * 2 >= len(found) or indefinite > 0 or _counts_as_one(bare, text)
    if counted and not plain.isupper() and not (plain.endswith("s") and not plain.endswith("ss")):
        return f"the {plain}"
    return plain


_BETWEEN = r"(?:[^\W\d_][\w’'-]*\s+){1,3}"


def _definite_with_more(bare: str, text: _Text) -> int:
    """Counts "the Russian warning system": the phrase with words between it and its article."""
    return len(re.findall(rf"\bthe\s+{_BETWEEN}{re.escape(bare)}\b", text.text, re.IGNORECASE))


def _counts_as_one(bare: str, text: _Text) -> bool:
    """Tells whether the text speaks of one such thing, with more words between: "a missile warning system"."""
    after = r"(?=[.,;:)]|\s+(?:that|which|for|in|to|of|and|is|was|has|will)\b)"
    one = rf"\ban?\s+{_BETWEEN}{re.escape(bare)}{after}"
    return re.search(one, text.text, re.IGNORECASE) is not None


def _as_in_text(word: str, text: _Text) -> str:
    """Returns a word of a title small, unless the text writes it with a capital at least as often."""
    if word.lower() not in text.lower_words or word.isupper():
        return word
    capital = len(re.findall(rf"(?<=[a-z,] ){re.escape(word.capitalize())}\b", text.text))
    small = len(re.findall(rf"\b{re.escape(word.lower())}\b", text.text))
    return word.capitalize() if capital > small else word.lower()


def _single(noun: str, found: list[tuple[str, str]], text: _Text) -> str | None:
    """Returns a single common noun as a topic where it needs no article: a plural, or no count noun."""
    counted = any(article.lower() in {"a", "an"} for article, _ in found)
    plural = noun.endswith("s") and not noun.endswith("ss")
    definite = sum(article.lower() == "the" for article, _ in found) * 2 >= len(found)
    if noun not in text.nouns or len(found) < _COMMON_NOUN_FEWEST or noun.endswith("ing"):
        return None
    if definite and counted:
        return None
    if definite:
        return f"the {noun}"
    return noun if plural or not (counted or any(word.lower().endswith("s") for _, word in found)) else None
