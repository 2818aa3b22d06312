"""The row that keeps what an entry does to a card: begun before the card moves, written after it."""

from typing import Any
from uuid import UUID

from quizapp.memory import rows
from quizapp.memory.cards import (
    line,
    lines_of,
    set_memory,
    set_queue,
    set_schedule,
    settings_at,
    settings_of,
    snapshot,
)
from quizapp.memory.fold import Line
from quizapp.memory.rows import CardRow, EffectRow, EntryRow
from quizapp.memory.scheduling import (
    Reviewed,
)
from quizapp.memory.settings import PlanSettings


def effect_on(entry: EntryRow, card: CardRow, position: int | None = None) -> tuple[EffectRow, PlanSettings]:
    version_id, settings = _settings(card)
    effect = EffectRow(
        entry=entry.sequence,
        point_id=card.point_id,
        position=len(entry.effects) if position is None else position,
        plan_id=card.plan_id,
        plan_version_id=version_id,
        day=entry.day,
        before=snapshot(card),
    )
    entry.effects.append(effect)
    return effect, settings


def card_of(learner_id: UUID, point_id: UUID) -> CardRow | None:
    found = rows.cards_of(learner_id, [point_id])
    return found[0] if found else None


def lines_with(card: CardRow, entry: EntryRow, effect: EffectRow, guess_rate: float = 0.0) -> list[Line]:
    known = lines_of(card.learner_id, [card.point_id])[card.point_id]
    return [*known, line(entry, effect, guess_rate)]


def set_marks(card: CardRow, effect: EffectRow, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(card, name, value)
    if values:
        effect.marks = {**(effect.marks or {}), **values}
        set_queue(card)


def take(card: CardRow, effect: EffectRow, outcome: Reviewed) -> None:
    set_memory(card, outcome.memory)
    set_schedule(card, outcome.schedule)
    effect.interval, effect.raw_interval = outcome.interval, outcome.raw_interval


def store(effect: EffectRow, card: CardRow) -> None:
    effect.state, effect.step = card.state, card.step
    effect.due_at, effect.due_day = card.due_at, card.due_day
    rows.store(card)


def _settings(card: CardRow) -> tuple[UUID, PlanSettings]:
    if card.plan_version_id is not None:
        return card.plan_version_id, settings_at(card.plan_version_id)
    return settings_of(card.plan_id)
