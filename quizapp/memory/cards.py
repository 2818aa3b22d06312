"""Cards between rows and the pure values that the scheduler works on."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import session
from quizapp.memory.days import Days
from quizapp.memory.fold import Line
from quizapp.memory.models import Card, LogEffect, LogEntry, Plan, PlanVersion
from quizapp.memory.scheduling import Memory, Schedule
from quizapp.memory.settings import PlanSettings

_CURRENT_VERSION = (
    sa.select(PlanVersion.id)
    .join(Plan, sa.and_(Plan.id == PlanVersion.plan_id, Plan.version == PlanVersion.number))
    .where(Plan.id == sa.bindparam("plan"))
)
MARKS = ("suspended", "buried_until", "flag", "leech")


def days_of(learner: User) -> Days:
    """Returns the learner's days."""
    return Days(learner.zone, learner.day_start)


def settings_of(plan_id: UUID) -> tuple[UUID, PlanSettings]:
    """Returns the id of a plan's current version, and its settings."""
    version_id = session().scalars(_CURRENT_VERSION, {"plan": plan_id}).one()
    return version_id, settings_at(version_id)


@lru_cache(maxsize=1024)
def settings_at(version_id: UUID) -> PlanSettings:
    """Returns the settings of a plan's version; versions never change, so they may be kept."""
    stored = session().scalars(sa.select(PlanVersion.settings).where(PlanVersion.id == version_id)).one()
    return PlanSettings.from_json(stored)


def memory_of(card: Card) -> Memory:
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        last_at=card.last_at,
        last_day=card.last_day,
        reps=card.reps,
        lapses=card.lapses,
    )


def schedule_of(card: Card) -> Schedule:
    return Schedule(state=card.state, step=card.step, due_at=card.due_at, due_day=card.due_day)  # type: ignore[arg-type]


def set_memory(card: Card, memory: Memory) -> None:
    card.stability, card.difficulty = memory.stability, memory.difficulty
    card.last_at, card.last_day = memory.last_at, memory.last_day
    card.reps, card.lapses = memory.reps, memory.lapses


def set_schedule(card: Card, schedule: Schedule) -> None:
    card.state, card.step = schedule.state, schedule.step
    card.due_at, card.due_day = schedule.due_at, schedule.due_day
    set_queue(card)


def queue_of(card: Card) -> str:
    """Returns the queue that a card belongs in."""
    return "suspended" if card.suspended else card.state if card.askable else "idle"


def set_queue(card: Card) -> None:
    """Puts a card into the queue it belongs in."""
    card.queue = queue_of(card)


def snapshot(card: Card) -> dict[str, Any]:
    """Returns what undo brings back: the schedule, the marks and the question asked last."""
    return {
        "state": card.state,
        "step": card.step,
        "due_at": card.due_at and card.due_at.isoformat(),
        "due_day": card.due_day,
        "last_question_id": card.last_question_id and str(card.last_question_id),
        **{mark: getattr(card, mark) for mark in MARKS},
    }


def restore(card: Card, before: dict[str, Any]) -> None:
    """Sets a card's schedule and marks to a snapshot."""
    for mark in MARKS:
        setattr(card, mark, before[mark])
    last = before["last_question_id"]
    card.last_question_id = UUID(last) if last else None
    set_schedule(card, schedule_in(before))


def schedule_in(before: dict[str, Any]) -> Schedule:
    """Returns the schedule that a snapshot holds."""
    due_at = before["due_at"]
    return Schedule(
        state=before["state"],
        step=before["step"],
        due_at=datetime.fromisoformat(due_at) if due_at else None,
        due_day=before["due_day"],
    )


def lines_of(learner_id: UUID, point_ids: Iterable[UUID]) -> dict[UUID, list[Line]]:
    """Returns the log lines of a learner's cards, by point, in the order of their sequence."""
    wanted = list(point_ids)
    statement = (
        sa.select(LogEffect, LogEntry)
        .join(LogEntry, LogEntry.sequence == LogEffect.entry)
        .where(LogEntry.learner_id == learner_id, LogEffect.point_id.in_(wanted))
        .order_by(LogEntry.sequence)
    )
    lines: dict[UUID, list[Line]] = {point: [] for point in wanted}
    for effect, entry in session().execute(statement):
        lines[effect.point_id].append(line(entry, effect))
    return lines


def line(entry: LogEntry, effect: LogEffect) -> Line:
    """Returns what the fold reads of an entry's effect on one card."""
    moves = entry.not_for_memory is None
    return Line(
        sequence=entry.sequence,
        kind=entry.kind,
        answered_at=entry.answered_at,
        day=entry.day,
        target=entry.target,
        rating=effect.rating if moves else None,
        lapse=effect.lapse,
        forgets=entry.kind == "reschedule" and (entry.payload or {}).get("action") == "forget",
    )
