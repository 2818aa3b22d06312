"""A study session: what is asked, how an answer moves the card, and that nothing counts twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank import questions
from quizapp.bank.models import Deck, Question
from quizapp.bank.versions import to_question
from quizapp.db import new_id, session, unit_of_work
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.memory import log, plans
from quizapp.memory.models import Card, LogEntry
from quizapp.memory.settings import PlanSettings
from quizapp.study.session import Asked, NothingAnswered, Submission, answer, next_card
from tests.factory import make_deck

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def ask(learner: User, deck: Deck, at: datetime = NOW) -> Asked:
    return next_card(learner, deck, at)


def submission(asked: Asked, right: bool = True, **more: object) -> Submission:
    assert asked.card is not None
    assert asked.version is not None
    options = to_question(asked.version).options
    return replace(
        Submission(
            id=new_id(),
            card_id=asked.card.id,
            question_id=asked.version.question_id,
            version=asked.version.number,
            response=next(option.id for option in options if option.correct == right),
        ),
        **more,  # type: ignore[arg-type]
    )


def test_a_right_answer_rates_itself_good_and_a_wrong_one_again(any_learner: User) -> None:
    deck = make_deck(any_learner, 2)
    right = answer(any_learner, submission(ask(any_learner, deck)), NOW)
    wrong = answer(any_learner, submission(ask(any_learner, deck), right=False), NOW)
    assert (right.entry.rating, right.entry.score) == (3, 1.0)
    assert (wrong.entry.rating, wrong.entry.score) == (1, 0.0)


def test_the_learner_may_call_a_right_answer_hard_or_easy_but_not_a_wrong_one(any_learner: User) -> None:
    deck = make_deck(any_learner, 2)
    hard = answer(any_learner, submission(ask(any_learner, deck), rating=2), NOW)
    wrong = answer(any_learner, submission(ask(any_learner, deck), right=False, rating=4), NOW)
    assert (hard.entry.rating, wrong.entry.rating) == (2, 1)


def test_cards_come_in_turn_learning_first_then_new(any_learner: User) -> None:
    deck = make_deck(any_learner, 2)
    first = ask(any_learner, deck)
    answer(any_learner, submission(first, right=False), NOW)
    second = ask(any_learner, deck)
    assert second.card.id != first.card.id
    answer(any_learner, submission(second), NOW)
    again = ask(any_learner, deck, NOW + timedelta(minutes=2))
    assert again.card.id == first.card.id
    assert (again.counts.new, again.counts.learning) == (0, 2)


def test_a_learnt_card_comes_back_on_its_day_and_not_before(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    answer(any_learner, submission(ask(any_learner, deck), rating=4), NOW)
    nothing = ask(any_learner, deck)
    assert nothing.card is None
    due = nothing.next_due
    assert due is not None
    assert ask(any_learner, deck, due - timedelta(seconds=1)).card is None
    assert ask(any_learner, deck, due).card is not None


def test_the_daily_limit_of_new_cards_holds_and_undo_gives_back_its_place(any_learner: User) -> None:
    deck = make_deck(any_learner, 3)
    plan = plans.find(any_learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, PlanSettings(new_per_day=1))
    given = submission(ask(any_learner, deck), rating=4)
    answer(any_learner, given, NOW)
    assert ask(any_learner, deck).card is None
    assert ask(any_learner, deck, NOW + timedelta(days=1)).card is not None
    log.undo(any_learner.id, given.id, NOW)
    assert ask(any_learner, deck).card is not None


def test_the_same_answer_sent_twice_is_one_answer(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    given = submission(ask(any_learner, deck))
    first, second = answer(any_learner, given, NOW), answer(any_learner, given, NOW + timedelta(hours=1))
    assert (first.new, second.new) == (True, False)
    assert first.entry.sequence == second.entry.sequence
    assert session().scalar(sa.select(Card.reps)) == 1


def test_an_id_that_is_used_for_another_answer_is_refused(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    asked = ask(any_learner, deck)
    given = submission(asked)
    answer(any_learner, given, NOW)
    with pytest.raises(log.OtherContent):
        answer(any_learner, replace(submission(asked, right=False), id=given.id), NOW)
    assert session().scalar(sa.select(sa.func.count()).select_from(LogEntry)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"took_ms": 901},
        {"took_ms": None},
        {"answered_at": NOW - timedelta(hours=2)},
        {"rating": 2},
        {"context": "cram"},
        {"version": 99},
        {"question_id": UUID(int=1)},
        {"card_id": UUID(int=2)},
        {"response": "no choice"},
    ],
    ids=str,
)
def test_every_part_of_an_answer_is_its_content(learner: User, other: dict[str, object]) -> None:
    given = submission(ask(learner, make_deck(learner, 1)), took_ms=900)
    answer(learner, given, NOW)
    with pytest.raises(log.OtherContent):
        answer(learner, replace(given, **other), NOW)  # type: ignore[arg-type]
    assert not answer(learner, given, NOW).new


def test_the_same_instant_of_another_zone_is_the_same_content(learner: User) -> None:
    given = submission(ask(learner, make_deck(learner, 1)), answered_at=NOW)
    answer(learner, given, NOW)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert not answer(learner, replace(given, answered_at=elsewhere), NOW).new


@pytest.mark.parametrize("hours", [-14, 0, 14])
@pytest.mark.parametrize("year", [1, 1969])
def test_an_answer_of_a_clock_that_was_never_set_is_refused(learner: User, year: int, hours: int) -> None:
    at = datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=hours)))
    given = submission(ask(learner, make_deck(learner, 1)), answered_at=at)
    with pytest.raises(log.TooLongAgo):
        answer(learner, given, NOW)
    assert session().scalar(sa.select(sa.func.count()).select_from(LogEntry)) == 0


def test_the_last_instant_there_is_counts_as_now(learner: User) -> None:
    last = datetime.max.replace(tzinfo=timezone(timedelta(hours=-14)))
    given = submission(ask(learner, make_deck(learner, 1)), answered_at=last)
    assert answer(learner, given, NOW).entry.answered_at == NOW


def test_a_clock_that_runs_ahead_counts_as_now(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    given = submission(ask(any_learner, deck), answered_at=NOW + timedelta(days=400))
    assert answer(any_learner, given, NOW).entry.answered_at == NOW


@pytest.mark.parametrize(("response", "rating"), [(None, None), ({"deep": [1]}, None), ("x", 7), (["a"], 3)])
def test_what_is_no_answer_is_refused_and_nothing_is_stored(
    any_learner: User, response: object, rating: int
) -> None:
    deck = make_deck(any_learner, 1)
    with pytest.raises(NothingAnswered):
        answer(any_learner, submission(ask(any_learner, deck), response=response, rating=rating), NOW)
    assert session().scalar(sa.select(sa.func.count()).select_from(LogEntry)) == 0


def test_a_card_of_somebody_else_is_not_there(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    given = submission(ask(any_learner, deck))
    with unit_of_work() as work:
        other = User(name="other", role="student")
        work.add(other)
    with pytest.raises(NotFound):
        answer(other, given, NOW)


def test_a_question_that_does_not_ask_for_the_card_is_refused(any_learner: User) -> None:
    one, two = make_deck(any_learner, 1), make_deck(any_learner, 1, name="Two")
    other = ask(any_learner, two)
    assert other.version is not None
    with pytest.raises(NotFound):
        answer(any_learner, submission(ask(any_learner, one), question_id=other.version.question_id), NOW)


def test_a_card_waits_while_no_approved_question_asks_for_it(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    question = session().scalars(sa.select(Question)).one()
    questions.retire(question, any_learner, "other")
    assert (ask(any_learner, deck).card, ask(any_learner, deck).counts.total) == (None, 0)
    questions.reopen(question, any_learner)
    questions.approve(question, any_learner)
    assert ask(any_learner, deck).card is not None


def test_rating_an_answer_again_gives_the_schedule_of_that_rating(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    asked = ask(any_learner, deck)
    given = submission(asked)
    answer(any_learner, given, NOW)
    assert asked.card is not None
    assert session().get_one(Card, asked.card.id).state == "learning"
    log.rerate(any_learner.id, given.id, 4, NOW)
    card = session().get_one(Card, asked.card.id)
    assert (card.state, card.reps) == ("review", 1)


def test_calling_a_learnt_card_forgotten_afterwards_is_a_lapse(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    asked = ask(any_learner, deck)
    answer(any_learner, submission(asked, rating=4), NOW)
    later = ask(any_learner, deck).next_due
    assert later is not None
    given = submission(ask(any_learner, deck, later))
    answer(any_learner, given, later)
    log.rerate(any_learner.id, given.id, 1, later)
    assert asked.card is not None
    card = session().get_one(Card, asked.card.id)
    assert (card.lapses, card.state) == (1, "relearning")
    log.rerate(any_learner.id, given.id, 3, later)
    session().expire_all()
    card = session().get_one(Card, asked.card.id)
    assert (card.lapses, card.state) == (0, "review")


def test_an_undone_answer_cannot_be_rated(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    given = submission(ask(any_learner, deck))
    answer(any_learner, given, NOW)
    log.undo(any_learner.id, given.id, NOW)
    with pytest.raises(Conflict):
        log.rerate(any_learner.id, given.id, 4, NOW)
    with pytest.raises(Conflict):
        log.undo(any_learner.id, given.id, NOW)


def test_a_cram_answer_is_logged_and_leaves_the_card_alone(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    asked = ask(any_learner, deck)
    given = submission(asked, context="cram")
    assert answer(any_learner, given, NOW).entry.not_for_memory == "cram"
    assert asked.card is not None
    assert (asked.card.state, asked.card.reps) == ("new", 0)
    with pytest.raises(Invalid):
        log.rerate(any_learner.id, given.id, 4, NOW)


def test_a_deck_that_is_not_studied_has_nothing_to_ask(any_learner: User) -> None:
    with unit_of_work() as work:
        deck = Deck(owner_id=any_learner.id, name="Untouched")
        work.add(deck)
    with pytest.raises(NotFound):
        ask(any_learner, deck)
