"""Rows for tests: facts with points and approved questions, as the engine and the bank would store them."""

from typing import Any

from questions.kinds import kind as registered
from questions.question import Evidence, Option, Question, Share
from questions.question_json import to_dict
from quizapp.accounts.models import User
from quizapp.bank import models
from quizapp.bank.events import askable_changed, deck_grew
from quizapp.bank.models import APPROVED, Deck, DeckFact, Fact, Point, QuestionPoint, QuestionVersion
from quizapp.bank.versions import Version
from quizapp.db import new_id, unit_of_work

SENTENCE = "The Lindholm ferry was built in 1974 by the Voss yard."


def question_of(kind: str, answer: Any = "1974", stem: str | None = None) -> Question:
    """Returns a sound question of a kind about the ferry's year, to be stored or graded."""
    stems = {
        "multiple_choice": "In which year was the Lindholm ferry built?",
        "true_false": "The Lindholm ferry was built in 1974.",
        "cloze": "The Lindholm ferry was built in ____ by the Voss yard.",
        "short_answer": "Which yard built the Lindholm ferry?",
        "numeric": "In which year was the Lindholm ferry built?",
    }
    answers = {"true_false": "true", "short_answer": "the Voss yard"}
    options = [
        Option(text=year, correct=year == answer, id=new_id().hex)
        for year in ("1974", "1964", "1991", "1947")
    ]
    return Question(
        kind=kind,
        id=f"q-{new_id().hex[-12:]}",
        stem=stem or stems[kind],
        answer=answers.get(kind, answer),
        options=tuple(options) if kind == "multiple_choice" else (),
        points=(Share(point="p", fact="f", role="when"),),
        explanation="The ferry has been in service since 1974.",
        evidence=Evidence(text=SENTENCE, start=0, end=len(SENTENCE)),
        tolerance=0.0 if kind == "numeric" else None,
    )


def make_deck(
    owner: User, facts: int = 3, kinds: tuple[str, ...] = ("multiple_choice",), name: str = "Ferry"
) -> Deck:
    """Stores a deck of facts with one point each, asked by one approved question of each kind."""
    with unit_of_work() as work:
        deck = Deck(owner_id=owner.id, name=name)
        work.add(deck)
        work.flush()
        points = [add_fact(owner, deck, number, kinds) for number in range(facts)]
        deck_grew.send(None, deck=deck)
        askable_changed.send(None, point_ids={point.id for point in points})
    return deck


def add_fact(owner: User, deck: Deck, position: int, kinds: tuple[str, ...] = ("multiple_choice",)) -> Point:
    """Stores one fact with one point in a deck, within the caller's unit of work."""
    with unit_of_work() as work:
        fact = Fact(
            owner_id=owner.id,
            key=f"f-{new_id().hex[-12:]}",
            sort="event",
            statement=SENTENCE,
            spans=[[0, len(SENTENCE)]],
            importance=0.5,
            position=position,
        )
        work.add(fact)
        work.flush()
        point = Point(fact_id=fact.id, key=f"p-{new_id().hex[-12:]}", role="when", answer="1974")
        work.add_all([point, DeckFact(deck_id=deck.id, fact_id=fact.id, position=position)])
        work.flush()
        for kind in kinds:
            add_question(owner, point, question_of(kind))
    return point


def add_question(owner: User, point: Point, question: Question, status: str = APPROVED) -> models.Question:
    """Stores a question that asks one point, within the caller's unit of work."""
    with unit_of_work() as work:
        row = models.Question(
            owner_id=owner.id, key=question.id, origin="generated", status=status, doubts=[]
        )
        work.add(row)
        work.flush()
        work.add(models.Decision(question_id=row.id, action="generated", version=1))
        version = QuestionVersion(
            question_id=row.id,
            number=1,
            kind=question.kind,
            stem=question.stem,
            body=to_dict(question),
            guess_rate=registered(question.kind).guess_rate(question),
        )
        work.add(version)
        work.flush()
        work.add(QuestionPoint(version_id=version.id, point_id=point.id, position=0, share=1.0))
    return row


def response_to(version: Version, right: bool = True) -> Any:
    """Returns a response to a version that is marked right, or one that is marked wrong."""
    if version.content.options:
        return next(option.id for option in version.content.options if option.correct == right)
    if version.kind == "true_false":
        return (version.content.answer == "true") == right
    key = version.content.answer if right else "1812"
    return {"cloze": [key], "numeric": {"value": key}}.get(version.kind, key)
