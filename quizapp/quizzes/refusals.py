"""What the verbs about quizzes refuse, and with what."""

import uuid
from dataclasses import dataclass
from typing import Any

from quizapp.errors import Conflict, Forbidden, Invalid


@dataclass(frozen=True, slots=True)
class Stored:
    """What the attempt holds for a slot; revision 0 and None where nothing was saved yet."""

    revision: int = 0
    response: Any = None


class NothingToAsk(Invalid):
    """The deck has no approved question of the kinds asked for."""

    code = "nothing-to-ask"


class Closed(Forbidden):
    """All attempts that the quiz allows are used up."""

    code = "closed"


class OpenAttempt(Conflict):
    """The learner has an open attempt at this quiz: ``attempt_id``."""

    code = "open-attempt"

    def __init__(self, attempt_id: uuid.UUID) -> None:
        super().__init__(
            "You have an open attempt at this quiz. Nothing new was started; go on with that one."
        )
        self.attempt_id = attempt_id


class NotSaved(Conflict):
    """A response came too late, or after a newer one. ``stored`` is what counts."""

    def __init__(self, stored: Stored, message: str) -> None:
        super().__init__(message)
        self.stored = stored


class StaleRevision(NotSaved):
    """Another tab or device has saved a newer response for this slot."""

    code = "stale-revision"

    def __init__(self, stored: Stored) -> None:
        message = "This answer was changed in another tab or on another device. The newer one is kept."
        super().__init__(stored, message)


class LateResponse(NotSaved):
    """The time limit has passed."""

    code = "late"

    def __init__(self, stored: Stored) -> None:
        super().__init__(
            stored, "The time is up, so this change was not saved. What was saved before counts."
        )


class AttemptClosed(NotSaved):
    """The attempt is handed in."""

    code = "attempt-closed"

    def __init__(self, stored: Stored) -> None:
        super().__init__(stored, "This attempt is handed in, so this change was not saved.")


class SlotChecked(NotSaved):
    """The learner has seen the key of this slot, so its response stays."""

    code = "slot-checked"

    def __init__(self, stored: Stored) -> None:
        super().__init__(stored, "This question is checked already, so its answer stays as it is.")


class StillOpen(Conflict):
    """There is no result yet."""

    code = "still-open"

    def __init__(self) -> None:
        super().__init__("This attempt is not handed in yet, so it has no result. Hand it in first.")
