"""What happens if or when something else does."""

from collections.abc import Iterator

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import in_clause, span_of
from questions.facts.pieces import capitalised
from questions.facts.slot import Slot

WORTH = 0.8
_LONGEST = 12


def find(claim: Claim, names: Names) -> Iterator[Slot]:  # noqa: ARG001
    """Yields what follows from the condition at the head of a clause in the present."""
    yield from _behind(claim)
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


def _behind(claim: Claim) -> Iterator[Slot]:
    """Yields the condition at the end of a clause in the present: "It forms when fuels do not burn"."""
    clause = claim.clause
    if clause.finite_tag not in {"VBZ", "VBP", "MD"} or clause.negated:
        return
    for child in clause.verb.children:
        opener = child.left_edge.lower_
        at = span_of(claim, child) if child.dep_ == "advcl" and opener in {"when", "if"} else None
        last = claim.bounds("rest")[1] - 1
        if at is None or not in_clause(claim, at) or at[1] != last:
            continue
        answer = claim.text(*at)
        if 3 <= len(answer.split()) <= _LONGEST:
            yield Slot(
                role="when",
                sort="conditions",
                value="reason",
                answer=capitalised(answer),
                gap=at,
                taken=at,
                word="when",
                worth=0.85,
            )
