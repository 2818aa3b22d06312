"""Noun phrases and prepositional phrases of a claim, by position."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.slot import Asked
from questions.facts.vocabulary import vocabulary

_VAGUE = vocabulary(
    "it this that these those such its their his her several many some most various numerous other few "
    "all both "
    "certain different more any each every one another no none what which who whatever"
)
_LINKING = vocabulary("next first then last second third here there now later also instead")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def is_vague(answer: str) -> bool:
    """Tells whether an answer is too unspecific to ask for."""
    words = answer.lower().split()
    return len(answer) < 3 or words[0] in _VAGUE or (len(words) == 1 and words[0] in _LINKING)


def span_of(claim: Claim, head: Token) -> Asked | None:
    """Returns the positions of a phrase in the claim.

    None unless it stands there in one piece, or where it holds a verb that it can't have.
    """
    if any(token.tag_ in _FINITE and token.dep_ in {"conj", "compound", "nmod"} for token in head.subtree):
        return None
    positions = claim.positions({token.i for token in head.subtree})
    if not positions or positions[-1] - positions[0] + 1 != len(positions):
        return None
    while positions and claim.pieces[positions[-1]].text in {",", ".", ";"}:
        positions.pop()
    return (positions[0], positions[-1]) if positions else None


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A prepositional phrase at the clause's own level: its preposition and noun, and where both stand.

    ``inner`` is where the noun phrase alone stands.
    """

    preposition: Token
    noun: Token
    at: Asked
    inner: Asked


def adjuncts(claim: Claim) -> Iterator[Adjunct]:
    """Yields the prepositional phrases that belong to the clause's verbs, not to a noun."""
    for verb in verbs(claim):
        for child in (*verb.children, *_attached(verb)):
            if child.dep_ not in {"prep", "agent"} or not claim.clause.holds(child):
                continue
            noun = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            at = span_of(claim, child)
            inner = span_of(claim, noun) if noun is not None else None
            if noun is not None and at is not None and inner is not None and in_clause(claim, at):
                yield Adjunct(child, noun, at, inner)


def _attached(verb: Token) -> Iterator[Token]:
    """Yields phrases of time and place that the parser may have hung on the verb's object."""
    for noun in verb.children:
        if noun.dep_ == "dobj":
            yield from (child for child in noun.children if _locates(child))


def _locates(preposition: Token) -> bool:
    """Tells whether a phrase is likely to say when or where: "in Sochi", "on 3 October"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    named = noun is not None and noun.ent_type_ in {"GPE", "LOC", "FAC", "ORG", "EVENT", "DATE"}
    return preposition.lower_ in {"in", "at", "on", "since", "during", "until"} and named


def verbs(claim: Claim) -> Iterator[Token]:
    """Yields the clause's verb and the infinitives that complete it ("able to detect")."""
    verb = claim.clause.verb
    while True:
        yield verb
        complement = next((child for child in verb.children if child.dep_ in {"xcomp", "acomp"}), None)
        if (
            complement is None
            or not claim.clause.holds(complement)
            or any(child.dep_ == "conj" for child in verb.children)
        ):
            return
        verb = complement


def objects(claim: Claim) -> Iterator[tuple[Token, Asked]]:
    """Yields the objects of the clause's verbs with their places."""
    for verb in verbs(claim):
        if any(child.dep_ == "conj" and claim.clause.holds(child) for child in verb.children):
            continue
        for child in verb.children:
            at = span_of(claim, child) if child.dep_ == "dobj" else None
            if at is not None and in_clause(claim, at):
                yield child, _without_location(claim, child, at)


def _without_location(claim: Claim, noun: Token, at: Asked) -> Asked:
    located = [child for child in noun.children if _locates(child)]
    positions = claim.positions({located[0].left_edge.i}) if located else []
    return (at[0], positions[0] - 1) if positions and positions[0] > at[0] else at


def in_clause(claim: Claim, at: Asked) -> bool:
    """Tells whether a phrase stands in the lead or the rest, as a question can leave it out there."""
    for section in ("lead", "rest"):
        start, end = claim.bounds(section)
        if start <= at[0] and at[1] < end:
            return True
    return False


def is_subject(claim: Claim, at: Asked) -> bool:
    """Tells whether a phrase is the whole subject."""
    start, end = claim.bounds("subject")
    return at == (start, end - 1)


def subject_at(claim: Claim) -> Asked:
    """Returns the positions of the subject."""
    start, end = claim.bounds("subject")
    return start, end - 1


def predicate_words(claim: Claim) -> int:
    """Returns how many words of content follow the subject."""
    doc = claim.clause.verb.doc
    rest = [doc[piece.token] for piece in claim.clause.rest if piece.token >= 0]
    return sum(token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"} for token in rest)


def name_at(claim: Claim, names: Names, at: Asked) -> Asked:
    """Returns where a person's full name stands in a phrase with a title, else the phrase."""
    text = claim.text(*at)
    for full in names.of_sort("person"):
        length = len(full.split())
        if full != text and text.endswith(" " + full) and length < at[1] - at[0] + 1:
            return at[1] - length + 1, at[1]
    return at
