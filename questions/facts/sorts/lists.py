"""What something consists of or can do: things and deeds in a row."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.slot import Slot

WORTH = 0.65


def find(claim: Claim, names: Names) -> Iterator[Slot]:  # noqa: ARG001
    """Yields each member of a row of three or more, and of two nouns where they end the clause."""
    doc = claim.clause.verb.doc
    for piece in claim.clause.rest:
        token = doc[piece.token] if piece.token >= 0 else None
        if token is None or token.dep_ == "conj" or not list(token.conjuncts):
            continue
        members = [token, *token.conjuncts]
        if len(members) >= 3 and all(member.pos_ == token.pos_ for member in members):
            yield from _members(claim, members)


def _members(claim: Claim, members: list[Token]) -> Iterator[Slot]:
    for member in members:
        positions = claim.positions({member.i})
        if len(positions) != 1:
            return
        at = (positions[0], positions[0])
        yield Slot(
            role="what",
            sort="lists",
            value="member",
            answer=member.text,
            gap=at,
            taken=at,
            word=None,
            worth=0.5,
            doubts=("other words may fill the gap",),
        )
