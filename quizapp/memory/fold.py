"""The rules of the fold: from a card's log to its memory. Pure; see docs/architecture.md."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from questions.kinds.kind import Form
from quizapp.memory.forms import FormMemory, after_answer, after_step_back
from quizapp.memory.scheduling import Memory, remember
from quizapp.memory.settings import PlanSettings

SAYING = ("answer", "import", "reschedule")
"""Kinds of entries that say something of a memory by themselves."""

TAKING_BACK = ("undo", "regrade")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one log entry says about one card.

    ``rating`` is None for what moves no memory (marked "not for memory", or no rating at all);
    ``stepped`` tells a first failure on a harder form. ``seed`` and ``before`` (the card's snapshot)
    are what the card's due was decided with.
    """

    sequence: int
    kind: str
    answered_at: datetime
    day: int
    target: int | None = None
    rating: int | None = None
    lapse: bool = False
    forgets: bool = False
    form: Form | None = None
    score: float | None = None
    stepped: bool = False
    guess_rate: float = 0.0
    seed: str = ""
    before: dict[str, Any] | None = None

    @property
    def moves(self) -> bool:
        """Whether the line changes stability and difficulty."""
        return self.forgets or self.rating is not None


def effective(lines: Iterable[Line]) -> list[Line]:
    """Returns the lines that count, in the order (answered_at, sequence), each answer with its last
    rerate. What was undone, dropped by a regrade or is not for memory does not count; of the latter
    only a first failure on a harder form is there, for ``fold_forms``."""
    lines = list(lines)
    said = (line for line in lines if line.kind in SAYING)
    changing = [line for line in lines if line.kind not in SAYING]
    kept = (_rerated(line, rerate) for line, rerate in standing(said, changing))
    counted = (line for line in kept if line.moves or line.stepped)
    return sorted(counted, key=lambda line: (line.answered_at, line.sequence))


class Said(Protocol):
    """What is needed of a line that says something by itself."""

    @property
    def sequence(self) -> int: ...


class Changing(Said, Protocol):
    """What is needed of a line that changes another one."""

    @property
    def kind(self) -> str: ...
    @property
    def target(self) -> int | None: ...


Spoken = TypeVar("Spoken", bound=Said)
Change = TypeVar("Change", bound=Changing)


def standing(
    said: Iterable[Spoken], changing: Iterable[Change], about: Callable[[Any], Hashable] = lambda _: None
) -> Iterator[tuple[Spoken, Change | None]]:
    """Yields what was said and not undone or dropped by a regrade, each line with its last rerate.

    ``changing`` are the lines of other kinds. Lines may be of several cards, if ``about`` tells which.
    """
    gone, rerates, changed = set(), {}, set()
    for line in sorted(changing, key=lambda line: line.sequence):
        changed.add(line.target)
        if line.kind in TAKING_BACK:
            gone.add((line.target, about(line)))
        elif line.kind == "rerate":
            rerates[line.target, about(line)] = line
    for each in said:
        if each.sequence not in changed:
            yield each, None
        elif (each.sequence, about(each)) not in gone:
            yield each, rerates.get((each.sequence, about(each)))


def _rerated(line: Line, rerate: Line | None) -> Line:
    if rerate is None or line.rating is None:
        return line
    return replace(line, rating=rerate.rating, lapse=rerate.lapse)


def fold(counted: Sequence[Line], settings: PlanSettings) -> Memory:
    """Returns the memory that effective lines, in their order, leave behind.

    "Forget" starts the memory anew; repetitions and lapses go on counting.
    """
    memory = Memory()
    for _, memory in memories(counted, settings):  # noqa: B007  the last one is wanted
        pass
    return memory


def memories(counted: Sequence[Line], settings: PlanSettings) -> Iterator[tuple[Line, Memory]]:
    """Yields each effective line that moves the memory, in their order, and the memory after it."""
    memory = Memory()
    for line in counted:
        if line.forgets:
            memory = Memory(last_at=line.answered_at, reps=memory.reps, lapses=memory.lapses)
        elif line.rating is not None:
            memory = remember(memory, line.rating, line.answered_at, line.day, line.lapse, settings)
        else:
            continue
        yield line, memory


def fold_forms(counted: Iterable[Line]) -> FormMemory:
    """Returns what effective lines, in their order, tell of the forms a point may be asked in."""
    forms = FormMemory()
    for line in counted:
        if line.forgets:
            forms = FormMemory()
        elif line.stepped and line.form is not None:
            forms = after_step_back(forms, line.form)
        elif line.rating is not None:
            forms = after_answer(forms, line.form, line.score)
    return forms
