"""Saying what a question is about, where its own words leave that to the article."""

from questions.facts.names import LEANING, Names
from questions.kinds.typed.stemming import stem as stem_of
from questions.kinds.typed.wording import words_in
from questions.labels import with_label

_LOOSE = "maybe a loose reference: “the "
UNCLEAR = "It may not be clear without the article what this is about."
FEWEST = 2
"""How often an article must use a noun that is always "the" one, for its topic to tell which is meant."""
CENTRAL = 7
"""How often it must use any noun for that."""
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "on", "for", "to"})


def labelled(stem: str, key: str, names: Names) -> str:
    """Returns the stem with the article's topic in front, unless stem or key have a word of it."""
    if names.topic is None or _stems(names.topic) & _stems(f"{stem} {key}"):
        return stem
    return with_label(names.topic, stem)


def stands_in(doubt: str, stem: str) -> bool:
    """Tells whether a doubt about a word concerns the stem: what only the key has, a learner need not know."""
    if not doubt.startswith(_LOOSE):
        return True
    noun = doubt.removeprefix(_LOOSE).rstrip("”").lower()
    return noun in words_in(stem) or " " in noun or "-" in noun


def is_maybe(doubt: str) -> bool:
    """Tells whether a doubt is only that a word may be a loose reference."""
    return doubt == UNCLEAR or doubt.startswith("maybe a loose reference")


def settled(doubts: tuple[str, ...], stem: str, names: Names, counts: dict[str, int]) -> tuple[str, ...]:
    """Returns the doubts that are left where the stem names the topic: its parts are known by "the"."""
    if names.topic is None or not _stems(names.topic) & _stems(stem):
        return doubts
    return tuple(doubt for doubt in doubts if not _told_by_topic(doubt, names, counts))


def _told_by_topic(doubt: str, names: Names, counts: dict[str, int]) -> bool:
    if doubt == UNCLEAR:
        return True
    if not doubt.startswith(_LOOSE):
        return False
    noun = doubt.removeprefix(_LOOSE).rstrip("”").lower()
    often = counts.get(stem_of(noun), 0)
    general = noun in names.topics and often >= FEWEST
    return (general or often >= CENTRAL) and noun not in LEANING


def _stems(text: str) -> set[str]:
    return {stem_of(word) for word in words_in(text) if word not in _SMALL}
