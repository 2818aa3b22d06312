"""Who said something, to whom, and where."""

from collections.abc import Iterator

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import name_at, subject_at
from questions.facts.slot import Slot

WORTH = 0.3


def find(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields the speaker of a reporting sentence."""
    token = claim.clause.subject_token
    if claim.origin != "speech" or names.sort_of(token) != "person":
        return
    at = subject_at(claim)
    name = name_at(claim, names, at)
    yield Slot(
        role="who",
        sort="speech",
        value="person",
        answer=claim.text(*name),
        gap=name,
        taken=at,
        word="who",
        worth=0.3,
    )
