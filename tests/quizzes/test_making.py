"""Making a quiz from a deck: only what was accepted, and nothing twice."""

import pytest

from quizapp.accounts.models import User
from quizapp.bank.models import DRAFT, RETIRED, Deck, Question
from quizapp.db import session, unit_of_work
from quizapp.errors import Invalid
from quizapp.quizzes.candidates import Offer, offer_of
from quizapp.quizzes.making import make
from quizapp.quizzes.models import Quiz
from quizapp.quizzes.refusals import NothingToAsk
from quizapp.quizzes.settings import QuizSettings
from tests.conftest import count
from tests.factory import add_fact, add_question, make_deck, question_of
from tests.quizzes.made import KINDS


def versions(quiz: Quiz) -> list[object]:
    return [slot.version_id for slot in quiz.slots]


def test_a_quiz_asks_each_point_once_in_the_decks_order(any_learner: User) -> None:
    deck = make_deck(any_learner, 4, KINDS)
    quiz = make(any_learner, deck, " Ferries ", 10, QuizSettings(time_limit=60))
    points = [asked.point_id for slot in quiz.slots for asked in slot.version.asked]
    assert quiz.title == "Ferries"
    assert quiz.owner_id == any_learner.id
    assert QuizSettings.from_json(quiz.settings).time_limit == 60
    assert [slot.number for slot in quiz.slots] == [1, 2, 3, 4]
    assert len(set(points)) == 4
    assert [asked.point.fact.position for slot in quiz.slots for asked in slot.version.asked] == [0, 1, 2, 3]
    assert len({slot.version.kind for slot in quiz.slots}) == 4


def test_drafts_retired_ones_and_alternates_do_not_enter(any_learner: User) -> None:
    deck = make_deck(any_learner, 1, ())
    with unit_of_work() as work:
        main = add_question(any_learner, add_fact(any_learner, deck, 1, ()), question_of("cloze"))
        waiting = add_fact(any_learner, deck, 2, ())
        add_question(any_learner, waiting, question_of("numeric"), DRAFT)
        add_question(any_learner, waiting, question_of("numeric"), RETIRED)
        add_question(any_learner, waiting, question_of("short_answer")).alternate_of_id = main.id
        work.flush()
    quiz = make(any_learner, deck, "Ferries", 10)
    assert [slot.version.question_id for slot in quiz.slots] == [main.id]
    assert offer_of(deck) == Offer(kinds={"cloze": 1}, questions=1, points=1)


def test_only_questions_of_the_kinds_asked_for(any_learner: User) -> None:
    deck = make_deck(any_learner, 3, KINDS)
    quiz = make(any_learner, deck, "Ferries", 10, kinds=["cloze", "numeric"])
    assert {slot.version.kind for slot in quiz.slots} <= {"cloze", "numeric"}
    assert len(quiz.slots) == 3


def test_a_deck_without_accepted_questions_is_refused(any_learner: User) -> None:
    deck = make_deck(any_learner, 1, ("cloze",))
    with unit_of_work() as work:
        work.query(Question).update({"status": DRAFT})
    with pytest.raises(NothingToAsk):
        make(any_learner, deck, "Ferries", 10)
    assert count(Quiz) == 0


def test_a_deck_without_questions_of_the_kinds_is_refused(learner: User) -> None:
    deck = make_deck(learner, 1, ("cloze",))
    with pytest.raises(NothingToAsk):
        make(learner, deck, "Ferries", 10, kinds=["numeric"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 301},
        {"title": "a\0b"},
        {"title": None},
        {"count": 0},
        {"count": 101},
        {"count": True},
        {"count": "5"},
        {"kinds": ["riddle"]},
        {"kinds": [["cloze"]]},
    ],
)
def test_what_makes_no_quiz_is_refused(learner: User, wrong: dict[str, object]) -> None:
    deck = make_deck(learner, 1)
    with pytest.raises(Invalid):
        make(learner, deck, **{"title": "Ferries", "count": 5, **wrong})
    assert count(Quiz) == 0


def test_the_same_seed_makes_the_same_quiz(learner: User) -> None:
    deck = make_deck(learner, 8, KINDS)
    assert versions(make(learner, deck, "A", 4, seed=3)) == versions(make(learner, deck, "B", 4, seed=3))


def test_a_question_edited_later_stays_in_the_quiz_as_it_was(learner: User) -> None:
    deck: Deck = make_deck(learner, 1)
    quiz = make(learner, deck, "Ferries", 1)
    asked = quiz.slots[0].version_id
    with unit_of_work() as work:
        work.query(Question).update({"version": 2})
    session().expire_all()
    assert quiz.slots[0].version_id == asked
