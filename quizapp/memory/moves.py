"""What one log entry does to one card: the card's new state, and the effect row that keeps it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from questions.kinds import kind
from questions.kinds.kind import FORMS, Form
from quizapp.accounts.people import Learner
from quizapp.bank import versions
from quizapp.memory import rows
from quizapp.memory.caps import capped
from quizapp.memory.cards import (
    STEPPED_BACK,
    days_of,
    forms_of,
    line,
    lines_of,
    memory_of,
    restore,
    schedule_in,
    schedule_of,
    set_forms,
    set_memory,
    set_queue,
    set_schedule,
    settings_at,
    settings_of,
    snapshot,
)
from quizapp.memory.days import Days
from quizapp.memory.fold import Line, effective, fold, fold_forms
from quizapp.memory.forms import FormMemory, after_answer, after_step_back, is_harder, steps_back
from quizapp.memory.leeches import leech_marks
from quizapp.memory.rows import CardRow, EffectRow, EntryRow
from quizapp.memory.scheduling import (
    AGAIN,
    Memory,
    Reviewed,
    Schedule,
    again_today,
    is_lapse,
    put_off,
    retrievability,
    review,
)
from quizapp.memory.settings import PlanSettings


@dataclass(frozen=True)
class Asked:
    """How a point was asked. ``look_up`` finds the forms that it can be asked in, when that matters."""

    question_id: UUID
    form: Form | None
    guess_rate: float
    look_up: Callable[[], set[Form]]

    @cached_property
    def forms(self) -> set[Form]:
        return self.look_up()

    @property
    def has_easier(self) -> bool:
        return any(is_harder(self.form, each) for each in self.forms) if self.form else False

    @property
    def has_harder(self) -> bool:
        return any(is_harder(each, self.form) for each in self.forms) if self.form else False


def answer(
    entry: EntryRow, card: CardRow, score: float | None, rating: int | None, asked: Asked, days: Days
) -> None:
    """Moves a card by an answer; one that is not for memory only leaves its row.

    An answer that arrives late (a newer one is known) is folded in at its place.
    """
    effect, settings = _effect(entry, card)
    effect.score = score
    if entry.not_for_memory is None:
        card.last_question_id = asked.question_id
    if entry.not_for_memory is None and rating is not None:
        effect.predicted, effect.was_interval = _foretold(card, entry.day, settings)
        late = card.last_at is not None and entry.answered_at < card.last_at
        if not late and steps_back(forms_of(card), asked.form, score, _lazily_easier(score, asked)):
            _step_back(entry, card, effect, asked, days, settings)
        else:
            _rate(entry, card, effect, rating, asked, days, settings, late)
    _store(effect, card)


def rerate(entry: EntryRow, rated: EffectRow, rating: int, learner: Learner) -> None:
    """Moves a card by another rating of an answer."""
    card = _card(learner.id, rated.point_id)
    if card is None or rated.rating is None:
        return
    effect, settings = _effect(entry, card, rated.position)
    effect.rating, effect.score = rating, rated.score
    effect.lapse = is_lapse(rated.before["state"], rating)
    _refold(card, effect, _lines(card, entry, effect), days_of(learner), settings)
    _mark(card, effect, _leech_after_rerate(card, rated, rating, settings))
    _store(effect, card)


def undo(entry: EntryRow, undone: EffectRow, learner: Learner) -> None:
    """Brings a card back to what it was before an entry, and counts it back on that entry's day."""
    card = _card(learner.id, undone.point_id)
    if card is None:
        return
    effect, settings = _effect(entry, card, undone.position)
    effect.day = undone.day
    effect.new_count, effect.review_count = -undone.new_count, -undone.review_count
    counted = effective(_lines(card, entry, effect))
    set_memory(card, fold(counted, settings))
    set_forms(card, fold_forms(counted))
    restore(card, undone.before)
    _store(effect, card)


def mark(entry: EntryRow, card: CardRow, name: str, value: Any) -> None:
    """Sets one mark of a card."""
    marks(entry, card, {name: value})


def marks(entry: EntryRow, card: CardRow, values: dict[str, Any]) -> None:
    """Sets marks of a card, by name."""
    effect, _ = _effect(entry, card)
    _mark(card, effect, values)
    _store(effect, card)


def forget(entry: EntryRow, card: CardRow, _learner: Learner) -> None:
    """Makes a card new again."""
    effect, settings = _effect(entry, card)
    counted = effective(_lines(card, entry, effect))
    set_memory(card, fold(counted, settings))
    set_forms(card, fold_forms(counted))
    set_schedule(card, Schedule())
    _store(effect, card)


def reschedule(entry: EntryRow, card: CardRow, day: int, days: Days) -> None:
    """Puts a learnt card's next review on a learner day; its memory stays what it is."""
    effect, _ = _effect(entry, card)
    set_schedule(card, put_off(day, days))
    _store(effect, card)


def _step_back(
    entry: EntryRow, card: CardRow, effect: EffectRow, asked: Asked, days: Days, settings: PlanSettings
) -> None:
    assert asked.form is not None
    effect.cap = STEPPED_BACK
    set_forms(card, after_step_back(forms_of(card), asked.form))
    set_schedule(card, again_today(schedule_of(card), entry.answered_at, days, settings))


def _rate(
    entry: EntryRow,
    card: CardRow,
    effect: EffectRow,
    rating: int,
    asked: Asked,
    days: Days,
    settings: PlanSettings,
    late: bool,
) -> None:
    effect.rating, effect.lapse = rating, is_lapse(card.state, rating)
    effect.new_count, effect.review_count = card.state == "new", card.state == "review"
    if late:
        _refold(card, effect, _lines(card, entry, effect, asked.guess_rate), days, settings)
        return
    forms = forms_of(card)
    outcome = review(
        memory_of(card), schedule_of(card), rating, entry.answered_at, days, settings, str(entry.id)
    )
    outcome, effect.cap = _capped(outcome, rating, forms, asked, entry.day, days)
    set_forms(card, after_answer(forms, asked.form, effect.score))
    _take(card, effect, outcome)
    _mark(card, effect, leech_marks(card.lapses, effect.lapse, settings))


def _capped(
    outcome: Reviewed, rating: int, forms: FormMemory, asked: Asked, day: int, days: Days
) -> tuple[Reviewed, str | None]:
    """An answer that may have been a guess, or was just seen, puts a card away no further than ``caps``
    allows."""
    if outcome.interval is None or rating == AGAIN:
        return outcome, None
    cap = partial(
        capped, outcome.interval, asked.guess_rate, asked.form, forms.known, stepped=forms.easier is not None
    )
    if cap(has_harder=True)[1] is None:
        return outcome, None
    interval, why = cap(has_harder=asked.has_harder)
    if why is None:
        return outcome, None
    due = put_off(day + interval, days)
    return replace(outcome, interval=interval, schedule=due), why


def _lazily_easier(score: float | None, asked: Asked) -> bool:
    """Looks easier forms up only for a wrong answer in a form that has any."""
    return score is not None and score < 1 and asked.form not in (None, FORMS[0]) and asked.has_easier


def _foretold(card: CardRow, day: int, settings: PlanSettings) -> tuple[float | None, int | None]:
    if card.state != "review" or card.last_day is None:
        return None, None
    away = None if card.due_day is None else card.due_day - card.last_day
    return retrievability(memory_of(card), max(day, card.last_day), settings), away


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


def _card(learner_id: UUID, point_id: UUID) -> CardRow | None:
    found = rows.cards_of(learner_id, [point_id])
    return found[0] if found else None


def _lines(card: CardRow, entry: EntryRow, effect: EffectRow, guess_rate: float = 0.0) -> list[Line]:
    known = lines_of(card.learner_id, [card.point_id])[card.point_id]
    return [*known, line(entry, effect, guess_rate)]


def _effect(entry: EntryRow, card: CardRow, position: int | None = None) -> tuple[EffectRow, PlanSettings]:
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


def _settings(card: CardRow) -> tuple[UUID, PlanSettings]:
    if card.plan_version_id is not None:
        return card.plan_version_id, settings_at(card.plan_version_id)
    return settings_of(card.plan_id)


def _mark(card: CardRow, effect: EffectRow, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(card, name, value)
    if values:
        effect.marks = {**(effect.marks or {}), **values}
        set_queue(card)


def _store(effect: EffectRow, card: CardRow) -> None:
    effect.state, effect.step = card.state, card.step
    effect.due_at, effect.due_day = card.due_at, card.due_day
    rows.store(card)


def _take(card: CardRow, effect: EffectRow, outcome: Reviewed) -> None:
    set_memory(card, outcome.memory)
    set_schedule(card, outcome.schedule)
    effect.interval, effect.raw_interval = outcome.interval, outcome.raw_interval


def _refold(card: CardRow, effect: EffectRow, lines: list[Line], days: Days, settings: PlanSettings) -> None:
    """Folds the card's whole log and decides its due again from its last review.

    After a step back the card is to be asked again today, whatever came before it.
    """
    counted = effective(lines)
    moving = [line for line in counted if line.moves]
    last = moving[-1] if moving else None
    set_forms(card, fold_forms(counted))
    if last is None or last.rating is None or counted[-1].stepped:
        set_memory(card, fold(counted, settings))
        set_queue(card)
        return
    memory = fold(moving[:-1], settings)
    before = schedule_in(last.before) if last.before else schedule_of(card)
    outcome = review(memory, before, last.rating, last.answered_at, days, settings, last.seed)
    forms = fold_forms(counted[: counted.index(last)])
    asked = Asked(card.id, last.form, last.guess_rate, lambda: forms_asking(card.point_id))
    outcome, effect.cap = _capped(outcome, last.rating, forms, asked, last.day, days)
    _take(card, effect, outcome)
    set_memory(card, _with_lapse(outcome.memory, memory, last))


def _with_lapse(after: Memory, before: Memory, last: Line) -> Memory:
    """The lapse that counts is the one decided when the answer was written."""
    return replace(after, lapses=before.lapses + last.lapse)


def forms_asking(point_id: UUID) -> set[Form]:
    """Returns the forms in which approved questions ask for a point."""
    return {kind(each.kind).form for each in versions.asking(point_id)}
