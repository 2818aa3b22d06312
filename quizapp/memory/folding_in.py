"""A card's memory and due from its whole log, when an entry changes or precedes what is known."""

from dataclasses import replace

from quizapp.memory.asked import Asked, forms_asking, shortened
from quizapp.memory.cards import (
    schedule_in,
    schedule_of,
    set_forms,
    set_memory,
    set_queue,
)
from quizapp.memory.days import Days
from quizapp.memory.effects import take
from quizapp.memory.fold import Line, effective, fold, fold_forms
from quizapp.memory.rows import CardRow, EffectRow
from quizapp.memory.scheduling import (
    Memory,
    review,
)
from quizapp.memory.settings import PlanSettings


def refold(card: CardRow, effect: EffectRow, lines: list[Line], days: Days, settings: PlanSettings) -> None:
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
    outcome = review(
        memory, before, last.rating, last.answered_at, days, settings, last.seed, last.score is not None
    )
    forms = fold_forms(counted[: counted.index(last)])
    asked = Asked(card.id, last.form, last.guess_rate, lambda: forms_asking(card.point_id))
    outcome, effect.cap = shortened(outcome, last.rating, forms, asked, last.day, days)
    take(card, effect, outcome)
    set_memory(card, _with_lapse(outcome.memory, memory, last))


def _with_lapse(after: Memory, before: Memory, last: Line) -> Memory:
    """The lapse that counts is the one decided when the answer was written."""
    return replace(after, lapses=before.lapses + last.lapse)
