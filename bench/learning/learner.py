"""A simulated learner: what they answer, how long it takes, and how they rate themselves."""

import math
import random
from dataclasses import dataclass, field, replace

from bench.learning.hidden import AGAIN, EASY, GOOD, HARD, MEMORIES, Hidden

HARDNESS = {"card": 0, "choice": 0, "cloze": 1, "typed": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What is assumed of learners. Times in seconds; see docs/learning.md for where they come from.

    ``think`` is from question to answer by form ("card" is a flashcard: until it is turned over), ``puzzle``
    what is added when the answer does not come to mind, ``feedback`` reading what follows (on a card:
    comparing and rating), ``dwell`` what is added after a wrong answer. ``guess`` is the chance of a
    right choice without knowing; ``strength`` what an answer found in a form counts beside one picked
    from choices. ``honest`` is the chance that a learner presses what they felt; ``hindsight``
    that a card not recalled is rated as if it had been. ``slip`` is the chance that what is recalled is
    marked wrong the first time that it is asked in a harder form than before.
    """

    think: dict[str, float] = field(
        default_factory=lambda: {"choice": 5.0, "cloze": 7.0, "typed": 8.0, "card": 5.0}
    )
    puzzle: float = 3.0
    feedback: dict[str, float] = field(
        default_factory=lambda: {"choice": 4.0, "cloze": 4.0, "typed": 4.0, "card": 5.0}
    )
    dwell: float = 3.0
    guess: float = 0.25
    strength: dict[str, float] = field(
        default_factory=lambda: {"choice": 1.0, "cloze": 1.1, "typed": 1.2, "card": 1.2}
    )
    honest: float = 0.75
    hindsight: float = 0.1
    slip: float = 0.0

    def with_effort(self, factor: float) -> "Habits":
        """Returns the habits with what harder forms add to memory multiplied; with 0 every form strengthens
        alike."""
        return replace(
            self, strength={form: 1 + factor * (strength - 1) for form, strength in self.strength.items()}
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer: whether it was right, the rating (1-4) that the learner would give it, seconds
    until it was given, seconds of feedback."""

    right: bool
    rating: int
    think: float
    feedback: float


class Learner:
    """A learner with a hidden memory of some points. The same seed makes the same learner."""

    def __init__(self, memory: str, points: int, seed: int, habits: Habits) -> None:
        rng = random.Random(f"learner {seed}")
        easiness = [rng.gauss(0.0, 1.0) for _ in range(points)]
        self.hidden: Hidden = MEMORIES[memory](easiness, rng)
        self._easiness = easiness
        self._habits = habits
        self._hardest = ["choice"] * points
        # Each point has chances of its own, so that two policies meet the same luck with it.
        self._chances = [random.Random(f"{seed} {point}") for point in range(points)]

    def answers(self, point: int, form: str, at: float) -> Outcome:
        """Returns the learner's answer to a point asked at an instant, and lets them learn from it."""
        habits, rng = self._habits, self._chances[point]
        chance = self.hidden.recall(point, at)
        recalled, guessed = rng.random() < chance, rng.random() < habits.guess
        felt = self._felt(point, chance) if recalled else AGAIN
        rating = self._pressed(felt, rng)
        right = (recalled and not self._slips(point, form)) or (form == "choice" and guessed)
        think = habits.think[form] + (0.0 if recalled else habits.puzzle)
        sure = rating > AGAIN if form == "card" else right
        feedback = habits.feedback[form] + (0.0 if sure else habits.dwell)
        self.hidden.studied(point, at + think, felt, habits.strength[form])
        return Outcome(right, rating, think, feedback)

    def _slips(self, point: int, form: str) -> bool:
        if HARDNESS[form] <= HARDNESS[self._hardest[point]]:
            return False
        self._hardest[point] = form
        return self._chances[point].random() < self._habits.slip

    def _felt(self, point: int, chance: float) -> int:
        """How easily it came to mind: easy points and fresh memories come easily."""
        odds = math.log(max(chance, 1e-6) / max(1.0 - chance, 1e-6))
        ease = 0.8 * self._easiness[point] + 0.4 * min(max(odds - 2.2, -3.0), 3.0)
        drawn = self._chances[point].gauss(ease, 1.0)
        return HARD if drawn < -1.3 else EASY if drawn > 1.5 else GOOD

    def _pressed(self, felt: int, rng: random.Random) -> int:
        doubt, other = rng.random(), rng.random()
        if felt == AGAIN:
            return AGAIN if doubt >= self._habits.hindsight else HARD if other < 0.5 else GOOD
        if doubt < self._habits.honest:
            return felt
        return GOOD if other < 0.6 else HARD if other < 0.8 else EASY

    def known(self, at: float) -> float:
        """Returns how many points the learner can be expected to recall at an instant."""
        return sum(self.hidden.recall(point, at) for point in range(len(self._easiness)))
