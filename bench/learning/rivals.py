"""Other ways to schedule, for the benchmark only. Each asks either flashcards that learners rate
themselves, or (``checked``) the same questions as ours, whose answers rate themselves."""

import random
from collections import deque
from itertools import islice

from bench.learning.course import DAY
from bench.learning.learner import Outcome
from quizapp.memory.scheduling import AGAIN, GOOD
from quizapp.study.choosing import wanted_form

NEW_PER_DAY = 20


class Random:
    """Any point, at any time, until the session's time is up. Its forms get harder with practice."""

    def __init__(self, points: int, seed: int, checked: bool = False) -> None:
        self._rng = random.Random(f"random {seed}")
        self._checked = checked
        self._right = [0] * points

    def ask(self, at: float) -> tuple[int, str]:
        point = self._rng.randrange(len(self._right))
        forms = ("choice", "cloze", "typed")
        return point, forms[min(self._right[point], 2)] if self._checked else "card"

    def answered(self, point: int, form: str, outcome: Outcome, at: float) -> None:
        self._right[point] += outcome.right


class _Days:
    """What SM-2 and Leitner share: whole days, due points first, then new ones, then what failed."""

    def __init__(self, points: int, checked: bool) -> None:
        self._checked = checked
        self._interval = [0.0] * points
        self._due: dict[int, int] = {}
        self._new = deque(range(points))
        self._queue: deque[int] = deque()
        self._again: deque[int] = deque()
        self._today = -1

    def ask(self, at: float) -> tuple[int, str] | None:
        self._begin(int(at // DAY))
        queue = self._queue or self._again
        return (queue[0], self._form(queue[0])) if queue else None

    def _begin(self, today: int) -> None:
        if today == self._today:
            return
        self._today = today
        due = sorted((day, point) for point, day in self._due.items() if day <= today)
        self._queue = deque([*(point for _, point in due), *islice(self._new, NEW_PER_DAY)])
        self._again.clear()

    def _form(self, point: int) -> str:
        """By our rule, with the interval (days) in the place of stability."""
        if not self._checked:
            return "card"
        if not self._queue:
            return "choice"
        return wanted_form("review" if self._interval[point] > 1 else "learning", self._interval[point])

    def _rating(self, outcome: Outcome) -> int:
        return (GOOD if outcome.right else AGAIN) if self._checked else outcome.rating

    def _take(self, point: int) -> bool:
        """Takes the point off its queue; tells whether it is a repeat of the same day."""
        if self._queue:
            self._queue.popleft()
            if self._new and self._new[0] == point:
                self._new.popleft()
            return False
        self._again.popleft()
        return True


class SuperMemo2(_Days):
    """SM-2: P. A. Wozniak, Optimization of learning (1990), chapter 3.2. Again is grade 1, Hard 3,
    Good 4, Easy 5; what was graded below 4 is repeated on the same day until it is not."""

    def __init__(self, points: int, seed: int, checked: bool = False) -> None:
        super().__init__(points, checked)
        self._factor = [2.5] * points
        self._count = [0] * points

    def answered(self, point: int, form: str, outcome: Outcome, at: float) -> None:
        grade = {1: 1, 2: 3, 3: 4, 4: 5}[self._rating(outcome)]
        repeat = self._take(point)
        if grade < 4:
            self._again.append(point)
        if not repeat:
            self._move(point, grade)

    def _move(self, point: int, grade: int) -> None:
        self._count[point] = self._count[point] + 1 if grade >= 3 else 1
        first = {1: 1.0, 2: 6.0}
        grown = self._interval[point] * self._factor[point]
        self._interval[point] = first.get(self._count[point], grown)
        miss = 5 - grade
        self._factor[point] = max(1.3, self._factor[point] + 0.1 - miss * (0.08 + miss * 0.02))
        self._due[point] = self._today + round(self._interval[point])


class Leitner(_Days):
    """Boxes that are opened every 1, 2, 4, ... 64 days: recalled goes one box on, else back to the first.
    What was not recalled comes once more on the same day, until it is."""

    def __init__(self, points: int, seed: int, checked: bool = False) -> None:
        super().__init__(points, checked)
        self._box = [0] * points

    def answered(self, point: int, form: str, outcome: Outcome, at: float) -> None:
        recalled = self._rating(outcome) > AGAIN
        repeat = self._take(point)
        if not recalled:
            self._again.append(point)
        if not repeat:
            self._box[point] = min(self._box[point] + 1, 7) if recalled else 1
            self._interval[point] = 2.0 ** (self._box[point] - 1)
            self._due[point] = self._today + int(self._interval[point])
