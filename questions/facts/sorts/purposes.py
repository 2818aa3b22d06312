"""What a thing is for: "is used to", "serves to", "the function of X is to"."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import is_vague, span_of, subject_at
from questions.facts.pieces import capitalised, join
from questions.facts.slot import Slot
from questions.facts.vocabulary import vocabulary

WORTH = 0.95
SHORTEST_ANSWER, LONGEST_ANSWER = 3, 24
_PURPOSES = vocabulary("function purpose role aim goal job task point use objective mission")


def find(claim: Claim, names: Names) -> Iterator[Slot]:  # noqa: ARG001
    """Yields the purpose that a clause says its subject has or is used for."""
    clause, verb = claim.clause, claim.clause.verb
    subject = claim.text(*subject_at(claim))
    if clause.negated or is_vague(subject) or clause.subject_token.pos_ == "PRON":
        return
    infinitive = next((child for child in verb.children if _is_infinitive(child)), None)
    at = span_of(claim, infinitive) if infinitive is not None else None
    if at is None or at[1] != claim.bounds("rest")[1] - 1:
        return
    answer = claim.text(*at)
    stem = _stem(claim, subject)
    if stem is not None and SHORTEST_ANSWER <= len(answer.split()) <= LONGEST_ANSWER:
        yield Slot(
            role="what_for",
            sort="purposes",
            value="reason",
            answer=capitalised(answer),
            gap=at,
            taken=at,
            stem=capitalised(stem),
            accepted=(answer.partition(" ")[2],),
            worth=WORTH,
        )


def _is_infinitive(token: Token) -> bool:
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    return token.dep_ in {"xcomp", "advcl", "ccomp", "attr"} and token.tag_ == "VB" and to


def _stem(claim: Claim, subject: str) -> str | None:
    clause, verb = claim.clause, claim.clause.verb
    lead = f"{join(clause.lead)}, " if clause.lead else ""
    opening = f"{join(claim.opening)} " if claim.opening else ""
    if verb.lemma_ == "use" and verb.tag_ == "VBN" and clause.finite_token != verb:
        rest = clause.finite_token.lemma_ != "be"  # "can be used"
        be = " be" if rest else ""
        return f"{opening}{lead}what {clause.finite.text} {subject}{be} used for?"
    if verb.lemma_ == "be" and clause.subject_token.lemma_.lower() in _PURPOSES and not clause.lead:
        return f"{opening}what {clause.finite.text} {subject}?"
    return None
