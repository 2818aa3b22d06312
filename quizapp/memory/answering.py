"""What an answer does to one card: the next review, a step back to an easier form, or a place in the past."""

from questions.kinds.kind import FORMS
from quizapp.memory.asked import Asked, shortened
from quizapp.memory.cards import (
    STEPPED_BACK,
    forms_of,
    memory_of,
    schedule_of,
    set_forms,
    set_schedule,
)
from quizapp.memory.days import Days
from quizapp.memory.effects import effect_on, lines_with, set_marks, store, take
from quizapp.memory.folding_in import refold
from quizapp.memory.forms import after_answer, after_step_back, steps_back
from quizapp.memory.leeches import leech_marks
from quizapp.memory.rows import CardRow, EffectRow, EntryRow
from quizapp.memory.scheduling import (
    again_today,
    is_lapse,
    retrievability,
    review,
)
from quizapp.memory.settings import PlanSettings


def answer(
    entry: EntryRow, card: CardRow, score: float | None, rating: int | None, asked: Asked, days: Days
) -> None:
    """Moves a card by an answer; one that is not for memory only leaves its row.

    An answer that arrives late (a newer one is known) is folded in at its place.
    """
    effect, settings = effect_on(entry, card)
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
    store(effect, card)


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
        refold(card, effect, lines_with(card, entry, effect, asked.guess_rate), days, settings)
        return
    forms = forms_of(card)
    outcome = review(
        memory_of(card), schedule_of(card), rating, entry.answered_at, days, settings, str(entry.id),
        marked=effect.score is not None,
    )  # fmt: skip
    outcome, effect.cap = shortened(outcome, rating, forms, asked, entry.day, days)
    set_forms(card, after_answer(forms, asked.form, effect.score))
    take(card, effect, outcome)
    set_marks(card, effect, leech_marks(card.lapses, effect.lapse, settings))


def _lazily_easier(score: float | None, asked: Asked) -> bool:
    """Looks easier forms up only for a wrong answer in a form that has any."""
    return score is not None and score < 1 and asked.form not in (None, FORMS[0]) and asked.has_easier


def _foretold(card: CardRow, day: int, settings: PlanSettings) -> tuple[float | None, int | None]:
    if card.state != "review" or card.last_day is None:
        return None, None
    away = None if card.due_day is None else card.due_day - card.last_day
    return retrievability(memory_of(card), max(day, card.last_day), settings), away
