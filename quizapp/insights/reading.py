"""Reading what the statistics need, by a few statements off indexes: never the log itself."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import utcnow
from quizapp.insights.told import CalibrationRow, DayRow, HourRow, Memories, Told, Waiting
from quizapp.memory import plans
from quizapp.memory.cards import days_of, settings_at
from quizapp.memory.models import Calibration, Card, LogEntry, Plan, PlanVersion, StudyDay, StudyHour
from quizapp.memory.plans import Counts
from quizapp.memory.rows import run

YEAR = 371
"""Days back that hours are added up over."""

AT_ONCE = 1000
"""Cards are read so many at a time, so that the rows of all are never in memory together."""

LEARNT = ("review", "learning", "relearning")
DECAY = 20
"""Place of the decay among FSRS-6's parameters (w20)."""

_PLANS = (
    sa.select(Plan.id, Plan.deck_id, PlanVersion.id.label("version_id"))
    .join(PlanVersion, sa.and_(PlanVersion.plan_id == Plan.id, PlanVersion.number == Plan.version))
    .where(Plan.learner_id == sa.bindparam("learner"))
)
_CHOSEN: Any = sa.bindparam("plans", expanding=True)
_SUMS = [
    sa.func.sum(StudyDay.__table__.c[name])
    for name in (
        "answers", "right", "timed", "took_ms", "new_count", "review_count", "young", "young_kept", "mature",
        "mature_kept",
    )
]  # fmt: skip
_DAYS = (
    sa.select(StudyDay.day, *_SUMS)
    .where(StudyDay.plan_id.in_(_CHOSEN))
    .group_by(StudyDay.day)
    .order_by(StudyDay.day)
)
_STUDIED = (
    sa.select(StudyDay.day)
    .where(StudyDay.learner_id == sa.bindparam("learner"), StudyDay.answers > 0)
    .distinct()
)
_HOURS = (
    sa.select(StudyHour.hour, sa.func.sum(StudyHour.answers), sa.func.sum(StudyHour.__table__.c.right))
    .where(StudyHour.learner_id == sa.bindparam("learner"), StudyHour.day > sa.bindparam("after"))
    .group_by(StudyHour.hour)
)
_CALIBRATION = (
    sa.select(
        Calibration.form,
        Calibration.tenth,
        sa.func.sum(Calibration.reviews),
        sa.func.sum(Calibration.recalled),
        sa.func.sum(Calibration.foretold),
    )
    .where(Calibration.plan_id.in_(_CHOSEN))
    .group_by(Calibration.form, Calibration.tenth)
)
_DUE = (
    sa.select(Card.due_day, sa.func.count().label("cards"))
    .where(Card.plan_id.in_(_CHOSEN), Card.queue.in_(LEARNT), Card.due_day.is_not(None))
    .group_by(Card.due_day)
)
_MEMORIES = sa.select(Card.stability, Card.difficulty, Card.last_day).where(
    Card.plan_id.in_(_CHOSEN), Card.queue.in_(LEARNT), Card.stability.is_not(None), Card.last_day.is_not(None)
)
_UNDO = sa.orm.aliased(LogEntry)
_RESCHEDULES = sa.select(LogEntry.payload).where(
    LogEntry.learner_id == sa.bindparam("learner"),
    LogEntry.kind == sa.literal_column("'reschedule'"),  # as the partial index has it
    ~sa.exists().where(_UNDO.target == LogEntry.sequence, _UNDO.kind == "undo"),
)


def read(learner: User, deck_id: UUID | None = None, now: datetime | None = None) -> Told:
    """Returns what the panels need, of one deck or of all that the learner studies."""
    now = now or utcnow()
    today = days_of(learner).day(now)
    mine = [row for row in run(_PLANS, {"learner": learner.id}) if deck_id in (None, row.deck_id)]
    chosen = {"plans": [row.id for row in mine]}
    return Told(
        today=today,
        days=[DayRow._make(map(int, row)) for row in run(_DAYS, chosen)],
        studied=set(run(_STUDIED, {"learner": learner.id}).scalars()),
        paused=_paused(learner.id),
        waiting=_waiting(learner, {row.deck_id for row in mine}, now),
        due={row.due_day: row.cards for row in run(_DUE, chosen)},
        memories=_memories(mine),
        hours=[
            HourRow._make(map(int, r)) for r in run(_HOURS, {"learner": learner.id, "after": today - YEAR})
        ],
        calibration=[CalibrationRow(row[0], *map(int, row[1:])) for row in run(_CALIBRATION, chosen)],
    )


def _waiting(learner: User, decks: Collection[UUID], now: datetime) -> Waiting:
    counts = [each for deck, each in plans.counts(learner, now).items() if deck in decks] or [Counts()]
    return Waiting(*(sum(getattr(each, name) for each in counts) for name in Waiting._fields))


def _paused(learner_id: UUID) -> list[tuple[int, int]]:
    payloads = run(_RESCHEDULES, {"learner": learner_id}).scalars()
    return [(each["from"], each["until"]) for each in payloads if each and each.get("action") == "pause"]


def _memories(mine: Sequence[Any]) -> dict[float, Memories]:
    by_decay: dict[float, list[UUID]] = defaultdict(list)
    for row in mine:
        by_decay[settings_at(row.version_id).parameters[DECAY]].append(row.id)
    return {decay: _of_plans(ids) for decay, ids in by_decay.items()}


def _of_plans(ids: Sequence[UUID]) -> Memories:
    columns: tuple[list[Any], ...] = ([], [], [])
    for rows in run(_MEMORIES, {"plans": ids}).partitions(AT_ONCE):
        for column, values in zip(columns, zip(*rows, strict=True), strict=True):
            column.extend(values)
    return Memories(*columns)
