"""Which of a point's questions a session asks: forms get harder with memory, and rotate. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from questions.kinds.kind import FORMS, Form

FRESH_DAYS = 4.0
"""Below this stability (days) a memory is asked with choices still: a cloze takes longer, fails more often,
and what comes of it hardly lasts longer yet (docs/learning.md)."""

YOUNG_DAYS = 21.0
"""Below this stability (days) a memory is young and is asked in a form of middle hardness."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that asks for the point. ``question_id`` is the same for all of its versions."""

    question_id: UUID
    form: Form
    difficulty: float = 0.5


def wanted_form(state: str, stability: float | None) -> Form:
    """Returns how hard a form suits a memory: choices while it is learnt and fresh, then cloze, then typed."""
    if state != "review" or stability is None or stability < FRESH_DAYS:
        return "choice"
    return "cloze" if stability < YOUNG_DAYS else "typed"


def choose(
    candidates: Sequence[Candidate],
    state: str,
    stability: float | None,
    last: UUID | None,
    easier: Form | None = None,
) -> Candidate | None:
    """Returns the candidate whose form is nearest to the one wanted (the easier one of two equally
    near), among equally hard ones not the one asked last, then the easiest. None for none.

    ``easier`` is the hardest form that is wanted after a step back.
    """
    wanted = FORMS.index(wanted_form(state, stability))
    if easier is not None:
        wanted = min(wanted, FORMS.index(easier))

    def order(candidate: Candidate) -> tuple[int, int, bool, float, str]:
        place = FORMS.index(candidate.form)
        asked_last = candidate.question_id == last
        return abs(place - wanted), place, asked_last, candidate.difficulty, str(candidate.question_id)

    return min(candidates, key=order, default=None)
