"""Folding: texts that a fair marker would call the same come out equal.

Set aside are case, accents, punctuation, articles, white space, typographic quotes and dashes,
British or American spelling, number words, thousands separators, and names and symbols of units.
"""

import re
import unicodedata
from functools import lru_cache

from questions.kinds.typed.number_words import as_digits
from questions.kinds.typed.spelling_variants import one_spelling
from questions.kinds.typed.units import unit_at

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_SYMBOLS = {"%": " percent ", "&": " and ", "°": " degrees ", "×": " x "}
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)|['’‘ʼ`´]")
_SPACED_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])")
_CURRENCY = re.compile(
    r"(?:us)?([$€£¥])\s*(\d[\d,.]*(?:\s*(?:hundred|thousand|million|billion|trillion|bn)\b)?)"
)
_MINUS = re.compile(r"(?<![\w.)])[-−–](?=\.?\d)")
_ABBREVIATION = re.compile(r"\b([a-z])\.(?=[a-z]\b|\W|$)")
_TOKEN = re.compile(r"\d+(?:\.\d+)*(?:st|nd|rd|th)\b|\d+(?:\.\d+)*|[^\W\d_][^\W_]*[+#]*|[$€£¥]")
_CURRENCY_WORDS = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_DETERMINERS = {"a", "an", "its", "their", "his", "her", "our"}
_LEADING = {"in", "on", "at", "by", "for", "to", "because", "due", "of", "about"} | _DETERMINERS
_SAME_NAME = {
    "united states of america": "us", "united states": "us", "usa": "us", "united kingdom": "uk",
    "great britain": "uk", "european union": "eu", "united nations": "un", "soviet union": "ussr",
    "united arab emirates": "uae",
}  # fmt: skip
_NAMES = re.compile("|".join(rf"\b{name}\b" for name in _SAME_NAME))


@lru_cache(maxsize=8192)
def fold(text: str) -> tuple[str, ...]:
    """Returns the words of a text in the form that is compared; empty if it holds none."""
    words = words_in(text)
    kept = _without_articles(words) or words
    named = _NAMES.sub(lambda match: _SAME_NAME[match[0]], " ".join(kept)).split()
    return tuple(one_spelling(word) for word in named)


def squashed(words: tuple[str, ...]) -> str:
    """Returns the words as one string, with spaces only between numbers ("s-400" = "s400")."""
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(words))


@lru_cache(maxsize=8192)
def words_in(text: str) -> tuple[str, ...]:
    """Returns the words of a text: lower case, no accents, numbers as digits, units as symbols."""
    words = as_digits(_TOKEN.findall(_plain_letters(text)))
    return tuple(_with_unit_symbols(words))


def _plain_letters(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _SPACED_THOUSANDS.sub(lambda match: match[0].replace(" ", ""), text)
    text = re.sub(r"(?<=\d)[,'’](?=\d{3}(?!\d))", "", text)
    text = _CURRENCY.sub(lambda match: f"{match[2]} {_CURRENCY_WORDS[match[1]]} ", text)
    text = _APOSTROPHES.sub("", _MINUS.sub(" minus ", text))
    for symbol, word in _SYMBOLS.items():
        text = text.replace(symbol, word)
    return re.sub(r"\bper cent\b", "percent", _ABBREVIATION.sub(r"\1", text))


def _with_unit_symbols(words: list[str]) -> list[str]:
    """Names of units become symbols, but only after a number: "feet" may be the end of a leg."""
    result: list[str] = []
    position = 0
    while position < len(words):
        found = unit_at(words, position) if result and result[-1][0].isdigit() else None
        result.append(found[0].symbol if found else words[position])
        position = found[1] if found else position + 1
    return result


def _without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drops "the" anywhere and, at the beginning, "a", "its", "in", "because of" and the like."""
    kept = [word for word in words if word != "the"]
    start = 0
    while start < len(kept) - 1 and kept[start] in _LEADING:
        start += 1
    joined = [
        word
        for before, word in zip(["", *kept[start:]], kept[start:], strict=False)
        if not (word in _DETERMINERS and before in {"and", "or", "of", "in", "by", "with", "to"})
    ]
    return tuple(joined) if joined and joined[-1:] == kept[-1:] else tuple(kept[start:])
