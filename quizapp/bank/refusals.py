"""What the verbs about articles and questions refuse, and with what."""

from collections.abc import Sequence

from quizapp.errors import Conflict, Invalid


class Faulty(Invalid):
    """A question that is wrong in itself: ``faults`` says how, one sentence each."""

    code = "faulty-question"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(f"{' '.join(faults)} Nothing was stored.")
        self.faults = list(faults)


class ChangedMeanwhile(Conflict):
    """The question got a newer version since the person looked at it."""

    code = "changed-meanwhile"

    def __init__(self) -> None:
        super().__init__(
            "This question was changed meanwhile, so your change was not stored. Look at it again."
        )


class WrongStatus(Conflict):
    """What was asked for does not fit the question's status."""

    code = "wrong-status"


class NoReason(Invalid):
    """A question is retired for a reason, and this is none that is known."""

    code = "no-reason"


class ReportedAlready(Conflict):
    """A learner reports a version of a question once."""

    code = "reported-already"


class NothingReported(Conflict):
    """There is no open report to settle."""

    code = "nothing-reported"
