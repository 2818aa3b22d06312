"""The words that carry a sentence's content, and how common they are."""

import re
from functools import cache

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d,.]*\d|\d")
_FUNCTION_WORDS = frozenset(
    """
    a about above across after again against ago all almost along also although always am among an and
    another any are aren’t around as at away be became because become been before behind being below
    between both but by came can cannot could did do does doing done don’t down during each either
    else even ever every few for from get gets getting give given go goes got had has have having he
    hence her here hers herself him himself his how however i if in indeed instead into is it its
    itself just let like made make makes making many may me might more most much must my myself near
    neither never no nor not nothing now of off often on once one only onto or other others our ours
    out over own per perhaps quite rather really said same say says see seem seems several shall she
    should since so some something sometimes soon still such take than that the their theirs them
    themselves then there therefore these they thing things this those though through throughout thus
    to together too toward towards two under until up upon us use used using very via was way ways we
    well were what when where whether which while who whole whom whose why will with within without
    would yet you your yours
    """.split()
)
_ENDINGS = (
    "ically",
    "ation",
    "ingly",
    "edly",
    "ings",
    "ally",
    "ies",
    "ing",
    "ion",
    "ely",
    "ed",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
_SHORTEST_STEM = 4


@cache
def stem(word: str) -> str:
    """Returns the word in lower case without its commonest endings: nations, nation → nat; flows → flow."""
    plain = word.lower().replace("'", "’").removesuffix("’s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain.removesuffix(ending)
    return plain


def words(text: str) -> list[str]:
    """Returns the words and numbers of a text, as written."""
    return WORD.findall(text)


def is_content(word: str) -> bool:
    """Tells whether a word is more than grammar: no function word, no single letter, no number."""
    return len(word) > 1 and word[0].isalpha() and word.lower().replace("'", "’") not in _FUNCTION_WORDS


def content(text: str) -> list[str]:
    """Returns the stems of a text's content words, in order, with repetitions."""
    return [stem(word) for word in words(text) if is_content(word)]


@cache
def commonness(word: str) -> float:
    """Returns how common an English word is, on the Zipf scale: 0 (unknown), 3 (rare) to 7 (“the”)."""
    from wordfreq import zipf_frequency  # loaded on first use: its list takes half a second

    return zipf_frequency(word, "en")
