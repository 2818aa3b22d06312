"""One checked change to a statement: words at some places of it exchanged for others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from questions.facts.claim import Claim
from questions.facts.pieces import capitalised, joined
from questions.facts.slot import Asked

_SILENT = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_SPOKEN_YOU = re.compile(r"(?:uni(?!n|m)|use|usu|eu|one\b|once\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """New words by the position of the piece that they stand for ("" leaves it out).

    ``right`` is what the statement says there, ``wrong`` what it says now; ``weight`` tells how much of
    the statement's point the change hits, from 0 to 1.
    """

    edits: Mapping[int, str]
    right: str
    wrong: str
    weight: float


def changed(claim: Claim, change: Change) -> str:
    """Returns the statement with a change made, "a" and "an" fitted to the new words."""
    return capitalised(changed_at(claim, change, (0, len(claim.pieces) - 1)))


def changed_at(claim: Claim, change: Change, place: Asked) -> str:
    """Returns what stands at a place of the statement, with a change made."""
    first, last = place
    pieces = [
        replace(piece, text=change.edits.get(position, piece.text))
        for position, piece in enumerate(claim.pieces)
        if first <= position <= last and change.edits.get(position, piece.text)
    ]
    new = {word for text in change.edits.values() for word in text.split()[:1]}
    for position, piece in enumerate(pieces[:-1]):
        following = pieces[position + 1].text
        if piece.text.lower() in {"a", "an"} and following.split()[0] in new:
            fitted = "an" if _vowel(following) else "a"
            pieces[position] = replace(piece, text=fitted.capitalize() if piece.text[0] == "A" else fitted)
    return joined(pieces)[0]


def _vowel(word: str) -> bool:
    """Tells whether a word begins with a vowel as it is spoken."""
    if _SILENT.match(word):
        return True
    return word[0].lower() in "aeiou" and not _SPOKEN_YOU.match(word)


def found_at(claim: Claim) -> Iterator[tuple[int, int]]:
    """Yields the position and the token's index of each piece that stands as the article has it."""
    doc = claim.clause.verb.doc
    for position, piece in enumerate(claim.pieces):
        if piece.token >= 0 and piece.text.lower() == doc[piece.token].lower_:
            yield position, piece.token
