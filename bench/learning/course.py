"""Half a year of study: a session a day, until nothing is left or the time is up."""

from dataclasses import dataclass
from typing import Protocol

from bench.learning.learner import Learner, Outcome

DAY = 86_400.0
EVENING = 18 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is studied: points, days, and at most so many minutes a day."""

    points: int = 500
    days: int = 180
    minutes: float = 15.0


class Policy(Protocol):
    """A way to choose what is asked. Instants are seconds since the first day began."""

    def ask(self, at: float) -> tuple[int, str] | None:
        """Returns the point to ask now and in which form; None when the session is over."""

    def answered(self, point: int, form: str, outcome: Outcome, at: float) -> None:
        """Tells what came of it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a course: points known the day after it, minutes spent, answers given."""

    known: float
    minutes: float
    answers: int

    @property
    def rate(self) -> float:
        """Points known for each minute studied."""
        return self.known / self.minutes


def study(policy: Policy, learner: Learner, plan: Plan) -> Result:
    """Runs a course and returns what the learner knows on the evening after its last day."""
    spent, answers = 0.0, 0
    for day in range(plan.days):
        begun = at = day * DAY + EVENING
        while at < begun + plan.minutes * 60 and (asked := policy.ask(at)):
            point, form = asked
            outcome = learner.answers(point, form, at)
            policy.answered(point, form, outcome, at + outcome.think)
            at += outcome.think + outcome.feedback
            answers += 1
        spent += at - begun
    return Result(learner.known(plan.days * DAY + EVENING), spent / 60, answers)
