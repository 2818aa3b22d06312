"""The rules of the fold: from a card's log to its memory. Pure; see docs/architecture.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.memory.scheduling import Memory, remember
from quizapp.memory.settings import PlanSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one log entry says about one card.

    ``rating`` is None for what moves no memory (marked "not for memory", or no rating at all).
    """

    sequence: int
    kind: str
    answered_at: datetime
    day: int
    target: int | None = None
    rating: int | None = None
    lapse: bool = False
    forgets: bool = False


def effective(lines: Iterable[Line]) -> list[Line]:
    """Returns the lines that count, in the order (answered_at, sequence), each answer with its last
    rerate. What was undone, dropped by a regrade or is not for memory does not count."""
    lines = list(lines)
    gone = {line.target for line in lines if line.kind in ("undo", "regrade")}
    rerates: dict[int | None, Line] = {}
    for line in sorted(lines, key=lambda line: line.sequence):
        if line.kind == "rerate":
            rerates[line.target] = line
    kept = [
        _rerated(line, rerates.get(line.sequence))
        for line in lines
        if line.kind in ("answer", "import", "reschedule") and line.sequence not in gone
    ]
    counted = (line for line in kept if line.forgets or line.rating is not None)
    return sorted(counted, key=lambda line: (line.answered_at, line.sequence))


def _rerated(line: Line, rerate: Line | None) -> Line:
    if rerate is None or line.rating is None:
        return line
    return replace(line, rating=rerate.rating, lapse=rerate.lapse)


def fold(counted: Sequence[Line], settings: PlanSettings) -> Memory:
    """Returns the memory that effective lines, in their order, leave behind.

    "Forget" starts the memory anew; repetitions and lapses go on counting.
    """
    memory = Memory()
    for line in counted:
        if line.forgets:
            memory = Memory(last_at=line.answered_at, reps=memory.reps, lapses=memory.lapses)
        elif line.rating is not None:
            memory = remember(memory, line.rating, line.answered_at, line.day, line.lapse, settings)
    return memory
