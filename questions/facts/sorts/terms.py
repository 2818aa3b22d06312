"""What something is called: "an enzyme called renin", "which are called nephrons"."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import span_of, subject_at
from questions.facts.slot import Slot
from questions.facts.special import special

WORTH = 0.85
_NAMING = frozenset({"call", "name", "term", "know", "dub", "label"})


def find(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields each term that a clause introduces by name."""
    if claim.speaker is None and not claim.clause.lead and claim.origin != "class":
        yield from _defined_first(claim)
    doc = claim.clause.verb.doc
    for piece in claim.clause.rest:
        verb = doc[piece.token] if piece.token >= 0 else None
        if verb is None or verb.lemma_ not in _NAMING or verb.tag_ != "VBN":
            continue
        term = _term(verb)
        at = span_of(claim, term) if term is not None else None
        if term is not None and at is not None and 1 <= at[1] - at[0] + 1 <= 5:
            yield Slot(
                role="what",
                sort="terms",
                value="person" if names.sort_of(term) == "person" else "term",
                answer=claim.text(*at),
                gap=at,
                taken=at,
                family=_family(verb, claim),
                word="what" if verb == claim.clause.verb and verb.lemma_ != "know" else None,
                worth=0.85,
            )


def _defined_first(claim: Claim) -> Iterator[Slot]:
    """Yields the term of "The large opening between the ischium and pubis is the obturator foramen"."""
    verb = claim.clause.verb
    subject = claim.clause.subject_token
    term = next((child for child in verb.children if child.dep_ == "attr"), None)
    at = span_of(claim, term) if term is not None else None
    if term is None or at is None or verb.lemma_ != "be" or claim.clause.finite_tag not in {"VBZ", "VBP"}:
        return
    narrowed = any(child.dep_ in {"prep", "relcl", "acl"} for child in subject.children)
    answer = claim.text(*at)
    named = (
        answer.lower().startswith("the ")
        and len(answer.split()) <= 4
        and claim.bounds("rest")[1] == at[1] + 1
    )
    if (
        not narrowed
        or not named
        or subject.pos_ != "NOUN"
        or not special(term.lower_)
        or claim.clause.negated
    ):
        return
    described = claim.text(*subject_at(claim))
    yield Slot(
        role="what",
        sort="terms",
        value="term",
        answer=answer,
        gap=at,
        taken=at,
        stem=f"What {claim.clause.finite.text} {described} called?",
        family=subject.lemma_.lower(),
        worth=0.85,
    )


def _family(verb: Token, claim: Claim) -> str:
    """Returns the noun that a naming verb stands behind, or the subject that gets the name."""
    noun = verb.head if verb.dep_ in {"acl", "relcl"} else claim.clause.subject_token
    return str(noun.lemma_.lower())


def _term(verb: Token) -> Token | None:
    """Returns the head of the name that a verb of naming gives."""
    for child in verb.children:
        if child.dep_ in {"oprd", "attr", "dobj"} and child.i > verb.i and child.pos_ in {"NOUN", "PROPN"}:
            return child
        if verb.lemma_ == "know" and child.dep_ == "prep" and child.lower_ == "as":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None
