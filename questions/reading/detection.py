"""Which language a text is in."""

import re

from questions.reading.word_list import word_list

SAMPLE = 20_000
"""Characters that are looked at."""

ENGLISH_SHARE = 0.10
"""Share of words that only English has, above which a text is English whatever a guesser says."""

SHORT = 12
"""Words below which a text is foreign only if the guesser is sure: names mislead it."""

_ONLY_ENGLISH = word_list(
    "the and that with by from said are has have were this which their would to been they its it's when",
    "who than into after but not of should could about there these those where while what because such",
    "through between",
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_SURE = 20.0
_SURER = 40.0


def detect(text: str) -> str:
    """Returns the ISO 639-1 code of the language (639-3 where it has none)."""
    sample = text[:SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return "en"
    from py3langid import rank

    latin = sum(1 for char in letters if _LATIN.match(char)) / len(letters)
    scores = {str(code): float(score) for code, score in rank(sample)}
    if latin < 0.5:
        return next(code for code in scores if code != "en")
    best = next(iter(scores))
    words = _WORD.findall(sample.lower())
    share = sum(word in _ONLY_ENGLISH for word in words) / max(1, len(words))
    sure = _SURER if len(words) < SHORT else _SURE
    if best == "en" or share >= ENGLISH_SHARE or scores[best] - scores["en"] < sure:
        return "en"
    return best


def name_of(code: str) -> str:
    """Returns the English name of a language, or its code where there is none."""
    import pycountry

    key = "alpha_2" if len(code) == 2 else "alpha_3"
    language = pycountry.languages.get(**{key: code})
    return str(language.name).split(" (")[0] if language else code
