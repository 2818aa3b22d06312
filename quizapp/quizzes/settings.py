"""How a quiz is run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from quizapp.errors import Invalid

Feedback = Literal["deferred", "immediate"]
"""When the learner sees keys: after handing in, or after checking each question."""

LONGEST_S = 24 * 60 * 60
MOST_ATTEMPTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSettings:
    """Settings of a quiz. ``time_limit`` is in seconds (None: no limit); ``attempts_allowed`` None is
    any number; ``shuffle`` asks the questions in a new order in every attempt."""

    feedback: Feedback = "deferred"
    time_limit: int | None = None
    attempts_allowed: int | None = None
    shuffle: bool = True

    def __post_init__(self) -> None:
        if self.feedback not in get_args(Feedback):
            raise Invalid("Feedback should be “deferred” or “immediate”. Nothing was stored.")
        if not isinstance(self.shuffle, bool):
            raise Invalid("Shuffle should be true or false. Nothing was stored.")
        _whole(self.time_limit, "The time limit, in seconds,", LONGEST_S)
        _whole(self.attempts_allowed, "The number of attempts allowed", MOST_ATTEMPTS)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, sent: Any) -> "QuizSettings":
        """Returns the settings that were sent or stored; what is left out has its default. Raises Invalid."""
        if not isinstance(sent, Mapping):
            raise Invalid("Settings should be an object. Nothing was stored.")
        unknown = sent.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise Invalid(f"There is no setting called “{min(map(str, unknown))[:40]}”. Nothing was stored.")
        return cls(**sent)


def _whole(value: Any, what: str, most: int) -> None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not (whole and 1 <= value <= most):
        raise Invalid(f"{what} should be a whole number from 1 to {most:,}, or none. Nothing was stored.")
