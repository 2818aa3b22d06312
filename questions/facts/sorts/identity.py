"""Who or what something is: roles, superlatives, classes and names."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import is_vague, span_of, subject_at
from questions.facts.slot import Asked, Slot
from questions.facts.special import special
from questions.facts.subjects import is_plural
from questions.facts.vocabulary import vocabulary

_EXACT = vocabulary("first second third fourth fifth last only most least main best")
WORTH = 0.75


def find(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields the holder of a role or a unique description, and the role itself."""
    if claim.origin == "apposition":
        yield from _role(claim)
        return
    verb = claim.clause.verb
    complement = next((child for child in verb.children if child.dep_ == "attr"), None)
    at = span_of(claim, complement) if complement is not None else None
    if verb.lemma_ != "be" or complement is None or at is None or claim.clause.finite_token != verb:
        return
    if _is_best(claim.clause.subject_token):
        yield _what(claim, at)
    elif _is_unique(complement) and not is_plural(claim.clause.subject_token):
        yield from _holder(claim, names)


def _role(claim: Claim) -> Iterator[Slot]:
    role_at = claim.bounds("rest")
    answer = claim.text(role_at[0], role_at[1] - 1)
    if answer.split()[0].lower() not in {"a", "an", "one"}:
        yield _person(claim, 0.7)
    yield Slot(
        role="what",
        sort="identity",
        value="role",
        answer=answer,
        gap=(role_at[0], role_at[1] - 1),
        taken=(role_at[0], role_at[1] - 1),
        word=None,
        worth=0.6,
    )


def _person(claim: Claim, worth: float) -> Slot:
    at = subject_at(claim)
    return Slot(
        role="who",
        sort="identity",
        value="person",
        answer=claim.text(*at),
        gap=at,
        taken=at,
        word="who",
        worth=worth,
    )


def _is_best(noun: Token) -> bool:
    """Tells whether the subject itself is a superlative: "The most common cause is ..."."""
    return any(
        child.tag_ in {"JJS", "RBS"} or child.lower_ == "main" for child in noun.subtree if child.i < noun.i
    )


def _what(claim: Claim, at: Asked) -> Slot:
    return Slot(
        role="what",
        sort="identity",
        value="thing",
        answer=claim.text(*at),
        gap=at,
        taken=at,
        word="what",
        worth=0.8,
    )


def _is_unique(noun: Token) -> bool:
    """Tells whether a description fits one thing only: a superlative, or "the" with what it is of."""
    best = any(
        child.tag_ in {"JJS", "RBS"} or child.lower_ in {"first", "only", "last"} for child in noun.children
    )
    owned = any(child.dep_ == "poss" for child in noun.children)
    the = any(child.lower_ == "the" for child in noun.children)
    of = any(
        (child.dep_ == "prep" and child.lower_ in {"of", "in"}) or child.dep_ in {"relcl", "acl"}
        for child in noun.children
    )
    return (best and (the or owned)) or (the and of) or (owned and best)


def _holder(claim: Claim, names: Names) -> Iterator[Slot]:
    token = claim.clause.subject_token
    sort = names.sort_of(token)
    at = subject_at(claim)
    answer = claim.text(*at)
    if answer.split()[0].lower() in {"a", "an"} or is_vague(answer):
        return
    if token.pos_ not in {"PROPN", "NOUN"} or len(answer.split()) > 8 or list(token.conjuncts):
        return
    word = {"person": "who", "country": "which country"}.get(sort or "", "what")
    yield Slot(
        role="who" if sort == "person" else "which" if sort == "country" else "what",
        sort="identity",
        value=sort if sort in {"person", "country"} else "thing",
        answer=answer,
        gap=at,
        taken=at,
        word=word,
        stem=_stem(claim, answer) if word == "what" else None,
        worth=0.8,
    )


def _stem(claim: Claim, answer: str) -> str | None:
    """Returns "What is the flow of blood in the lungs called?" for a term in small letters."""
    start, end = claim.bounds("rest")
    described = claim.text(start, end - 1)
    exact = any(word.endswith("est") or word in _EXACT for word in described.lower().split()[:4])
    plain = answer.islower() and answer.split()[0] not in {"the", "this"} and special(answer.split()[-1])
    alone = claim.speaker is None and not claim.clause.lead and not claim.clause.negated
    if exact or not plain or not alone or "," in described:
        return None
    return f"What {claim.clause.finite.text} {described} called?"
