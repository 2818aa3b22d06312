"""The simulator's fast path asks and plans exactly as the app's own verbs do."""

from datetime import datetime

import pytest

from bench.learning.course import Plan, Policy, study
from bench.learning.learner import Habits, Learner, Outcome
from bench.learning.ours import Ours
from bench.learning.verbs import Verbs
from quizapp.accounts.models import User
from quizapp.memory.settings import PlanSettings, usual

COURSE = Plan(points=40, days=30, minutes=6.0)
Step = tuple[int, str, bool, datetime | None, float | None]


class Diary:
    """Keeps what a policy asked, and what became of each card."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.steps: list[Step] = []

    def ask(self, at: float) -> tuple[int, str] | None:
        return self.policy.ask(at)

    def answered(self, point: int, form: str, outcome: Outcome, at: float) -> None:
        self.policy.answered(point, form, outcome, at)
        due, stability = plan_of(self.policy, point)
        self.steps.append((point, form, outcome.right, due, stability))


def plan_of(policy: Policy, point: int) -> tuple[datetime | None, float | None]:
    if isinstance(policy, Ours):
        return policy.points[point].schedule.due_at, policy.points[point].memory.stability
    assert isinstance(policy, Verbs)
    card = policy.card(point)
    return card.due_at, card.stability


def steps_of(policy: Policy) -> list[Step]:
    diary = Diary(policy)
    study(diary, Learner("FSRS-6", COURSE.points, 3, Habits()), COURSE)
    return diary.steps


@pytest.mark.parametrize(
    "settings",
    [
        usual(),
        PlanSettings(),
        PlanSettings(review_order="least likely", new_place="mixed", reviews_per_day=8, new_per_day=6),
        PlanSettings(new_place="after", reviews_per_day=5, new_per_day=8),
    ],
    ids=["default", "0.9 throughout", "other orders and limits", "a backlog"],
)
def test_the_fast_path_equals_the_verbs(learner: User, settings: PlanSettings) -> None:
    fast = steps_of(Ours(COURSE.points, 3, settings))
    slow = steps_of(Verbs(COURSE.points, 3, settings))
    assert len(fast) > 150
    assert {form for _, form, *_ in fast} >= {"choice", "cloze"}
    assert fast == slow
