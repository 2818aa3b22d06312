"""Two things that a statement sets against each other, exchanged: "Unlike X, Y ..." and "Y is larger than X"."""

from collections.abc import Iterator

from questions.facts.claim import Claim
from questions.facts.phrases import span_of, subject_at
from questions.facts.slot import Asked
from questions.writing.changes import Change

LONGEST = 6
"""Words that each of the two may have."""
_LEANING = frozenset({"it", "that", "those", "they", "this", "others", "other"})


def exchanged(claim: Claim) -> Iterator[Change]:
    """Yields the change that puts the two sides of a comparison in each other's place."""
    foil = _foil(claim) or _compared(claim)
    if foil is None or claim.clause.negated or claim.quoted:
        return
    subject = subject_at(claim)
    one, other = claim.text(*subject), claim.text(*foil)
    leaning = {word.lower() for word in (*one.split(), *other.split())} & _LEANING
    if leaning or max(len(one.split()), len(other.split())) > LONGEST or other.lower() in one.lower():
        return
    edits = _put(subject, other) | _put(foil, one)
    yield Change(edits, f"{one} … {other}", f"{other} … {one}", 0.9)


def _put(place: Asked, text: str) -> dict[int, str]:
    first, last = place
    return {first: text, **dict.fromkeys(range(first + 1, last + 1), "")}


def _foil(claim: Claim) -> Asked | None:
    """Returns where X stands in "Unlike X, ..."."""
    start, end = claim.bounds("lead")
    if end - start < 2 or claim.pieces[start].text.lower() != "unlike":
        return None
    last = end - 1 if claim.pieces[end - 1].text != "," else end - 2
    return (start + 1, last) if last > start else None


def _compared(claim: Claim) -> Asked | None:
    """Returns where X stands in "... is larger than X"."""
    if claim.clause.verb.lemma_ != "be":
        return None
    for token in claim.clause.verb.subtree:
        if token.lower_ != "than" or token.head.tag_ not in {"JJR", "RBR"} or not claim.clause.holds(token):
            continue
        nouns = (
            child for child in token.children if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"}
        )
        noun = next(nouns, None)
        place = span_of(claim, noun) if noun is not None else None
        if place is not None and place[1] == claim.bounds("rest")[1] - 1:
            return place
    return None
