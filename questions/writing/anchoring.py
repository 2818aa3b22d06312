"""Whether a question says what it is about: a name, a word of the title, or a word that is special enough."""

import re

from questions.facts.names import Names
from questions.facts.special import SPECIAL
from questions.facts.vocabulary import vocabulary

_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'-]*")
_CALENDAR = vocabulary(
    "January February March April May June July August September October November December Monday "
    "Tuesday Wednesday "
    "Thursday Friday Saturday Sunday According Oct Sept Aug Nov Dec Jan Feb"
)
DEFINING = re.compile(
    r"^(?:What (?:is|are) .{20,} called\?$|Which term (?:refers|describes|means|denotes)\b)"
)
"""Questions that describe a thing and ask for its name: the description says what they are about."""
_SPAN = r"(?:hours|days|weeks|months|years)"
_SINCE_WHAT = re.compile(
    rf"(?:^|, )(?:(?:within|after|in the following|over the next|for the next) (?:\w+ ){{1,3}}{_SPAN}"
    rf"|\w+ {_SPAN} (?:later|earlier|before|afterwards)|soon after(?:wards)?|shortly after)(?:,|\?)"
    rf"|\b{_SPAN} (?:later|earlier|afterwards)\b",
    re.IGNORECASE,
)


def unanchored(stem: str, names: Names, speaker: str | None) -> str | None:
    """Returns the reason why a stem may be understood only with the article at hand, or None."""
    if _SINCE_WHAT.search(stem):
        return "It does not say from when the time is counted."
    if DEFINING.match(stem):
        return None
    own = stem.replace(f"According to {speaker},", "").strip() if speaker else stem
    words = _WORD.findall(own)
    if any(_anchors(word, place, names) for place, word in enumerate(words)):
        return None
    return "It may not be clear without the article what this is about."


def _anchors(word: str, place: int, names: Names) -> bool:
    small = word.lower().removesuffix("’s").removesuffix("'s")
    if len(small) < 3 or word in _CALENDAR:
        return False
    if (
        small in names.title_words
        or small.removesuffix("s") in names.title_words
        or f"{small}s" in names.title_words
    ):
        return small not in _EMPTY
    if word[0].isupper() and (place > 0 or word in names.upper_words):
        return True
    from wordfreq import zipf_frequency

    return 0 < zipf_frequency(small, "en") < SPECIAL and "-" not in small


_EMPTY = vocabulary(
    "the and for how why what who when where with from into over after before are was were its your not"
)
