"""Answers: sending them, rating them anew, taking them back."""

from typing import Annotated, Any, Literal
from uuid import UUID

from flask import g
from pydantic import Field

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.cards import Shown, card_shape, shown
from quizapp.api.reading import Body
from quizapp.api.shapes import Anything, CardShape, EffectShape, Instant, Rating
from quizapp.errors import NotFound
from quizapp.memory import log, rows
from quizapp.memory.rows import CardRow, EntryRow
from quizapp.study import session as study
from quizapp.study.session import Answered, Submission


class NewAnswer(Body):
    """An answer with an id of the client's making, a response or a rating of one's own, or both."""

    id: UUID
    card: UUID
    question: UUID
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    response: Anything = None
    rating: Rating | None = None
    took_ms: Annotated[int, Field(ge=0, le=86_400_000)] | None = None
    answered_at: Instant | None = None
    context: Literal["study", "cram"] = "study"


class AnswerShape(Shown):
    """What came of it. ``rating`` and ``due`` are those of the card that was named; ``undo`` is the
    address that takes the answer back."""

    id: UUID
    score: float | None
    note: str
    rating: int | None
    due: Instant | None
    undo: str
    cards: list[EffectShape]


class NewRating(Body):
    rating: Rating


class MovedCards(CardShape):
    """The card (the first one, where an answer was about several), and all of them."""

    cards: list[CardShape]


@call("POST", "/answers", scope="study", body=NewAnswer, answers={201: AnswerShape, 200: AnswerShape})
@policy.anyone_known
def send_answer(body: NewAnswer) -> tuple[AnswerShape, int]:
    """Marks and logs an answer; the same one sent again gives 200 and the same body."""
    submission = Submission(
        id=body.id,
        card_id=body.card,
        question_id=body.question,
        version=body.version,
        response=body.response,
        rating=body.rating,
        took_ms=body.took_ms,
        answered_at=body.answered_at,
        context=body.context,
    )
    answered = study.answer(policy.current_actor(), submission, now=g.arrived)
    return _answer_shape(answered), 201 if answered.new else 200


@call("POST", "/answers/<uuid:answer_id>/rating", scope="study", body=NewRating, answers={200: MovedCards})
@policy.anyone_known
def rate_answer(answer_id: UUID, body: NewRating) -> MovedCards:
    """Gives an answer another rating, and returns the card as it is then."""
    return _moved(log.rerate(policy.current_actor().id, answer_id, body.rating, now=g.arrived))


@call("POST", "/answers/<uuid:answer_id>/undo", scope="study", answers={200: MovedCards})
@policy.anyone_known
def undo_answer(answer_id: UUID) -> MovedCards:
    """Takes the newest answer back, and returns the card as it was; 409 for an older one."""
    return _moved(log.undo(policy.current_actor().id, answer_id, now=g.arrived))


def _answer_shape(answered: Answered) -> AnswerShape:
    entry, grade = answered.entry, answered.grade
    effects = _effects(entry)
    named = next((each for each in effects if each.card == answered.card.id), None)
    return AnswerShape(
        id=entry.id,
        score=grade.score if grade else None,
        note=grade.note if grade else "",
        rating=named.rating if named else None,
        due=named.due if named else None,
        undo=f"/api/v1/answers/{entry.id}/undo",
        cards=effects,
        **shown(answered.version),
    )


def _effects(entry: EntryRow) -> list[EffectShape]:
    by_point = {card.point_id: card.id for card in _cards(entry)}
    return [
        EffectShape(card=by_point[each.point_id], score=each.score, rating=each.rating, due=each.due_at)
        for each in entry.effects
        if each.point_id in by_point and not each.aside
    ]


def _cards(entry: EntryRow) -> list[CardRow]:
    learner: Any = entry.learner_id
    return rows.cards_of(learner, [effect.point_id for effect in entry.effects if not effect.aside])


def _moved(entry: EntryRow) -> MovedCards:
    cards = [card_shape(card) for card in _cards(entry)]
    if not cards:
        raise NotFound
    return MovedCards(**cards[0].model_dump(), cards=cards)
