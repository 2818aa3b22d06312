"""Statements made false by exchanging two things that they set against each other."""

from questions.facts.claim import Claim
from questions.facts.phrases import span_of, subject_at
from questions.facts.pieces import capitalised

LONGEST = 6
"""Words that each of the two may have."""


def exchanged(claim: Claim) -> tuple[str, str] | None:
    """Returns a statement with its two sides exchanged, and the words that were right there.

    "Unlike X, Y is ..." and "Y is larger than X". None where the statement is no such thing.
    """
    subject = claim.text(*subject_at(claim))
    found = _foil(claim) or _compared(claim)
    if found is None or claim.clause.negated:
        return None
    first, last = found
    foil = claim.text(first, last)
    plain = {word.lower() for word in (*subject.split(), *foil.split())} & {
        "it",
        "that",
        "those",
        "they",
        "this",
    }
    if plain or max(len(subject.split()), len(foil.split())) > LONGEST or foil.lower() in subject.lower():
        return None
    statement, subject_place, foil_place = (
        claim.statement,
        claim.place(*subject_at(claim)),
        claim.place(first, last),
    )
    (a, b), (c, d) = sorted((subject_place, foil_place))
    one, other = statement[a:b], statement[c:d]
    if a == 0:
        one = _small(claim, one)
    return capitalised(statement[:a] + other + statement[b:c] + one + statement[d:]), f"{subject} … {foil}"


def _foil(claim: Claim) -> tuple[int, int] | None:
    start, end = claim.bounds("lead")
    if end - start < 2 or claim.pieces[start].text.lower() != "unlike":
        return None
    last = end - 1 if claim.pieces[end - 1].text != "," else end - 2
    return (start + 1, last) if last > start else None


def _compared(claim: Claim) -> tuple[int, int] | None:
    if claim.clause.verb.lemma_ != "be":
        return None
    for token in claim.clause.verb.subtree:
        if token.lower_ != "than" or token.head.tag_ not in {"JJR", "RBR"} or not claim.clause.holds(token):
            continue
        noun = next(
            (child for child in token.children if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"}),
            None,
        )
        place = span_of(claim, noun) if noun is not None else None
        if place is not None and place[1] == claim.bounds("rest")[1] - 1:
            return place
    return None


def _small(claim: Claim, text: str) -> str:
    first = claim.clause.subject[0]
    return first.text + text[len(first.text) :] if text.lower().startswith(first.text.lower()) else text
