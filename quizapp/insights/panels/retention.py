"""True retention, as Anki defines it: of each card only the first review of a day counts, Again is
forgotten; young cards had been put away for less than 21 days, mature ones for 21 or more."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.insights.panel import panel
from quizapp.insights.told import DayRow, Told

SPANS = (("today", 1), ("week", 7), ("month", 30), ("all", None))
"""Names of spans of time, and how many days they go back, today included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``kept`` of ``reviews`` were remembered; ``share`` (0-1) is None without reviews."""

    reviews: int
    kept: int
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Retention in one span: "today", "week" (7 days), "month" (30 days) or "all"."""

    span: str
    young: Share
    mature: Share
    both: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    spans: list[Span]


@panel(30)
def retention(told: Told) -> Retention:
    """Returns true retention today, in the last 7 and 30 days, and since the first review."""
    return Retention(
        spans=[
            _span(
                name, [row for row in told.days if back is None or told.today - back < row.day <= told.today]
            )
            for name, back in SPANS
        ]
    )


def _span(name: str, rows: Sequence[DayRow]) -> Span:
    young = sum(row.young for row in rows)
    young_kept = sum(row.young_kept for row in rows)
    mature = sum(row.mature for row in rows)
    mature_kept = sum(row.mature_kept for row in rows)
    return Span(
        span=name,
        young=_share(young, young_kept),
        mature=_share(mature, mature_kept),
        both=_share(young + mature, young_kept + mature_kept),
    )


def _share(reviews: int, kept: int) -> Share:
    return Share(reviews=reviews, kept=kept, share=kept / reviews if reviews else None)
