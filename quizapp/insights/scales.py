"""Where the marks of a chart go, in units of its drawing. Pure; the templates draw them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.insights.panels.days import Days

NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps numbers from 0 to ``top`` to lengths from 0 to ``length``; ``ticks`` are round numbers."""

    length: float
    top: float
    ticks: tuple[float, ...]

    def __call__(self, value: float) -> float:
        return round(self.length * value / self.top, 2) if self.top else 0.0


def counting(values: Sequence[float], length: float) -> Scale:
    """Returns a scale for counts that has room for the largest, with two to five whole ticks."""
    most = max((*values, 1))
    step = next(nice * 10**power for power in range(16) for nice in NICE if most <= 4 * nice * 10**power)
    top = step * -(-most // step)
    return Scale(length, top, tuple(range(0, int(top) + 1, step)))


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a bar: its left edge, its width, and its middle."""

    x: float
    width: float
    middle: float


def slots(count: int, length: float, gap: float = 0.2) -> list[Slot]:
    """Returns places for bars side by side; ``gap`` is the share of each place that stays empty."""
    place = length / max(count, 1)
    return [
        Slot(round(place * (at + gap / 2), 2), round(place * (1 - gap), 2), round(place * (at + 0.5), 2))
        for at in range(count)
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the heat map; ``level`` is 0 (nothing) to 4 (a busy day), None for a day to come."""

    date: date
    answers: int
    level: int | None


def weeks(days: Days) -> list[list[Cell]]:
    """Returns the heat map's weeks, Monday to Sunday, the oldest first."""
    answers = {each.date: each.answers for each in days.days}
    found = []
    for week in range((days.last - days.first).days // 7 + 1):
        dates = [days.first + timedelta(days=7 * week + weekday) for weekday in range(7)]
        found.append(
            [Cell(each, answers.get(each, 0), _level(answers.get(each, 0), each, days)) for each in dates]
        )
    return found


def _level(answers: int, day: date, days: Days) -> int | None:
    if day > days.last:
        return None
    return min(4, -(-4 * answers // days.busy)) if answers else 0


def weight(count: int, most: int, smallest: float, largest: float) -> float:
    """Returns the radius of a dot whose area tells a count."""
    return round(smallest + (largest - smallest) * math.sqrt(count / max(most, 1)), 2)
