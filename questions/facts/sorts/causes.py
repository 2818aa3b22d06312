"""Why, what for and how: causes, purposes and manners that the text marks as such."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.fact import Role
from questions.facts.names import Names
from questions.facts.phrases import in_clause, span_of, verbs
from questions.facts.pieces import capitalised
from questions.facts.reasons import reason_at
from questions.facts.slot import Slot
from questions.facts.vocabulary import vocabulary

WORTH = 1.0
_CAUSES = ("because of", "because", "due to", "owing to", "thanks to", "as a result of", "on account of")
_CONTROLLING = vocabulary(
    "come force require allow enable help ask tell order permit encourage oblige cause lead expect persuade "
    "teach urge "
    "invite compel instruct advise want need try begin continue seem appear tend manage fail refuse "
    "agree decide plan"
)
"""Verbs that take an infinitive of their own."""
_RESULTS = frozenset(
    {"become", "be", "find", "form", "reach", "total", "join", "discover", "have", "include"}
)
"""Verbs whose infinitive tells what came of something rather than what it was for."""
_PURPOSES = ("in order to", "so as to", "so that", "to")


def find(claim: Claim, names: Names) -> Iterator[Slot]:  # noqa: ARG001
    """Yields each phrase or clause that gives a cause, a purpose or a manner."""
    if claim.origin == "explained":
        yield from _explained(claim)
        return
    for verb in verbs(claim):
        for child in verb.children:
            found = _marked(child)
            at = span_of(claim, child) if found else None
            if found is None or at is None or not in_clause(claim, at):
                continue
            role, word = found
            if role == "what_for" and _controlled(claim, child):
                continue
            if claim.clause.negated and role != "why":
                continue
            answer = claim.text(*at)
            if 2 <= len(answer.split()) <= 25:
                yield Slot(
                    role=role,
                    sort="causes",
                    value="reason",
                    answer=capitalised(answer),
                    gap=at,
                    taken=at,
                    word=word,
                    worth=0.95,
                    accepted=_accepted(answer),
                )


def _explained(claim: Claim) -> Iterator[Slot]:
    """Yields the reason of a claim that was put together from an effect and its reason."""
    start = reason_at(claim.pieces)
    if start is None:
        return
    at = (start, len(claim.pieces) - 2)
    answer = claim.text(*at)
    yield Slot(
        role="why",
        sort="causes",
        value="reason",
        answer=capitalised(answer),
        gap=at,
        taken=at,
        word="why",
        worth=1.0,
        accepted=_accepted(answer),
    )


def _controlled(claim: Claim, infinitive: Token) -> bool:
    """Tells whether a verb before the infinitive may take it: "forced by a group to leave"."""
    doc = claim.clause.verb.doc
    before = [doc[piece.token] for piece in claim.pieces if 0 <= piece.token < infinitive.left_edge.i]
    return any(token.lemma_.lower() in _CONTROLLING for token in before if token.pos_ == "VERB")


def _marked(child: Token) -> tuple[Role, str] | None:
    text = " ".join(token.lower_ for token in list(child.subtree)[:4])
    if child.dep_ == "prep" and text.startswith(_CAUSES):
        return "why", "why"
    if child.dep_ == "prep" and text.startswith(("in order to", "so as to")):
        return "what_for", "why"
    result = text.startswith("so that") and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
    if child.lemma_ in _RESULTS or result:
        return None
    if child.dep_ == "advcl" and child.tag_ == "VB" and text.startswith(_PURPOSES):
        return "what_for", "why"
    manner = (
        child.dep_ == "prep"
        and child.lower_ == "by"
        and any(inner.dep_ == "pcomp" and inner.tag_ == "VBG" for inner in child.children)
        and text.split()[1:2] not in ([["then"], ["now"], ["the"]])
    )
    using = child.dep_ == "advcl" and child.lower_ == "using" and child.left_edge == child
    return ("how", "how") if manner or using else None


def _accepted(answer: str) -> tuple[str, ...]:
    for opening in (*_CAUSES, *_PURPOSES, "by"):
        if answer.lower().startswith(opening + " "):
            return (answer[len(opening) + 1 :],)
    return ()
