"""Our way with a rule changed, to see what the rule is worth."""

from collections.abc import Sequence
from dataclasses import replace

from bench.learning.ours import Ours
from bench.learning.points import DAYS, Point
from questions.kinds.kind import FORMS, Form
from quizapp.memory.scheduling import AGAIN, Reviewed, put_off
from quizapp.memory.settings import PlanSettings
from quizapp.study.choosing import FRESH_DAYS, choose


class Variant(Ours):
    """Study without the step back; with choices up to another stability (days); with a longest interval after a right choice, in days or as a multiple
    of the last one, whatever other forms there are."""

    def __init__(
        self,
        points: int,
        seed: int,
        settings: PlanSettings | None = None,
        forms: Sequence[Form] = FORMS,
        step_back: bool = True,
        guess_days: int | None = None,
        guess_growth: float | None = None,
        fresh_days: float | None = None,
    ) -> None:
        super().__init__(points, seed, settings, forms)
        self._step_back = step_back
        self._guess_days, self._guess_growth = guess_days, guess_growth
        self._fresh_days = fresh_days

    def _form(self, card: Point) -> str:
        """Choices up to another stability: as if the memory were fresh, or no longer."""
        if self._fresh_days is None or card.queue != "review" or card.memory.stability is None:
            return super()._form(card)
        stability = card.memory.stability
        if stability < self._fresh_days:
            return "choice"
        chosen = choose(card.candidates, "review", max(stability, FRESH_DAYS), card.last, card.forms.easier)
        assert chosen is not None
        return chosen.form

    def _steps_back(self, card: Point, form: Form, right: bool) -> bool:
        return self._step_back and super()._steps_back(card, form, right)

    def _capped(self, card: Point, form: Form | None, rating: int, after: Reviewed) -> Reviewed:
        after = super()._capped(card, form, rating, after)
        if after.interval is None or rating == AGAIN:
            return after
        interval = min([after.interval, *self._longest(card, form)])
        due = put_off(self._today + interval, DAYS)
        return replace(after, interval=interval, schedule=due)

    def _longest(self, card: Point, form: Form | None) -> list[int]:
        longest = []
        if self._guess_days is not None and form == "choice":
            longest.append(self._guess_days)
        if self._guess_growth is not None and form == "choice":
            away = self._today - (card.memory.last_day or self._today)
            longest.append(max(1, int(self._guess_growth * away)))
        return longest
