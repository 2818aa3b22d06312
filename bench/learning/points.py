"""What our app holds of a point: its card, and the questions that ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from questions.kinds.kind import FORMS, Form
from quizapp.memory.days import Days
from quizapp.memory.forms import FormMemory, is_harder
from quizapp.memory.scheduling import Memory, Schedule
from quizapp.study.choosing import Candidate

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = Days("UTC", 4)
GUESS_RATES = {"choice": 0.25, "cloze": 0.0, "typed": 0.0}


@dataclass(slots=True)
class Point:
    """What our app holds of a point: its card, and the questions that ask for it. ``log`` has the
    learner day, rating and form of each answer that counts for memory."""

    candidates: Sequence[Candidate]
    memory: Memory = field(default_factory=Memory)
    schedule: Schedule = field(default_factory=Schedule)
    forms: FormMemory = field(default_factory=FormMemory)
    last: UUID | None = None
    log: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def queue(self) -> str:
        stepped = self.forms.easier and self.schedule.state == "review"
        return "relearning" if stepped else self.schedule.state


def candidates(point: int, forms: Sequence[Form]) -> list[Candidate]:
    """Returns one question of each form for a point."""
    return [Candidate(UUID(int=point * len(FORMS) + FORMS.index(form)), form) for form in forms]


def instant(at: float) -> datetime:
    """Returns the instant so many seconds after the first day began."""
    return FIRST + timedelta(seconds=at)


def form_of(name: str) -> Form:
    """Returns the form of this name. Raises StopIteration for a flashcard, which has none."""
    return next(form for form in FORMS if form == name)


def has_other(card: Point, form: Form, harder: bool) -> bool:
    """Tells whether the point can be asked in a harder form, or in an easier one."""
    forms = [each.form for each in card.candidates]
    return any(is_harder(each, form) if harder else is_harder(form, each) for each in forms)
