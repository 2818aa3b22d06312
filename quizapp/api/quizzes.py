"""Quizzes, and taking them."""

from typing import Annotated, Any
from uuid import UUID

from flask import g
from pydantic import BaseModel, Field

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.reading import Body
from quizapp.api.shapes import Anything, Id, KindName, Text, Title, shaped
from quizapp.bank.models import Deck
from quizapp.problems import Problem, problem_of
from quizapp.quizzes import making, taking
from quizapp.quizzes.models import Attempt, Quiz
from quizapp.quizzes.public import attempt_json, quiz_json, result_json, stored_json
from quizapp.quizzes.refusals import NotSaved, OpenAttempt
from quizapp.quizzes.results import result
from quizapp.quizzes.settings import QuizSettings

Slots = {"type": "array", "items": {"type": "object"}}
QuizShape = shaped("id", "title", "deck", "settings", "questions", id=Id, title=Text, questions=Slots)
AttemptShape = shaped("id", "deadline", "questions", id=Id, questions=Slots)
ResultShape = shaped("id", "score", "max_score", "questions", score={"type": "number"}, questions=Slots)


class NewQuiz(Body):
    """What to ask, from which deck. ``settings`` as ``GET /quizzes/ID`` gives them; all are optional."""

    deck: UUID
    title: Title
    count: Annotated[int, Field(ge=1, le=making.MOST_QUESTIONS)] = 10
    kinds: Annotated[list[KindName], Field(min_length=1, max_length=20)] | None = None
    seed: int | None = None
    settings: dict[str, Any] = Field(default_factory=dict)


class SentResponse(Body):
    revision: Annotated[int, Field(ge=1, le=taking.HIGHEST_REVISION)]
    response: Anything


class SavedResponse(BaseModel):
    revision: int


@call("POST", "/quizzes", body=NewQuiz, answers={201: QuizShape})
@policy.anyone_known
def make_quiz(body: NewQuiz) -> dict[str, Any]:
    """Makes a quiz of a deck's approved questions."""
    deck, actor = policy.find(Deck, body.deck, "study"), policy.current_actor()
    settings = QuizSettings.from_json(body.settings)
    quiz = making.make(
        actor, deck, body.title, body.count, settings=settings, kinds=body.kinds, seed=body.seed
    )
    return quiz_json(quiz, actor)


@call("GET", "/quizzes/<uuid:quiz_id>", answers={200: QuizShape})
@policy.anyone_known
def show_quiz(quiz_id: UUID) -> dict[str, Any]:
    """Returns settings and questions; keys only to who may edit the quiz."""
    return quiz_json(policy.find(Quiz, quiz_id, "see"), policy.current_actor())


@call("POST", "/quizzes/<uuid:quiz_id>/attempts", scope="study", answers={201: AttemptShape})
@policy.anyone_known
def start_attempt(quiz_id: UUID) -> dict[str, Any]:
    """Starts an attempt; 409 with its id while one is open, 403 when all are used up."""
    quiz = policy.find(Quiz, quiz_id, "take")
    return attempt_json(taking.start(quiz, policy.current_actor(), now=g.arrived))


@call(
    "PUT",
    "/attempts/<uuid:attempt_id>/responses/<int(max=100000):slot>",
    body=SentResponse,
    answers={200: SavedResponse},
)
@policy.anyone_known
def save_response(attempt_id: UUID, slot: int, body: SentResponse) -> SavedResponse:
    """Keeps a response; says nothing about right or wrong."""
    attempt = policy.find(Attempt, attempt_id, "take")
    revision = taking.save(attempt, slot, body.revision, body.response, now=g.arrived)
    return SavedResponse(revision=revision)


@call("POST", "/attempts/<uuid:attempt_id>/submit", scope="study", answers={200: ResultShape})
@policy.anyone_known
def submit_attempt(attempt_id: UUID) -> dict[str, Any]:
    """Hands an attempt in and returns its result; the same again when repeated."""
    attempt = policy.find(Attempt, attempt_id, "take")
    return result_json(result(taking.submit(attempt, now=g.arrived)))


@problem_of.register
def _(error: OpenAttempt) -> Problem:
    open_one = {"id": str(error.attempt_id)}
    return Problem(status=error.status, detail=str(error), code=error.code, members=open_one)


@problem_of.register
def _(error: NotSaved) -> Problem:
    stored = {"stored": stored_json(error.stored)}
    return Problem(status=error.status, detail=str(error), code=error.code, members=stored)
