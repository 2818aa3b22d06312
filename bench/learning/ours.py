"""Our own way, in memory: the pure functions that the verbs call, and the queue's order.

``verbs.py`` studies through the verbs themselves; a test holds that both ask and plan the same.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from heapq import heappop, heappush
from uuid import UUID

from bench.learning.learner import Outcome
from bench.learning.points import (
    DAYS,
    FIRST,
    GUESS_RATES,
    Point,
    candidates,
    form_of,
    has_other,
    instant,
)
from questions.kinds.kind import FORMS, Form
from quizapp.memory.caps import capped
from quizapp.memory.forms import after_answer, after_step_back, steps_back
from quizapp.memory.limits import Limits
from quizapp.memory.plans import LEARN_AHEAD
from quizapp.memory.scheduling import AGAIN, GOOD, Reviewed, again_today, put_off, review
from quizapp.memory.settings import PlanSettings, usual
from quizapp.study.choosing import choose
from quizapp.study.gathering import order


class Ours:
    """Study as ``study.session`` runs it, of points that have one question of each form.

    With ``flashcards`` the learner rates a card by what they felt; otherwise the answer rates itself.
    ``refit`` is asked each day for the settings to go on with.
    """

    def __init__(
        self,
        points: int,
        seed: int,
        settings: PlanSettings | None = None,
        forms: Sequence[Form] = FORMS,
        flashcards: bool = False,
        refit: Callable[["Ours", int], PlanSettings] | None = None,
    ) -> None:
        self.settings = settings or usual()
        self.points = [Point(candidates(number, forms)) for number in range(points)]
        self._ids = random.Random(f"entries {seed}")
        self._flashcards = flashcards
        self._refit = refit
        self._steps: list[tuple[datetime, int]] = []
        self._reviews: list[int] = []
        self._new = list(range(points - 1, -1, -1))
        self._today = -1
        self._done = Limits(0, 0)

    def ask(self, at: float) -> tuple[int, str] | None:
        now = instant(at)
        self._begin(DAYS.day(now))
        point = self._next(now)
        if point is None:
            return None
        return point, "card" if self._flashcards else self._form(self.points[point])

    def answered(self, point: int, form: str, outcome: Outcome, at: float) -> None:
        card, now = self.points[point], instant(at)
        entry = UUID(int=self._ids.getrandbits(128), version=4)
        self._leave(card)
        card.last = next((each.question_id for each in card.candidates if each.form == form), None)
        if self._flashcards:
            self._rate(card, None, None, outcome.rating, now, str(entry))
        elif self._steps_back(card, form_of(form), outcome.right):
            card.forms = after_step_back(card.forms, form_of(form))
            card.schedule = again_today(card.schedule, now, DAYS, self.settings)
        else:
            rating = GOOD if outcome.right else AGAIN
            self._rate(card, form_of(form), float(outcome.right), rating, now, str(entry))
        if card.queue != "review":
            assert card.schedule.due_at is not None
            heappush(self._steps, (card.schedule.due_at, point))

    def _steps_back(self, card: Point, form: Form, right: bool) -> bool:
        return steps_back(card.forms, form, float(right), has_other(card, form, harder=False))

    def _rate(
        self, card: Point, form: Form | None, score: float | None, rating: int, now: datetime, seed: str
    ) -> None:
        new, reviews = card.schedule.state == "new", card.schedule.state == "review"
        self._done = Limits(self._done.new + new, self._done.reviews + reviews)
        marked = score is not None
        after = review(card.memory, card.schedule, rating, now, DAYS, self.settings, seed, marked)
        after = self._capped(card, form, rating, after)
        card.memory, card.schedule = after.memory, after.schedule
        card.forms = after_answer(card.forms, form, score)
        card.log.append((self._today, rating, form or "card"))

    def _capped(self, card: Point, form: Form | None, rating: int, after: Reviewed) -> Reviewed:
        if after.interval is None or rating == AGAIN or form is None:
            return after
        harder = has_other(card, form, harder=True)
        stepped, known = card.forms.easier is not None, card.forms.known
        interval, why = capped(after.interval, GUESS_RATES[form], form, known, harder, stepped)
        return (
            replace(after, interval=interval, schedule=put_off(self._today + interval, DAYS))
            if why
            else after
        )

    def _begin(self, today: int) -> None:
        if today == self._today:
            return
        if self._refit is not None and self._today >= 0:
            self.settings = self._refit(self, today - DAYS.day(FIRST))
        self._today, self._done = today, Limits(0, 0)
        waiting = [point for point, card in enumerate(self.points) if self._is_due(card)]
        self._reviews = sorted(waiting, key=self._place, reverse=True)

    def _is_due(self, card: Point) -> bool:
        due = card.schedule.due_day
        return card.queue == "review" and due is not None and due <= self._today

    def _place(self, point: int) -> tuple[float, int]:
        """Where a due review comes in the day's order."""
        card = self.points[point]
        assert card.memory.last_day is not None
        assert card.schedule.due_day is not None
        age = (self._today - card.memory.last_day) / (card.memory.stability or 1.0)
        places = {"due": float(card.schedule.due_day), "most likely": age, "least likely": -age}
        return places[self.settings.review_order], point

    def _next(self, now: datetime) -> int | None:
        most = Limits(self.settings.new_per_day, self.settings.reviews_per_day).left(*self._done)
        left = Limits(min(len(self._new), most.new), min(len(self._reviews), most.reviews))
        soon = self._steps[0][0] if self._steps else None
        found = {
            "step": self._steps[0][1] if soon and soon <= now else None,
            "review": self._reviews[-1] if self._reviews else None,
            "new": self._new[-1] if self._new else None,
            "ahead": self._steps[0][1] if soon and soon <= now + LEARN_AHEAD else None,
        }
        places = order(self.settings.new_place, left, self._done)
        return next((point for place in places if (point := found[place]) is not None), None)

    def _form(self, card: Point) -> str:
        state, stability = card.schedule.state, card.memory.stability
        chosen = choose(card.candidates, state, stability, card.last, card.forms.easier)
        assert chosen is not None
        return chosen.form

    def _leave(self, card: Point) -> None:
        """Takes the point just asked off the head of its queue."""
        if card.queue == "new":
            self._new.pop()
        elif card.queue == "review":
            self._reviews.pop()
        else:
            heappop(self._steps)
