"""What a thing is: "Erythropoietin is a hormone that stimulates the bone marrow"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import is_vague, span_of, subject_at
from questions.facts.slot import Asked, Slot

WORTH = 0.8
LEAST_DEFINED = 6
"""Words that must follow "refers" and the like."""
_DEFINING = frozenset({"refer", "describe", "denote", "mean"})
LEAST_WORDS = 9
"""Words that a definition without a relative clause needs to fit one thing only."""


def find(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields the term that a definition defines."""
    yield from _referring(claim, names)
    kind = _kind(claim)
    answer = claim.text(*subject_at(claim))
    if kind is None or claim.speaker is not None or not _is_term(claim, names, answer):
        return
    narrowed = next((child for child in kind.children if child.dep_ in {"relcl", "acl", "prep"}), None)
    place = span_of(claim, kind) if claim.origin != "class" else claim.bounds("rest")
    if narrowed is None or place is None or len(claim.text(*place).split()) > 16:
        return
    relative = any(child.dep_ == "relcl" for child in kind.children)
    token = claim.clause.subject_token
    first = token.i == claim.sentence.parsed.start
    named = names.sort(answer) in {"person", "country"} or (token.pos_ == "PROPN" and not first)
    if named or not (relative or len(claim.text(*place).split()) >= LEAST_WORDS):
        return
    slot = _slot(claim, names, answer, subject_at(claim), _stem(claim, kind, place))
    yield replace(slot, family=kind.lemma_.lower())


def _is_term(claim: Claim, names: Names, answer: str) -> bool:
    """Tells whether the subject is a term that a definition can be asked for."""
    token = claim.clause.subject_token
    if is_vague(answer) or token.pos_ not in {"NOUN", "PROPN"} or len(answer.split()) > 4:
        return False
    weakened = any(child.dep_ in {"advmod", "neg"} for child in claim.clause.verb.children)
    lone_name = token.pos_ == "PROPN" and " " not in answer and names.sort(answer) == "person"
    if names.is_topic(answer) or lone_name or (weakened and claim.origin != "class"):
        return False
    return not list(token.conjuncts) and not any(child.dep_ in {"prep", "relcl"} for child in token.children)


def _kind(claim: Claim) -> Token | None:
    if claim.origin == "class":
        return claim.clause.verb
    verb = claim.clause.verb
    if (
        verb.lemma_ != "be"
        or claim.clause.finite_token != verb
        or claim.clause.finite_tag not in {"VBZ", "VBP"}
    ):
        return None
    kind = next((child for child in verb.children if child.dep_ == "attr"), None)
    if kind is None or kind.pos_ != "NOUN":
        return None
    articles = {child.lower_ for child in kind.children if child.dep_ == "det"}
    told = articles <= {"a", "an"} if articles else kind.tag_ == "NN"
    narrowed = any(child.dep_ in {"prep", "relcl", "acl"} and child.i > kind.i for child in kind.children)
    return kind if told or (articles == {"the"} and narrowed) else None


def _referring(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields the term of "Expulsion refers to a group being forced to leave its country"."""
    verb = claim.clause.verb
    if verb.lemma_ not in _DEFINING or claim.clause.finite_tag not in {"VBZ", "VBP"} or claim.clause.lead:
        return
    said = claim.clause.finite_token == verb and (verb.lemma_ != "refer" or _refers_to(verb))
    start, end = subject_at(claim)
    answer = claim.text(start, end)
    if answer.lower().startswith("the term "):
        start += 2
        answer = claim.text(start, end)
    if claim.speaker is not None or not said or not _is_term(claim, names, answer):
        return
    rest = claim.text(*claim.bounds("rest")).rstrip(".")
    if LEAST_DEFINED <= len(rest.split()) <= 24:
        stem = f"Which term {_singular(verb)} {rest}?"
        yield _slot(claim, names, answer, (start, end), stem)


def _refers_to(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.children)


def _singular(verb: Token) -> str:
    return verb.lower_ if verb.tag_ == "VBZ" else f"{verb.lemma_}s"


def _stem(claim: Claim, kind: Token, place: Asked) -> str | None:
    """Returns "Which hormone stimulates ...?", or "What is a treatment in which ... called?"."""
    phrase = claim.text(place[0], place[1] - (1 if claim.origin == "class" else 0))
    relative = next((child for child in kind.children if child.dep_ == "relcl"), None)
    if relative is None or "," in phrase:
        return None
    opener = next(iter(relative.subtree))
    before, _, after = phrase.partition(f" {opener.text} ")
    if opener.dep_ in {"nsubj", "nsubjpass"} and opener.lower_ in {"that", "which", "who"} and after:
        return f"Which {before.split(' ', 1)[1]} {after}?"
    return f"What is {phrase} called?"


def _slot(claim: Claim, names: Names, answer: str, at: Asked, stem: str | None) -> Slot:
    person = names.sort_of(claim.clause.subject_token) == "person"
    return Slot(
        role="who" if person else "what",
        sort="classes",
        value="person" if person else "term",
        answer=answer,
        gap=at,
        taken=at,
        word=None,
        stem=stem,
        worth=0.75,
    )
