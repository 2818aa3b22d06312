"""Was it recalled as often as foretold? By tenths of the foretold chance, and by form of question."""

from collections.abc import Sequence
from dataclasses import dataclass

from questions.kinds.kind import FORMS
from quizapp.insights.panel import panel
from quizapp.insights.told import CalibrationRow, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenth:
    """Reviews with a foretold chance between ``low`` and ``low`` + 0.1: what was foretold for them on
    average, and the share that was recalled."""

    low: float
    reviews: int
    foretold: float
    recalled: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OfForm:
    """``form`` is choice, cloze, typed, or all."""

    form: str
    reviews: int
    foretold: float
    recalled: float
    tenths: list[Tenth]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One part for each form that was reviewed, and one for all of them, which comes first."""

    forms: list[OfForm]


@panel(90)
def calibration(told: Told) -> Calibration:
    """Returns foretold and real recall of first reviews of the day."""
    forms = [("all", list(told.calibration))]
    forms += [(form, [row for row in told.calibration if row.form == form]) for form in FORMS]
    return Calibration(
        forms=[_of_form(form, rows) for form, rows in forms if sum(row.reviews for row in rows)]
    )


def _of_form(form: str, rows: Sequence[CalibrationRow]) -> OfForm:
    tenths = [[row for row in rows if row.tenth == tenth and row.reviews] for tenth in range(10)]
    reviews, foretold, recalled = _means(rows)
    return OfForm(
        form=form,
        reviews=reviews,
        foretold=foretold,
        recalled=recalled,
        tenths=[_tenth(tenth, found) for tenth, found in enumerate(tenths) if found],
    )


def _tenth(tenth: int, rows: Sequence[CalibrationRow]) -> Tenth:
    reviews, foretold, recalled = _means(rows)
    return Tenth(low=tenth / 10, reviews=reviews, foretold=foretold, recalled=recalled)


def _means(rows: Sequence[CalibrationRow]) -> tuple[int, float, float]:
    reviews = sum(row.reviews for row in rows)
    foretold, recalled = sum(row.foretold for row in rows), sum(row.recalled for row in rows)
    return reviews, foretold / reviews / 1000, recalled / reviews
