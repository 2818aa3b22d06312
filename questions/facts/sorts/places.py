"""Where something happens."""

from collections.abc import Iterator

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import adjuncts
from questions.facts.slot import Slot

WORTH = 0.5


def find(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields the named place or event of a clause."""
    for adjunct in adjuncts(claim):
        preposition = adjunct.preposition.lower_
        named = adjunct.noun.pos_ == "PROPN" and adjunct.noun.ent_type_ not in {"DATE", "TIME", "PERSON"}
        if preposition not in {"in", "at", "near"} or not named or claim.clause.verb.lemma_ == "be":
            continue
        sort = names.sort_of(adjunct.noun)
        if sort == "person":
            continue
        country = sort == "country"
        answer = claim.text(*adjunct.inner)
        clause = any(token.tag_ in {"VBZ", "VBP", "VBD", "MD"} for token in adjunct.noun.subtree)
        if clause or len(answer.split()) > 8 or any(letter.isdigit() for letter in answer):
            continue
        yield Slot(
            role="where",
            sort="places",
            value="country" if country else "place",
            answer=answer,
            gap=adjunct.inner,
            taken=adjunct.at,
            word="in which country" if country and preposition == "in" else "where",
            accepted=(f"{preposition} {answer}",),
            worth=0.3 if country else 0.5,
        )
