"""Sessions with an end, crams that move no memory, and breaks: the verbs, on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank.models import Deck
from quizapp.db import new_id, session
from quizapp.errors import Invalid, NotFound
from quizapp.memory import actions, backlog, check, log, plans
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card, StudySession
from quizapp.memory.settings import PlanSettings
from quizapp.study import sittings
from quizapp.study.session import Answered, Submission, answer
from quizapp.study.tally import told
from tests.factory import make_deck, response_to

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUICK = PlanSettings(learning_steps=(), relearning_steps=(), fuzz=False, new_place="after")


@pytest.fixture
def deck(any_learner: User) -> Deck:
    made = make_deck(any_learner, 6)
    plan = plans.find(any_learner.id, made.id)
    assert plan is not None
    plans.change_settings(plan, QUICK)
    return made


def give(
    learner: User, sitting: StudySession, deck: Deck, right: bool = True, at: datetime = NOW
) -> Answered:
    asked = sittings.ask(learner, sitting, deck, at)
    assert asked.card is not None
    assert asked.version is not None
    given = Submission(
        id=new_id(),
        card_id=asked.card.id,
        question_id=asked.version.question_id,
        version=1,
        response=response_to(asked.version, right),
        took_ms=4000,
        context=sitting.kind,
        session_id=sitting.id,
    )
    return answer(learner, given, at)


def picture(learner: User) -> list[Any]:
    session().rollback()
    columns = [c for c in Card.__table__.columns if c.name != "created_at"]
    rows = session().execute(sa.select(*columns).where(Card.learner_id == learner.id).order_by(Card.id))
    return [tuple(row) for row in rows]


def test_a_session_ends_after_its_number_of_answers(any_learner: User, deck: Deck) -> None:
    sitting = sittings.begin(any_learner, deck, answers=2, now=NOW)
    give(any_learner, sitting, deck)
    assert (sittings.progress(sitting, NOW).answers_left, sittings.progress(sitting, NOW).over) == (1, False)
    give(any_learner, sitting, deck, right=False)
    done = sittings.progress(sitting, NOW)
    assert (done.over, done.done.answers, done.done.right, done.done.took_ms) == (True, 2, 1, 8000)


def test_a_session_ends_after_its_minutes(any_learner: User, deck: Deck) -> None:
    sitting = sittings.begin(any_learner, deck, minutes=10, now=NOW)
    assert not sittings.progress(sitting, NOW + timedelta(minutes=9)).over
    assert sittings.progress(sitting, NOW + timedelta(minutes=10)).over


def test_undo_gives_an_answer_of_the_session_back(any_learner: User, deck: Deck) -> None:
    sitting = sittings.begin(any_learner, deck, answers=1, now=NOW)
    give(any_learner, sitting, deck)
    log.undo(any_learner.id, now=NOW)
    assert not sittings.progress(sitting, NOW).over


def test_a_session_of_all_decks_goes_on_where_something_waits(any_learner: User, deck: Deck) -> None:
    other = make_deck(any_learner, 1, name="Other")
    sitting = sittings.begin(any_learner, answers=50, now=NOW)
    for _ in range(7):
        deck_id = sittings.deck_now(any_learner, sitting, NOW)
        give(any_learner, sitting, session().get_one(Deck, deck_id))
    assert sittings.deck_now(any_learner, sitting, NOW) in (None, other.id)


def test_the_summary_tells_what_was_learnt_and_what_was_forgotten(any_learner: User, deck: Deck) -> None:
    first = sittings.begin(any_learner, deck, answers=2, now=NOW)
    give(any_learner, first, deck)
    give(any_learner, first, deck)
    assert [card.news for card in told(first.id)] == ["learnt", "learnt"]
    later = NOW + timedelta(days=40)
    second = sittings.begin(any_learner, deck, answers=2, now=later)
    give(any_learner, second, deck, right=False, at=later)
    give(any_learner, second, deck, at=later)
    assert sorted(card.news for card in told(second.id)) == ["forgotten", "kept"]


@pytest.mark.parametrize(
    "ends", [{}, {"minutes": 0}, {"minutes": 241}, {"answers": 0}, {"answers": 1001}], ids=str
)
def test_a_session_without_a_sound_end_is_refused(
    any_learner: User, deck: Deck, ends: dict[str, int]
) -> None:
    with pytest.raises(Invalid):
        sittings.begin(any_learner, deck, now=NOW, **ends)
    assert session().scalar(sa.select(sa.func.count()).select_from(StudySession)) == 0


def test_a_cram_asks_each_card_until_it_was_right_and_moves_no_memory(any_learner: User, deck: Deck) -> None:
    study = sittings.begin(any_learner, deck, answers=3, now=NOW)
    for right in (False, False, True):
        give(any_learner, study, deck, right)
    before = picture(any_learner)
    sitting = sittings.cram(any_learner, "forgotten today", deck, NOW)
    assert len(sitting.cards or []) == 2
    first = give(any_learner, sitting, deck, right=False)
    second = give(any_learner, sitting, deck)
    assert first.card.id != second.card.id
    third = give(any_learner, sitting, deck)
    assert third.card.id == first.card.id
    assert sittings.progress(sitting, NOW).over
    assert picture(any_learner) == before
    assert check.differences() == []


def test_what_is_put_away_in_a_cram_is_asked_in_it_no_more(any_learner: User, deck: Deck) -> None:
    for _ in range(3):
        give(any_learner, sittings.begin(any_learner, deck, answers=9, now=NOW), deck)
    cram = sittings.cram(any_learner, "all", deck, NOW)
    for put_away in (actions.bury, actions.suspend):
        card = sittings.ask(any_learner, cram, deck, NOW).card
        assert card is not None
        put_away(any_learner, card, NOW)
        following = sittings.ask(any_learner, cram, deck, NOW).card
        assert following is not None
        assert following.id != card.id
    give(any_learner, cram, deck)
    assert sittings.progress(cram, NOW).over
    log.undo(any_learner.id, now=NOW)
    log.undo(any_learner.id, now=NOW)
    assert sittings.progress(cram, NOW).answers_left == 2


def test_the_last_answer_of_a_session_is_taken_back_and_it_goes_on(any_learner: User, deck: Deck) -> None:
    sitting = sittings.begin(any_learner, deck, answers=2, now=NOW)
    before = picture(any_learner)
    for _ in range(2):
        give(any_learner, sitting, deck)
    sittings.end(sitting, NOW)
    sittings.take_back(any_learner, sitting, NOW)
    assert sitting.ended_at is None
    assert sittings.progress(sitting, NOW).answers_left == 1
    sittings.take_back(any_learner, sitting, NOW)
    assert picture(any_learner) == before
    with pytest.raises(NotFound):
        sittings.take_back(any_learner, sitting, NOW)
    assert check.differences() == []


def test_a_session_takes_back_nothing_that_is_older(any_learner: User, deck: Deck) -> None:
    give(any_learner, sittings.begin(any_learner, deck, answers=1, now=NOW), deck)
    later = sittings.begin(any_learner, deck, answers=1, now=NOW + timedelta(minutes=5))
    assert not sittings.can_take_back(any_learner, later)
    with pytest.raises(NotFound):
        sittings.take_back(any_learner, later, NOW)


def test_ways_to_choose_cards(any_learner: User, deck: Deck) -> None:
    study = sittings.begin(any_learner, deck, answers=4, now=NOW)
    cards = [give(any_learner, study, deck).card for _ in range(4)]
    log.mark(any_learner.id, cards[0], "flag", 3, NOW)
    log.mark(any_learner.id, cards[1], "leech", True, NOW)
    soon = NOW + timedelta(days=1)

    def found(choice: str, at: datetime = NOW, **more: str) -> set[str]:
        return set(sittings.cram(any_learner, choice, deck, at, **more).cards or [])

    assert found("all") == {str(card.id) for card in cards}
    assert found("flagged") == found("flagged", flag="3") == {str(cards[0].id)}
    assert found("leeches") == {str(cards[1].id)}
    assert found("due soon", soon) == {str(card.id) for card in cards}
    for empty in ({"choice": "forgotten today"}, {"choice": "flagged", "flag": "5"}):
        with pytest.raises(sittings.NothingToCram):
            sittings.cram(any_learner, now=NOW, **empty)
    with pytest.raises(Invalid):
        sittings.cram(any_learner, "whatever", now=NOW)


def test_nobody_finds_the_session_of_another(any_learner: User, deck: Deck) -> None:
    sitting = sittings.begin(any_learner, deck, answers=3, now=NOW)
    stranger = User(id=new_id(), name="other", role="student")
    with pytest.raises(NotFound):
        sittings.find(stranger, sitting.id)


@pytest.mark.parametrize(("points", "days"), [(1, 7), (7, 7), (10, 3), (3, 10), (100, 2)])
def test_spreading_is_even_and_keeps_the_order(points: int, days: int) -> None:
    ids = [new_id() for _ in range(points)]
    dues = backlog.evenly(ids, 100, days)
    loads = [list(dues.values()).count(day) for day in range(100, 100 + days)]
    assert list(dues) == ids
    assert list(dues.values()) == sorted(dues.values())
    assert sum(loads) == points
    assert max(loads) - min(loads) <= 1


def test_overdue_reviews_are_spread_and_undo_takes_it_back(any_learner: User, deck: Deck) -> None:
    study = sittings.begin(any_learner, deck, answers=6, now=NOW)
    for _ in range(6):
        give(any_learner, study, deck)
    plan = plans.find(any_learner.id, deck.id)
    assert plan is not None
    later = NOW + timedelta(days=60)
    today = days_of(any_learner).day(later)
    assert backlog.overdue(any_learner, plan.id, later) == 6
    before = picture(any_learner)
    backlog.spread(any_learner, plan.id, 3, later)
    assert backlog.overdue(any_learner, plan.id, later) == 2
    session().rollback()
    assert sorted(session().scalars(sa.select(Card.due_day)))[2:] == [today + 1] * 2 + [today + 2] * 2
    assert check.differences() == []
    log.undo(any_learner.id, now=later)
    assert picture(any_learner) == before


def test_nothing_falls_due_during_a_holiday(any_learner: User, deck: Deck) -> None:
    study = sittings.begin(any_learner, deck, answers=6, now=NOW)
    for _ in range(6):
        give(any_learner, study, deck)
    today = days_of(any_learner).day(NOW)
    entry = backlog.pause(any_learner, today + 14, NOW)
    assert entry.payload == {"action": "pause", "from": today, "until": today + 14}
    session().rollback()
    assert min(day for day in session().scalars(sa.select(Card.due_day)) if day) >= today + 14
    assert check.differences() == []


@pytest.mark.parametrize("ahead", [0, -3, 367])
def test_a_holiday_ends_ahead_and_within_a_year(any_learner: User, deck: Deck, ahead: int) -> None:
    assert deck.id
    with pytest.raises(Invalid):
        backlog.pause(any_learner, days_of(any_learner).day(NOW) + ahead, NOW)


def test_spreading_nothing_is_refused(any_learner: User, deck: Deck) -> None:
    plan = plans.find(any_learner.id, deck.id)
    assert plan is not None
    with pytest.raises(backlog.NothingToMove):
        backlog.spread(any_learner, plan.id, 7, NOW)
