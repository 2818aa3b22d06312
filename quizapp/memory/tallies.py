"""What the log of one card adds to the daily roll-ups. Pure; ``memory.rollups`` keeps the tables.

True retention is counted as Anki defines it: of a card, only the first review of a learner day
counts; Again is forgotten, every other rating is remembered; a card is mature once it had been put
away for 21 days.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from quizapp.memory.scheduling import AGAIN

MATURE_DAYS = 21
"""Put away for so many days or more, a card is mature (Anki's definition)."""

LONGEST_MS = 60_000
"""A longer answer counts as this long: somebody went to make tea (Anki's default)."""

TENTHS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one log entry left on one card, as the roll-ups read it.

    ``first`` tells whether this is the first card of its entry, for which the answer itself is
    counted. ``given`` is the entry's rating, ``rating`` the card's own; ``counted_on`` the day on
    which ``new_count`` and ``review_count`` count.
    """

    sequence: int
    kind: str
    target: int | None
    answered_at: datetime
    day: int
    hour: int | None
    plan: UUID | None
    first: bool
    form: str | None
    score: float | None
    given: int | None
    rating: int | None
    took_ms: int | None
    for_memory: bool
    predicted: float | None
    was_interval: int | None
    counted_on: int
    new_count: int
    review_count: int


class Cell(NamedTuple):
    """One number of a roll-up: a column of the row of ``table`` that ``key`` names."""

    table: str
    key: tuple[Any, ...]
    column: str


Tally = Counter[Cell]


def tally(traces: Sequence[Trace]) -> Tally:
    """Returns what a card's traces, in the order of their sequence, add up to in the roll-ups.

    What was undone or dropped by a regrade does not count; an answer counts with its last rerate.
    Answers that are not for memory (a cram) count as answers of their day, not as reviews.
    """
    found: Tally = Counter()
    gone = {trace.target for trace in traces if trace.kind in ("undo", "regrade")}
    rerated = {trace.target: trace.rating for trace in traces if trace.kind == "rerate"}
    answers = [t for t in traces if t.kind in ("answer", "import") and t.sequence not in gone]
    for trace in traces:
        _count_studied(found, trace)
    for trace in answers:
        if trace.first and trace.plan is not None:
            _count_answer(found, trace, rerated.get(trace.sequence) or trace.given)
    for trace, before in _first_reviews(answers, traces):
        _count_review(found, trace, before, rerated.get(trace.sequence) or trace.rating)
    return _nonzero(found)


def change(traces: Sequence[Trace], newest: int) -> Tally:
    """Returns what the entry with sequence ``newest`` changed in what a card's traces add up to."""
    after = tally(traces)
    after.subtract(tally([trace for trace in traces if trace.sequence != newest]))
    return _nonzero(after)


def _nonzero(found: Tally) -> Tally:
    return Counter({cell: number for cell, number in found.items() if number})


def _count_studied(found: Tally, trace: Trace) -> None:
    """The counts may be below zero: an undo counts back."""
    if trace.plan is not None:
        key = (trace.plan, trace.counted_on)
        found[Cell("study_day", key, "new_count")] += trace.new_count
        found[Cell("study_day", key, "review_count")] += trace.review_count


def _count_answer(found: Tally, trace: Trace, rating: int | None) -> None:
    right = int(trace.score >= 1 if trace.score is not None else (rating or AGAIN) > AGAIN)
    day = (trace.plan, trace.day)
    found[Cell("study_day", day, "answers")] += 1
    found[Cell("study_day", day, "right")] += right
    if trace.took_ms is not None:
        found[Cell("study_day", day, "timed")] += 1
        found[Cell("study_day", day, "took_ms")] += min(max(trace.took_ms, 0), LONGEST_MS)
    if trace.hour is not None:
        found[Cell("study_hour", (trace.day, trace.hour), "answers")] += 1
        found[Cell("study_hour", (trace.day, trace.hour), "right")] += right


def _count_review(found: Tally, trace: Trace, before: Trace, rating: int | None) -> None:
    kept = int(rating != AGAIN)
    age = "mature" if (before.was_interval or 0) >= MATURE_DAYS else "young"
    day = (trace.plan, trace.day)
    found[Cell("study_day", day, age)] += 1
    found[Cell("study_day", day, f"{age}_kept")] += kept
    if trace.form is not None and before.predicted is not None:
        key = (trace.plan, trace.form, min(int(before.predicted * TENTHS), TENTHS - 1))
        found[Cell("calibration", key, "reviews")] += 1
        found[Cell("calibration", key, "recalled")] += kept
        found[Cell("calibration", key, "foretold")] += round(before.predicted * 1000)


def _first_reviews(answers: Iterable[Trace], traces: Iterable[Trace]) -> Iterable[tuple[Trace, Trace]]:
    """Yields the first review of each day, with the trace that tells how the card stood before it.

    That is the review itself, unless the card had been seen already on the day when it was written:
    by an answer that was undone since, or by a later one that arrived earlier. Then their traces tell.
    """
    first: dict[int, Trace] = {}
    for trace in sorted(answers, key=lambda trace: (trace.answered_at, trace.sequence)):
        if trace.for_memory and trace.rating is not None and trace.predicted is not None and trace.plan:
            first.setdefault(trace.day, trace)
    for day, trace in first.items():
        before = next((t for t in (trace, *traces) if t.day == day and _was_foretold(t)), None)
        if before is not None:
            yield trace, before


def _was_foretold(trace: Trace) -> bool:
    """Whether the card had not been seen yet on the day: FSRS foretells 1 for no time gone by."""
    return trace.predicted is not None and trace.predicted < 1
