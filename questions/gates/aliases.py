"""Two names for one thing: short and long forms, capitals that stand for governments, old and new names."""

import re
from functools import lru_cache

from questions.gates.words import STOP_WORDS
from questions.kinds.typed.wording import fold, squashed

_GROUPS = """
united states, us, usa, u.s., america, american, americans, washington, white house, uncle sam
russia, russian, russians, moscow, kremlin, russian federation
china, chinese, beijing, peking, zhongnanhai, people's republic of china, prc
united kingdom, uk, britain, british, great britain, london, westminster, downing street
france, french, paris, elysee
germany, german, berlin, federal republic of germany
japan, japanese, tokyo
india, indian, new delhi, delhi
iran, iranian, tehran, persia
turkey, turkish, ankara, turkiye
israel, israeli, jerusalem
ukraine, ukrainian, kyiv, kiev
north korea, dprk, pyongyang
south korea, republic of korea, seoul
european union, eu, brussels
netherlands, holland, dutch, the hague
myanmar, burma
thailand, siam
sri lanka, ceylon
istanbul, constantinople, byzantium
mumbai, bombay
kolkata, calcutta
ho chi minh city, saigon
saint petersburg, leningrad, petrograd
volgograd, stalingrad
ussr, soviet union
united nations, un
czechia, czech republic
ivory coast, cote d'ivoire
eswatini, swaziland
"""
_TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "king",
    "queen",
    "emperor",
    "saint",
    "st",
    "pope",
    "prince",
}


def _groups() -> dict[tuple[str, ...], int]:
    lines = [line for line in _GROUPS.split("\n") if line]
    return {fold(name): n for n, line in enumerate(lines) for name in line.split(",")}


_GROUP_OF = _groups()


@lru_cache(maxsize=8192)
def same_thing(one: str, other: str) -> bool:
    """Whether two choices are two wordings or names of one thing."""
    first, second = _without_titles(fold(one)), _without_titles(fold(other))
    if first == second or squashed(first) == squashed(second):
        return True
    group = _GROUP_OF.get(first)
    if group is not None and group == _GROUP_OF.get(second):
        return True
    return _is_acronym(one, other) or _is_acronym(other, one) or _same_person(one, other)


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _TITLES) or words


def _is_acronym(short: str, long: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", short)
    initials = [word[0] for word in re.findall(r"[\w’']+", long) if word.lower() not in STOP_WORDS]
    return len(letters) > 1 and letters == re.sub(r"\W", "", short) and letters == "".join(initials).upper()


def _same_person(one: str, other: str) -> bool:
    """A surname is the same person as the full name that ends with it: "Voss" and "Ida Voss"."""
    short, long = sorted((one.split(), other.split()), key=len)
    return (
        len(short) == 1
        and len(long) in (2, 3)
        and short[-1] == long[-1]
        and all(w[:1].isupper() for w in long)
    )
