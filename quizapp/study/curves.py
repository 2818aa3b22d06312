"""Curves of one memory, ready to be drawn: how its stability grew, and how it fades. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.memory.fold import Line, memories
from quizapp.memory.scheduling import Memory, retrievability
from quizapp.memory.settings import PlanSettings
from quizapp.study.moments import span

WIDTH, HEIGHT = 420.0, 200.0
LEFT, TOP, BOTTOM = 78.0, 12.0, 28.0
"""Room, in units of the drawing, for what is written at its edges."""
STEPS = 48
"""Pieces that a fading curve is drawn with."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in units of the drawing, and what is written there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A curve in a box of WIDTH by HEIGHT: the path of its line, its points, what stands at the axes,
    the place of today (x, y), and the same as a table of texts."""

    path: str
    dots: tuple[tuple[float, float], ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    today: tuple[float, float] | None
    table: tuple[tuple[str, ...], ...]


def growth(counted: Sequence[Line], settings: PlanSettings) -> Curve | None:
    """Returns the stability (days) after each review, or None before the first one."""
    values = [memory.stability or 0.0 for _, memory in memories(counted, settings)]
    if not values:
        return None
    top = max(max(values), 0.1)
    points = [_place(index, max(1, len(values) - 1), value / top) for index, value in enumerate(values)]
    return Curve(
        path=_path(points),
        dots=tuple(points) if len(points) <= 40 else (),
        across=_ends(points, "1", str(len(values))),
        up=(Tick(_y(1.0), span(top * 86_400)), Tick(_y(0.0), "0")),
        today=None,
        table=tuple((str(number), span(value * 86_400)) for number, value in enumerate(values, 1)),
    )


def fading(memory: Memory, due_day: int | None, today: int, settings: PlanSettings) -> Curve | None:
    """Returns the chance of recall from the last review to twice the way to the day on which the card is
    due (or twice its stability, where that is not put off by days), or None for a card without a memory."""
    if memory.stability is None or memory.last_day is None:
        return None
    start = memory.last_day
    away = (due_day or start) - start
    days = 2 * max(1, away if away > 0 else round(memory.stability))
    days = max(days, min(today - start, 36_500))
    every = sorted({round(days * step / STEPS) for step in range(STEPS + 1)})
    chances = {day: retrievability(memory, start + day, settings) for day in every}
    points = [_place(day, days, chance) for day, chance in chances.items()]
    gone = today - start
    now = retrievability(memory, max(today, start), settings)
    return Curve(
        path=_path(points),
        dots=(),
        across=_ends(points, "last review", span(days * 86_400)),
        up=(Tick(_y(1.0), "100 %"), Tick(_y(0.5), "50 %"), Tick(_y(0.0), "0 %")),
        today=_place(gone, days, now) if 0 <= gone <= days else None,
        table=tuple(
            (_after(day, gone), f"{chances[day]:.0%}".replace("%", " %"))
            for day in every[:: len(every) // 8 or 1]
        ),
    )


def _after(day: int, today: int) -> str:
    text = f"{day} day{'' if day == 1 else 's'}"
    return f"{text} (today)" if day == today else text


def _place(step: float, steps: float, share: float) -> tuple[float, float]:
    return round(LEFT + (WIDTH - LEFT - 8) * step / steps, 1), _y(share)


def _y(share: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:g} {y:g}" for x, y in points)


def _ends(points: Sequence[tuple[float, float]], first: str, last: str) -> tuple[Tick, ...]:
    ends = (Tick(points[0][0], first), Tick(points[-1][0], last))
    return ends if len(points) > 1 else ends[:1]
