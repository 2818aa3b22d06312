"""What every other log entry does to one card: a rerate, an undo, marks, a new start, another due."""

from typing import Any

from quizapp.accounts.people import Learner
from quizapp.memory.cards import (
    days_of,
    restore,
    set_forms,
    set_memory,
    set_schedule,
)
from quizapp.memory.days import Days
from quizapp.memory.effects import card_of, effect_on, lines_with, set_marks, store
from quizapp.memory.fold import effective, fold, fold_forms
from quizapp.memory.folding_in import refold
from quizapp.memory.leeches import leech_marks
from quizapp.memory.rows import CardRow, EffectRow, EntryRow
from quizapp.memory.scheduling import (
    AGAIN,
    Schedule,
    is_lapse,
    put_off,
)
from quizapp.memory.settings import PlanSettings


def rerate(entry: EntryRow, rated: EffectRow, rating: int, learner: Learner) -> None:
    """Moves a card by another rating of an answer."""
    card = card_of(learner.id, rated.point_id)
    if card is None or rated.rating is None:
        return
    effect, settings = effect_on(entry, card, rated.position)
    effect.rating, effect.score = rating, rated.score
    effect.lapse = is_lapse(rated.before["state"], rating)
    refold(card, effect, lines_with(card, entry, effect), days_of(learner), settings)
    set_marks(card, effect, _leech_after_rerate(card, rated, rating, settings))
    store(effect, card)


def undo(entry: EntryRow, undone: EffectRow, learner: Learner) -> None:
    """Brings a card back to what it was before an entry, and counts it back on that entry's day."""
    card = card_of(learner.id, undone.point_id)
    if card is None:
        return
    effect, settings = effect_on(entry, card, undone.position)
    effect.day = undone.day
    effect.new_count, effect.review_count = -undone.new_count, -undone.review_count
    counted = effective(lines_with(card, entry, effect))
    set_memory(card, fold(counted, settings))
    set_forms(card, fold_forms(counted))
    restore(card, undone.before)
    store(effect, card)


def marks(entry: EntryRow, card: CardRow, values: dict[str, Any]) -> None:
    """Sets marks of a card, by name."""
    effect, _ = effect_on(entry, card)
    set_marks(card, effect, values)
    store(effect, card)


def forget(entry: EntryRow, card: CardRow, _learner: Learner) -> None:
    """Makes a card new again."""
    effect, settings = effect_on(entry, card)
    counted = effective(lines_with(card, entry, effect))
    set_memory(card, fold(counted, settings))
    set_forms(card, fold_forms(counted))
    set_schedule(card, Schedule())
    store(effect, card)


def reschedule(entry: EntryRow, card: CardRow, day: int, days: Days) -> None:
    """Puts a learnt card's next review on a learner day; its memory stays what it is."""
    effect, _ = effect_on(entry, card)
    set_schedule(card, put_off(day, days))
    store(effect, card)


def _leech_after_rerate(
    card: CardRow, rated: EffectRow, rating: int, settings: PlanSettings
) -> dict[str, Any]:
    """A lapse that is rated away takes the leech that it made with it."""
    made = rated.marks or {}
    if rating != AGAIN and "leech" in made:
        return {name: rated.before[name] for name in made}
    if rating == AGAIN and rated.rating != AGAIN:
        return leech_marks(card.lapses, is_lapse(rated.before["state"], rating), settings)
    return {}
