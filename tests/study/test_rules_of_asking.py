"""Step back, caps, families, leeches, limits of one day and orders, through the verbs, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank.models import Deck, Fact
from quizapp.db import new_id, session, unit_of_work
from quizapp.memory import check, limits, log, plans
from quizapp.memory.caps import GUESSED_DAYS
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card, LogEffect
from quizapp.memory.scheduling import EASY
from quizapp.memory.settings import PlanSettings
from quizapp.study.session import Answered, Submission, answer, next_card
from tests.factory import make_deck, response_to

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ALL_FORMS = ("multiple_choice", "cloze", "short_answer")
QUICK = PlanSettings(learning_steps=(), relearning_steps=(), fuzz=False)


def set_plan(learner: User, deck: Deck, **settings: Any) -> None:
    plan = plans.find(learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, replace(QUICK, **settings))


def give(learner: User, deck: Deck, right: bool, at: datetime, rating: int | None = None) -> Answered:
    asked = next_card(learner, deck, at)
    assert asked.card is not None
    assert asked.version is not None
    given = Submission(
        id=new_id(),
        card_id=asked.card.id,
        question_id=asked.version.question_id,
        version=1,
        response=response_to(asked.version, right),
        rating=rating,
    )
    return answer(learner, given, at)


def only_card(learner: User) -> Card:
    session().expire_all()
    return session().scalars(sa.select(Card).where(Card.learner_id == learner.id)).one()


def due(learner: User) -> datetime:
    at = only_card(learner).due_at
    assert at is not None
    return at


def test_a_first_failure_on_a_harder_form_is_asked_again_today_in_an_easier_one(any_learner: User) -> None:
    deck = make_deck(any_learner, 1, ALL_FORMS)
    set_plan(any_learner, deck)
    give(any_learner, deck, True, NOW, EASY)
    later = due(any_learner)
    before = only_card(any_learner)
    kept = (before.stability, before.difficulty, before.reps, before.lapses)
    failed = give(any_learner, deck, False, later)
    assert (failed.version.kind, failed.entry.not_for_memory, failed.entry.rating) == (
        "cloze",
        "harder form",
        None,
    )
    after = only_card(any_learner)
    assert (after.stability, after.difficulty, after.reps, after.lapses) == kept
    assert next_card(any_learner, deck, later + timedelta(minutes=11)).version.kind == "multiple_choice"  # type: ignore[union-attr]
    again = give(any_learner, deck, True, later + timedelta(minutes=11))
    assert (again.entry.not_for_memory, again.entry.rating) == (None, 3)
    assert only_card(any_learner).state == "review"
    assert due(any_learner) - later < timedelta(days=2)
    assert check.differences() == []


def test_the_second_failure_on_that_form_is_a_lapse(any_learner: User) -> None:
    deck = make_deck(any_learner, 1, ALL_FORMS[:2])
    set_plan(any_learner, deck)
    give(any_learner, deck, True, NOW, EASY)
    later = due(any_learner)
    give(any_learner, deck, False, later)
    give(any_learner, deck, True, later + timedelta(minutes=11))
    second = give(any_learner, deck, False, due(any_learner))
    assert (second.version.kind, second.entry.rating) == ("cloze", 1)
    assert only_card(any_learner).lapses == 1


def test_undo_takes_a_step_back_back(any_learner: User) -> None:
    deck = make_deck(any_learner, 1, ALL_FORMS)
    set_plan(any_learner, deck)
    give(any_learner, deck, True, NOW, EASY)
    later = due(any_learner)
    give(any_learner, deck, False, later)
    log.undo(any_learner.id, now=later)
    assert (only_card(any_learner).form_failed, due(any_learner)) == (None, later)
    assert check.differences() == []


def test_a_right_choice_puts_a_card_away_only_so_far_while_it_can_be_typed(any_learner: User) -> None:
    deck = make_deck(any_learner, 1, ("multiple_choice", "short_answer"))
    set_plan(any_learner, deck, desired_retention=0.7)
    given = give(any_learner, deck, True, NOW, rating=4)
    assert given.version.kind == "multiple_choice"
    effect = session().scalars(sa.select(LogEffect)).one()
    assert (effect.interval, effect.cap) == (GUESSED_DAYS, "guessable")
    assert effect.raw_interval is not None
    assert effect.raw_interval > GUESSED_DAYS
    log.rerate(any_learner.id, given.entry.id, 3, NOW)
    assert check.differences() == []


def test_cards_with_the_same_evidence_wait_till_tomorrow(any_learner: User) -> None:
    deck = make_deck(any_learner, 3)
    one_sentence(any_learner)
    set_plan(any_learner, deck)
    give(any_learner, deck, True, NOW, rating=4)
    assert next_card(any_learner, deck, NOW).card is None
    tomorrow = next_card(any_learner, deck, NOW + timedelta(days=1))
    assert tomorrow.card is not None
    log.undo(any_learner.id, now=NOW)
    session().expire_all()
    assert session().scalars(sa.select(Card.buried_until)).all() == [None] * 3
    assert check.differences() == []


def test_they_may_come_on_one_day_where_the_plan_says_so(any_learner: User) -> None:
    deck = make_deck(any_learner, 2)
    one_sentence(any_learner)
    set_plan(any_learner, deck, keep_apart=False)
    give(any_learner, deck, True, NOW, rating=4)
    assert next_card(any_learner, deck, NOW).card is not None


def one_sentence(learner: User) -> None:
    with unit_of_work() as work:
        work.execute(sa.update(Card).where(Card.learner_id == learner.id).values(family="one"))


def test_a_leech_is_marked_by_the_answer_that_makes_it_and_unmarked_with_it(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    set_plan(any_learner, deck, leech_lapses=1, leech_action="suspend")
    give(any_learner, deck, True, NOW, rating=4)
    lapse = give(any_learner, deck, False, due(any_learner))
    assert (only_card(any_learner).leech, only_card(any_learner).queue) == (True, "suspended")
    log.rerate(any_learner.id, lapse.entry.id, 2, NOW + timedelta(days=30))
    assert (only_card(any_learner).leech, only_card(any_learner).suspended) == (False, False)
    assert check.differences() == []


def test_limits_of_one_day_hold_that_day_only(any_learner: User) -> None:
    deck = make_deck(any_learner, 4)
    set_plan(any_learner, deck, new_per_day=2)
    plan, day = plans.find(any_learner.id, deck.id), days_of(any_learner).day(NOW)
    assert plan is not None
    limits.set_today(plan.id, day, 3, None)
    assert next_card(any_learner, deck, NOW).counts.new == 3
    assert plans.counts(any_learner, NOW)[deck.id].new == 3
    assert next_card(any_learner, deck, NOW + timedelta(days=1)).counts.new == 2
    limits.set_today(plan.id, day, None, None)
    assert next_card(any_learner, deck, NOW).counts.new == 2


@pytest.mark.parametrize(("review_order", "first"), [("due", 0), ("least likely", 1), ("most likely", 0)])
def test_reviews_come_in_the_order_of_the_plan(any_learner: User, review_order: str, first: int) -> None:
    deck = make_deck(any_learner, 2)
    set_plan(any_learner, deck, review_order=review_order, keep_apart=False)
    day = days_of(any_learner).day(NOW)
    cards = session().scalars(sa.select(Card).order_by(Card.position)).all()
    with unit_of_work() as work:
        for card, stability, away in zip(cards, (50.0, 2.0), (10, 5), strict=True):
            work.execute(
                sa.update(Card)
                .where(Card.id == card.id)
                .values(
                    state="review", queue="review", stability=stability, difficulty=5.0,
                    last_day=day - away, last_at=NOW - timedelta(days=away),
                    due_day=day - away + 1, due_at=NOW - timedelta(days=away - 1),
                )
            )  # fmt: skip
    ids = list(session().scalars(sa.select(Card.id).order_by(Card.position)))
    asked = next_card(any_learner, deck, NOW)
    assert asked.card is not None
    assert asked.card.id == ids[first]


def test_points_of_one_fact_or_sentence_are_one_family(any_learner: User) -> None:
    make_deck(any_learner, 2)
    fact = session().scalars(sa.select(Fact)).first()
    assert fact is not None
    families = session().scalars(sa.select(Card.family)).all()
    assert str(fact.id) in families
    assert len(set(families)) == 2
