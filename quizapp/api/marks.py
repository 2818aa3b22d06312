"""Cards: setting their marks and when they are due, and forgetting them."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from flask import g
from pydantic import Field, StringConstraints

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.cards import card_shape
from quizapp.api.reading import Body
from quizapp.api.shapes import CardShape
from quizapp.memory import actions, log, rows
from quizapp.memory.cards import days_of
from quizapp.memory.rows import CardRow
from quizapp.study.session import own_card


class NewMark(Body):
    """A mark: suspended or buried (until tomorrow) true or false, leech false, flag 0 to 7, note a text."""

    mark: Literal["suspended", "buried", "leech", "flag", "note"]
    value: bool | int | Annotated[str, StringConstraints(max_length=actions.LONGEST_NOTE)] | None


class NewDue(Body):
    """When a card comes back: in so many days from today, or on a date."""

    day: Annotated[int, Field(ge=0, le=actions.FURTHEST)] | date


@call("POST", "/cards/<uuid:card_id>/marks", scope="study", body=NewMark, answers={200: CardShape})
@policy.anyone_known
def mark_card(card_id: UUID, body: NewMark) -> CardShape:
    """Sets a mark of a card, or lifts it, and returns the card."""
    learner = policy.current_actor()
    card = own_card(learner, card_id)
    actions.set_mark(learner, card, body.mark, body.value, g.arrived)
    return _now(card)


@call("POST", "/cards/<uuid:card_id>/due", scope="study", body=NewDue, answers={200: CardShape})
@policy.anyone_known
def set_due(card_id: UUID, body: NewDue) -> CardShape:
    """Sets when a learnt card comes back, and returns the card; its memory stays."""
    learner = policy.current_actor()
    card, days = own_card(learner, card_id), days_of(learner)
    given: Any = body.day
    day = days.of_date(given) if isinstance(given, date) else days.day(g.arrived) + given
    actions.set_due(learner, card, day, g.arrived)
    return _now(card)


@call("POST", "/cards/<uuid:card_id>/forget", scope="study", answers={200: CardShape})
@policy.anyone_known
def forget_card(card_id: UUID) -> CardShape:
    """Starts a card's memory anew, and returns the card; its history is kept."""
    learner = policy.current_actor()
    card = own_card(learner, card_id)
    log.forget(learner.id, card, g.arrived)
    return _now(card)


def _now(card: CardRow) -> CardShape:
    found = rows.card(card.id)
    assert found is not None
    return card_shape(found)
