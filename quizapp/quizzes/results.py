"""What a learner sees once keys may be seen: of one slot that was checked, or of a whole attempt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from questions.kinds import kind
from questions.kinds.kind import Grade, Solution
from questions.question import Question
from quizapp.bank.evidence import Shown, evidence_of
from quizapp.bank.versions import to_question
from quizapp.quizzes.models import SUBMITTED, Attempt, QuizSlot, Response
from quizapp.quizzes.refusals import StillOpen
from quizapp.quizzes.sheet import view_of
from quizapp.quizzes.sittings import responses_of, slots_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotResult:
    """One slot with response, grade and key. ``place`` counts from 1 in the attempt's order,
    ``marks`` is what a right answer is worth."""

    slot: int
    place: int
    marks: float
    view: Mapping[str, Any]
    response: Any
    grade: Grade
    solution: Solution
    question: Question
    evidence: Shown | None

    @property
    def score(self) -> float:
        return self.marks * self.grade.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A whole attempt. ``score`` is out of ``max_score``."""

    attempt: Attempt
    slots: tuple[SlotResult, ...]
    score: float
    max_score: float
    took: timedelta

    @property
    def percent(self) -> int:
        return round(100 * self.score / self.max_score) if self.max_score else 0

    @property
    def right(self) -> int:
        return sum(slot.grade.right for slot in self.slots)


def result(attempt: Attempt) -> Result:
    """Returns the result of an attempt. Raises StillOpen for one that is not handed in."""
    if attempt.state != SUBMITTED or attempt.submitted_at is None:
        raise StillOpen
    held = responses_of(attempt)
    slots = enumerate(slots_of(attempt), 1)
    return Result(
        attempt=attempt,
        slots=tuple(_slot_result(attempt, slot, place, held.get(slot.number)) for place, slot in slots),
        score=attempt.score or 0.0,
        max_score=attempt.max_score,
        took=attempt.submitted_at - attempt.started_at,
    )


def checked(attempt: Attempt) -> dict[int, SlotResult]:
    """Returns the results of the slots whose keys the learner has seen, by slot."""
    held = responses_of(attempt)
    places = {number: place for place, number in enumerate(attempt.slot_order, 1)}
    return {
        slot.number: _slot_result(attempt, slot, places[slot.number], held[slot.number])
        for slot in slots_of(attempt)
        if slot.number in held and held[slot.number].score is not None
    }


def _slot_result(attempt: Attempt, slot: QuizSlot, place: int, held: Response | None) -> SlotResult:
    question = to_question(slot.version)
    asked = kind(question.kind)
    response = held.response if held else None
    score = (held.score if held else None) or 0.0
    return SlotResult(
        slot=slot.number,
        place=place,
        marks=slot.marks,
        view=view_of(attempt, slot),
        response=response,
        grade=replace(asked.grade(question, response), score=score),
        solution=asked.solution(question),
        question=question,
        evidence=evidence_of(slot.version),
    )
