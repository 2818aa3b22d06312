"""Cards between rows and the pure values that the scheduler works on."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.people import Learner
from quizapp.bank.models import QuestionVersion
from quizapp.db import session
from quizapp.memory.days import Days
from quizapp.memory.fold import Line
from quizapp.memory.forms import FormMemory
from quizapp.memory.models import Card, LogEffect, LogEntry, Plan, PlanVersion
from quizapp.memory.rows import CardRow, EffectRow, EntryRow, run
from quizapp.memory.scheduling import Memory, Schedule
from quizapp.memory.settings import PlanSettings

AnyCard = Card | CardRow

_CURRENT_VERSION = (
    sa.select(PlanVersion.id)
    .join(Plan, sa.and_(Plan.id == PlanVersion.plan_id, Plan.version == PlanVersion.number))
    .where(Plan.id == sa.bindparam("plan"))
)
MARKS = ("suspended", "buried_until", "flag", "leech", "note")
STEPPED_BACK = "harder form"
"""Why a first failure on a harder form does not move a memory."""


def days_of(learner: Learner) -> Days:
    """Returns the learner's days."""
    return Days(learner.zone, learner.day_start)


def settings_of(plan_id: UUID) -> tuple[UUID, PlanSettings]:
    """Returns the id of a plan's current version, and its settings."""
    version_id = run(_CURRENT_VERSION, {"plan": plan_id}).scalar_one()
    return version_id, settings_at(version_id)


@lru_cache(maxsize=1024)
def settings_at(version_id: UUID) -> PlanSettings:
    """Returns the settings of a plan's version; versions never change, so they may be kept."""
    stored = session().scalars(sa.select(PlanVersion.settings).where(PlanVersion.id == version_id)).one()
    return PlanSettings.from_json(stored)


def memory_of(card: AnyCard) -> Memory:
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        last_at=card.last_at,
        last_day=card.last_day,
        reps=card.reps,
        lapses=card.lapses,
    )


def schedule_of(card: AnyCard) -> Schedule:
    return Schedule(state=card.state, step=card.step, due_at=card.due_at, due_day=card.due_day)  # type: ignore[arg-type]


def set_memory(card: AnyCard, memory: Memory) -> None:
    card.stability, card.difficulty = memory.stability, memory.difficulty
    card.last_at, card.last_day = memory.last_at, memory.last_day
    card.reps, card.lapses = memory.reps, memory.lapses


def set_schedule(card: AnyCard, schedule: Schedule) -> None:
    card.state, card.step = schedule.state, schedule.step
    card.due_at, card.due_day = schedule.due_at, schedule.due_day
    set_queue(card)


def forms_of(card: AnyCard) -> FormMemory:
    return FormMemory(known=card.form_known, failed=card.form_failed, easier=card.form_easier)  # type: ignore[arg-type]


def set_forms(card: AnyCard, forms: FormMemory) -> None:
    card.form_known, card.form_failed, card.form_easier = forms.known, forms.failed, forms.easier


def queue_of(card: AnyCard) -> str:
    """Returns the queue that a card belongs in."""
    if card.suspended or not card.askable:
        return "suspended" if card.suspended else "idle"
    return "relearning" if card.form_easier and card.state == "review" else card.state


def set_queue(card: AnyCard) -> None:
    """Puts a card into the queue it belongs in."""
    card.queue = queue_of(card)


def snapshot(card: AnyCard) -> dict[str, Any]:
    """Returns what undo brings back: the schedule, the marks and the question asked last."""
    return {
        "state": card.state,
        "step": card.step,
        "due_at": card.due_at and card.due_at.isoformat(),
        "due_day": card.due_day,
        "last_question_id": card.last_question_id and str(card.last_question_id),
        **{mark: getattr(card, mark) for mark in MARKS},
    }


def restore(card: AnyCard, before: dict[str, Any]) -> None:
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


_LINES = (
    sa.select(
        LogEffect.point_id, LogEffect.rating, LogEffect.score, LogEffect.lapse, LogEffect.cap,
        LogEffect.before, LogEntry.sequence, LogEntry.id, LogEntry.kind, LogEntry.answered_at,
        LogEntry.day, LogEntry.target, LogEntry.not_for_memory, LogEntry.payload, LogEntry.form,
        sa.func.coalesce(QuestionVersion.guess_rate, 0.0).label("guess_rate"),
    )
    .join(LogEntry, LogEntry.sequence == LogEffect.entry)
    .outerjoin(QuestionVersion, QuestionVersion.id == LogEntry.version_id)
    .where(
        LogEffect.point_id.in_(sa.bindparam("points", expanding=True)),
        LogEffect.plan_id.in_(sa.select(Plan.id).where(Plan.learner_id == sa.bindparam("learner"))),
    )
    .order_by(LogEntry.sequence)
)  # fmt: skip


def lines_of(learner_id: UUID, point_ids: Iterable[UUID]) -> dict[UUID, list[Line]]:
    """Returns the log lines of a learner's cards, by point, in the order of their sequence."""
    lines: dict[UUID, list[Line]] = {point: [] for point in point_ids}
    for row in run(_LINES, {"learner": learner_id, "points": list(lines)}):
        lines[row.point_id].append(_line(row, row, row.guess_rate))
    return lines


def line(entry: EntryRow, effect: EffectRow, guess_rate: float = 0.0) -> Line:
    """Returns what the fold reads of an entry's effect on one card."""
    return _line(entry, effect, guess_rate)


def _line(entry: Any, effect: Any, guess_rate: float) -> Line:
    return Line(
        sequence=entry.sequence,
        kind=entry.kind,
        answered_at=entry.answered_at,
        day=entry.day,
        target=entry.target,
        rating=effect.rating if entry.not_for_memory is None else None,
        lapse=effect.lapse,
        forgets=entry.kind == "reschedule" and (entry.payload or {}).get("action") == "forget",
        form=entry.form,
        score=effect.score,
        stepped=effect.cap == STEPPED_BACK,
        guess_rate=guess_rate,
        seed=str(entry.id),
        before=effect.before,
    )
