"""A question written by hand is studied like any other."""

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank import articles, decks, questions
from quizapp.bank.generating import store
from quizapp.bank.models import DeckFact, Fact, Point, Question
from quizapp.bank.refusals import Faulty
from quizapp.db import session
from tests.bank.findings import TEXT, result
from tests.conftest import count

CAPITAL = {"kind": "short_answer", "stem": "What is the capital of Norway?", "answer": "Oslo"}


def test_it_is_approved_and_in_a_deck_of_its_author(any_learner: User) -> None:
    question = questions.write(any_learner, CAPITAL)
    (deck,) = decks.decks_of(any_learner)
    (fact,) = session().scalars(sa.select(Fact).join(DeckFact).where(DeckFact.deck_id == deck.id))
    assert (question.status, question.origin, deck.article_id) == ("approved", "written", None)
    assert fact.points[0].id in questions.askable([fact.points[0].id])
    assert fact.points[0].answer == "Oslo"


def test_a_second_one_goes_into_the_same_deck(any_learner: User) -> None:
    questions.write(any_learner, CAPITAL)
    questions.write(any_learner, CAPITAL | {"stem": "What is the largest city of Norway?"})
    (deck,) = decks.decks_of(any_learner)
    positions = session().scalars(sa.select(DeckFact.position).where(DeckFact.deck_id == deck.id))
    assert sorted(positions) == [0, 1]


def test_for_an_article_it_has_evidence_and_the_articles_deck(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    data = {"kind": "numeric", "stem": "How many minutes does the crossing take?", "answer": "12"}
    data["evidence"] = {"start": TEXT.index("twelve"), "end": TEXT.index("twelve") + 14}
    question = questions.write(any_learner, data, article)
    content = questions.to_question(questions.current(question))
    assert content.evidence is not None
    assert content.evidence.text == "twelve minutes"
    assert len(decks.decks_of(any_learner)) == 1


def test_it_can_ask_points_that_are_there(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    points = session().scalars(sa.select(Point).where(Point.key.like("built.%")).order_by(Point.key)).all()
    data = {"kind": "cloze", "stem": "It was built in ____ by ____.", "answer": ["1974", "the Voss yard"]}
    question = questions.write(any_learner, data, article, points)
    assert [asked.share for asked in questions.current(question).asked] == [0.5, 0.5]
    assert count(Fact) == 2


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "short_answer"},
        {"kind": "riddle", "stem": "Who?", "answer": "me"},
        {"kind": "multiple_choice", "stem": "Which?", "options": [{"text": "one", "correct": True}]},
        {"kind": "numeric", "stem": "How many?", "answer": "many"},
    ],
)
def test_what_cannot_be_asked_is_refused(any_learner: User, data: dict) -> None:
    with pytest.raises(Faulty):
        questions.write(any_learner, data)
    assert count(Question) == count(Fact) == 0
