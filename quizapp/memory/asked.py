"""How a point was asked, and what that allows: how far a right answer can put its card away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from uuid import UUID

from questions.kinds import kind
from questions.kinds.kind import Form
from quizapp.bank import versions
from quizapp.memory.caps import capped
from quizapp.memory.days import Days
from quizapp.memory.forms import FormMemory, is_harder
from quizapp.memory.scheduling import (
    AGAIN,
    Reviewed,
    put_off,
)


@dataclass(frozen=True)
class Asked:
    """How a point was asked. ``look_up`` finds the forms that it can be asked in, when that matters."""

    question_id: UUID
    form: Form | None
    guess_rate: float
    look_up: Callable[[], set[Form]]

    @cached_property
    def forms(self) -> set[Form]:
        return self.look_up()

    @property
    def has_easier(self) -> bool:
        return any(is_harder(self.form, each) for each in self.forms) if self.form else False

    @property
    def has_harder(self) -> bool:
        return any(is_harder(each, self.form) for each in self.forms) if self.form else False


def forms_asking(point_id: UUID) -> set[Form]:
    """Returns the forms in which approved questions ask for a point."""
    return {kind(each.kind).form for each in versions.asking(point_id)}


def shortened(
    outcome: Reviewed, rating: int, forms: FormMemory, asked: Asked, day: int, days: Days
) -> tuple[Reviewed, str | None]:
    """An answer that may have been a guess, or was just seen, puts a card away no further than ``caps``
    allows."""
    if outcome.interval is None or rating == AGAIN:
        return outcome, None
    cap = partial(
        capped, outcome.interval, asked.guess_rate, asked.form, forms.known, stepped=forms.easier is not None
    )
    if cap(has_harder=True)[1] is None:
        return outcome, None
    interval, why = cap(has_harder=asked.has_harder)
    if why is None:
        return outcome, None
    due = put_off(day + interval, days)
    return replace(outcome, interval=interval, schedule=due), why
