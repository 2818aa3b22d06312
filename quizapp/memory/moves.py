"""What one log entry does to one card: the card's new state, and the effect row that keeps it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import session
from quizapp.memory.cards import (
    days_of,
    line,
    lines_of,
    memory_of,
    restore,
    schedule_in,
    schedule_of,
    set_memory,
    set_queue,
    set_schedule,
    settings_of,
    snapshot,
)
from quizapp.memory.days import Days
from quizapp.memory.fold import Line, effective, fold
from quizapp.memory.models import Card, LogEffect, LogEntry
from quizapp.memory.scheduling import Memory, Reviewed, Schedule, is_lapse, review
from quizapp.memory.settings import PlanSettings


def cards_of(learner_id: UUID, point_ids: Iterable[UUID]) -> list[Card]:
    """Returns the learner's cards of some points, in the order of the points."""
    wanted = list(point_ids)
    found = session().scalars(sa.select(Card).where(Card.learner_id == learner_id, Card.point_id.in_(wanted)))
    by_point = {card.point_id: card for card in found}
    return [by_point[point] for point in wanted if point in by_point]


def answer(
    entry: LogEntry, position: int, card: Card, score: float | None, rating: int | None, days: Days
) -> None:
    """Moves a card by an answer; one that is not for memory only leaves its row.

    An answer that arrives late (a newer one is known) is folded in at its place.
    """
    effect, settings = _effect(entry, card, position)
    effect.score = score
    if entry.not_for_memory is None and rating is not None:
        effect.rating, effect.lapse = rating, is_lapse(card.state, rating)
        effect.new_count, effect.review_count = card.state == "new", card.state == "review"
        if card.last_at is None or entry.answered_at >= card.last_at:
            seed = str(entry.id)
            outcome = review(
                memory_of(card), schedule_of(card), rating, entry.answered_at, days, settings, seed
            )
            _take(card, effect, outcome)
        else:
            lines = [*lines_of(card.learner_id, [card.point_id])[card.point_id], line(entry, effect)]
            _refold(card, effect, lines, days, settings)
    _store(effect, card)


def rerate(entry: LogEntry, rated: LogEffect, rating: int, learner: User) -> None:
    """Moves a card by another rating of an answer."""
    card = _card(learner.id, rated.point_id)
    if card is None or rated.rating is None:
        return
    effect, settings = _effect(entry, card, rated.position)
    effect.rating, effect.score = rating, rated.score
    effect.lapse = is_lapse(rated.before["state"], rating)
    lines = [*lines_of(learner.id, [card.point_id])[card.point_id], line(entry, effect)]
    _refold(card, effect, lines, days_of(learner), settings)
    _store(effect, card)


def undo(entry: LogEntry, undone: LogEffect, learner: User) -> None:
    """Brings a card back to what it was before an entry, and counts it back on that entry's day."""
    card = _card(learner.id, undone.point_id)
    if card is None:
        return
    effect, settings = _effect(entry, card, undone.position)
    effect.day = undone.day
    effect.new_count, effect.review_count = -undone.new_count, -undone.review_count
    lines = [*lines_of(learner.id, [card.point_id])[card.point_id], line(entry, effect)]
    set_memory(card, fold(effective(lines), settings))
    restore(card, undone.before)
    _store(effect, card)


def mark(entry: LogEntry, card: Card, name: str, value: Any) -> None:
    """Sets one mark of a card."""
    effect, _ = _effect(entry, card, 0)
    setattr(card, name, value)
    set_queue(card)
    _store(effect, card)


def forget(entry: LogEntry, card: Card, learner: User) -> None:
    """Makes a card new again."""
    effect, settings = _effect(entry, card, 0)
    lines = [*lines_of(learner.id, [card.point_id])[card.point_id], line(entry, effect)]
    set_memory(card, fold(effective(lines), settings))
    set_schedule(card, Schedule())
    _store(effect, card)


def _card(learner_id: UUID, point_id: UUID) -> Card | None:
    found = cards_of(learner_id, [point_id])
    return found[0] if found else None


def _effect(entry: LogEntry, card: Card, position: int) -> tuple[LogEffect, PlanSettings]:
    version_id, settings = settings_of(card.plan_id)
    effect = LogEffect(
        entry=entry.sequence,
        point_id=card.point_id,
        position=position,
        plan_id=card.plan_id,
        plan_version_id=version_id,
        day=entry.day,
        lapse=False,
        new_count=0,
        review_count=0,
        before=snapshot(card),
    )
    return effect, settings


def _store(effect: LogEffect, card: Card) -> None:
    effect.state, effect.step = card.state, card.step
    effect.due_at, effect.due_day = card.due_at, card.due_day
    session().add(effect)


def _take(card: Card, effect: LogEffect, outcome: Reviewed) -> None:
    set_memory(card, outcome.memory)
    set_schedule(card, outcome.schedule)
    effect.interval, effect.raw_interval = outcome.interval, outcome.raw_interval


def _refold(card: Card, effect: LogEffect, lines: list[Line], days: Days, settings: PlanSettings) -> None:
    """Folds the card's whole log and decides its due again from its last review."""
    counted = effective(lines)
    last = counted[-1] if counted else None
    if last is None or last.forgets or last.rating is None:
        set_memory(card, fold(counted, settings))
        return
    memory, schedule, seed = fold(counted[:-1], settings), _schedule_before(last, card), _seed(last)
    outcome = review(memory, schedule, last.rating, last.answered_at, days, settings, seed)
    _take(card, effect, outcome)
    set_memory(card, _with_lapse(outcome.memory, memory, last))


def _with_lapse(after: Memory, before: Memory, last: Line) -> Memory:
    """The lapse that counts is the one decided when the answer was written."""
    return replace(after, lapses=before.lapses + last.lapse)


def _schedule_before(last: Line, card: Card) -> Schedule:
    stored = session().get(LogEffect, (last.sequence, card.point_id))
    return schedule_in(stored.before) if stored is not None else schedule_of(card)


def _seed(last: Line) -> str:
    entry = session().get_one(LogEntry, last.sequence)
    return str(entry.id)
