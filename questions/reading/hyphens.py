"""Words cut at the end of a line: which hyphens belong to the word, and which only to the line."""

import re
from functools import lru_cache

_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_REST = re.compile(r"[^\W\d_]+")

_KNOWN = 3.0
"""Frequency on the Zipf scale (1 rare, 7 "the") from which a word surely is one."""

_COMMON = 3.5
"""Frequency from which a part stands as a word of its own, as in "well-known"."""


def cut_word(before: str, after: str) -> int:
    """Returns how many characters at the end of a line fall away where the next line is joined to it.

    1 for the hyphen of a cut word ("inter-", "national"), 0 where the hyphen stays ("well-",
    "known"), and -1 where the line ends with a whole word, so that a space has to come between.
    """
    if before.endswith("\u00ad"):
        return 1
    cut = _CUT.search(before[-40:])
    if cut is None:
        return 0 if before.endswith(("—", "–")) and not before[:-1].endswith(" ") else -1
    rest = _REST.match(after)
    if rest is None or not after[0].islower():
        return 0 if rest else -1
    return 1 if _one_word(cut[1].lower(), rest[0].lower()) else 0


@lru_cache(maxsize=4096)
def _one_word(first: str, second: str) -> bool:
    """Whether two parts are one word without the hyphen.

    A joined word that is known is one. Otherwise the hyphen stays where both parts are common
    words ("twenty-five"); parts that are none ("Schwarzen-egger") were cut by the line alone.
    """
    from wordfreq import zipf_frequency

    if zipf_frequency(first + second, "en") >= _KNOWN:
        return True
    return min(float(zipf_frequency(part, "en")) for part in (first, second)) < _COMMON
