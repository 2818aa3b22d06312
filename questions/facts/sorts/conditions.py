"""What happens if or when something else does."""

from collections.abc import Iterator

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.pieces import capitalised
from questions.facts.slot import Slot

WORTH = 0.8
_LONGEST = 12


def find(claim: Claim, names: Names) -> Iterator[Slot]:  # noqa: ARG001
    """Yields what follows from the condition at the head of a clause in the present."""
    clause = claim.clause
    lead = clause.lead
    if not lead or lead[0].text.lower() not in {"if", "when"} or len(lead) < 3:
        return
    if clause.finite_tag not in {"VBZ", "VBP"} or clause.negated or clause.finite_token != clause.verb:
        return
    start = claim.bounds("subject")[0]
    end = claim.bounds("rest")[1] - 1
    answer = claim.text(start, end)
    if 3 <= len(answer.split()) <= _LONGEST and clause.subject_token.pos_ != "PRON":
        yield Slot(
            role="what",
            sort="conditions",
            value="consequence",
            answer=capitalised(answer),
            gap=(start, end),
            taken=(start, end),
            word="what happens",
            worth=0.85,
        )
