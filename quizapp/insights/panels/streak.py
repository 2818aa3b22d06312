"""Days in a row with study. Each answer keeps the learner day on which it was given, so neither a
journey nor a change of the clock breaks a streak; nor does a pause."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quizapp.insights.panel import panel
from quizapp.insights.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """``current`` counts the days studied in a row up to today, or to yesterday while today is still
    open; ``longest`` is the best so far. Days of a pause join what they lie between."""

    current: int
    longest: int
    today: bool
    paused: bool


@panel(20)
def streak(told: Told) -> Streak:
    """Returns the learner's streak, in all decks together."""
    runs = _runs(told.studied, told.paused)
    last, length = runs[-1] if runs else (told.today, 0)
    alive = all(_in_pause(day, told.paused) for day in range(last + 1, told.today))
    return Streak(
        current=length if alive else 0,
        longest=max((length for _, length in runs), default=0),
        today=told.today in told.studied,
        paused=_in_pause(told.today, told.paused),
    )


def _runs(studied: Collection[int], paused: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Returns each run of days: its last day, and how many of its days were studied."""
    runs: list[tuple[int, int]] = []
    for day in sorted(studied):
        last, length = runs[-1] if runs else (day, 0)
        if all(_in_pause(between, paused) for between in range(last + 1, day)) and runs:
            runs[-1] = (day, length + 1)
        else:
            runs.append((day, 1))
    return runs


def _in_pause(day: int, paused: Sequence[tuple[int, int]]) -> bool:
    return any(first <= day < back for first, back in paused)
