"""What the statistics are worked out from: rows of the roll-ups and of the cards, as plain values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

_DAY_0 = date(1970, 1, 1)


class DayRow(NamedTuple):
    """What was studied on a learner day, in the chosen decks; see ``memory.models.StudyDay``."""

    day: int
    answers: int = 0
    right: int = 0
    timed: int = 0
    took_ms: int = 0
    new: int = 0
    reviews: int = 0
    young: int = 0
    young_kept: int = 0
    mature: int = 0
    mature_kept: int = 0


class HourRow(NamedTuple):
    """Answers in one hour of the clock (0-23)."""

    hour: int
    answers: int
    right: int


class CalibrationRow(NamedTuple):
    """Reviews whose foretold chance lies in one tenth (0-9), by form. ``foretold`` adds up thousandths."""

    form: str
    tenth: int
    reviews: int
    recalled: int
    foretold: int


class Memories(NamedTuple):
    """Cards that have been learnt, in columns: stability in days, difficulty 1-10, learner day of the last
    review. A tuple for each of many thousand cards would take longer to make than all the counting."""

    stability: Sequence[float]
    difficulty: Sequence[float]
    last_day: Sequence[int]


class Waiting(NamedTuple):
    """Cards to study today, as the limits allow."""

    due: int = 0
    learning: int = 0
    new: int = 0


NOTHING = Waiting()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that the panels need of one learner, in one deck or in all.

    ``days`` come oldest first; ``studied`` are the learner days with an answer in any deck; ``paused``
    the pauses, each from its first day up to and without its second; ``memories`` the cards by the
    decay of their FSRS curve; ``due`` counts cards by due day. Hours are of all decks, of a year.
    """

    today: int
    days: Sequence[DayRow] = ()
    studied: Collection[int] = ()
    paused: Sequence[tuple[int, int]] = ()
    waiting: Waiting = NOTHING
    due: Mapping[int, int] = field(default_factory=dict)
    memories: Mapping[float, Memories] = field(default_factory=dict)
    hours: Sequence[HourRow] = ()
    calibration: Sequence[CalibrationRow] = ()


def date_of(day: int) -> date:
    """Returns the date of a learner day."""
    return _DAY_0 + timedelta(days=day)
