"""What a learner does to a card beside answering it: kept, taken back, and the same as the log says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner
from quizapp.bank.models import Fact
from quizapp.db import new_id, session, unit_of_work
from quizapp.errors import Invalid, NotFound, Refusal
from quizapp.memory import actions, check, log
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card, LogEntry
from quizapp.memory.rows import CardRow, cards_of
from quizapp.study.session import Submission, answer, next_card, question_for
from tests.conftest import build, count
from tests.factory import make_deck

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def cards(learner: User) -> list[CardRow]:
    points = session().scalars(
        sa.select(Card.point_id).where(Card.learner_id == learner.id).order_by(Card.position, Card.id)
    )
    return cards_of(learner.id, points)


def rate(learner: User, card: CardRow, rating: int = 4, at: datetime = NOW) -> None:
    version = question_for(card)
    assert version is not None
    given = Submission(
        id=new_id(), card_id=card.id, question_id=version.question_id, version=version.number, rating=rating
    )
    answer(learner, given, at)


def picture(learner: User) -> list[tuple[object, ...]]:
    columns = [c for c in Card.__table__.columns if c.name != "created_at"]
    rows = session().execute(sa.select(*columns).where(Card.learner_id == learner.id).order_by(Card.id))
    return [tuple(row) for row in rows]


def take_back(learner: User) -> None:
    log.undo(learner.id, now=NOW)


def test_a_suspended_card_is_asked_no_more_until_it_is_unsuspended(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    card = cards(any_learner)[0]
    actions.suspend(any_learner, card, NOW)
    assert next_card(any_learner, deck, NOW).card is None
    actions.unsuspend(any_learner, card, NOW)
    assert next_card(any_learner, deck, NOW).card is not None
    assert check.differences() == []


def test_a_buried_card_comes_back_tomorrow(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    actions.bury(any_learner, cards(any_learner)[0], NOW)
    assert next_card(any_learner, deck, NOW).card is None
    assert next_card(any_learner, deck, NOW + timedelta(days=1)).card is not None


def test_a_family_is_buried_in_one_entry_and_comes_back_in_one_undo(any_learner: User) -> None:
    deck = make_deck(any_learner, 4)
    first, second, third, _ = cards(any_learner)
    with unit_of_work() as work:
        work.execute(sa.update(Card).where(Card.id.in_([second.id, third.id])).values(family=first.family))
    entry = actions.bury_family(any_learner, first, NOW)
    assert entry is not None
    assert len(entry.effects) == 3
    assert next_card(any_learner, deck, NOW).counts.new == 1
    take_back(any_learner)
    assert next_card(any_learner, deck, NOW).counts.new == 4
    assert check.differences() == []


def test_a_card_without_a_family_is_buried_alone(any_learner: User) -> None:
    make_deck(any_learner, 2)
    with unit_of_work() as work:
        work.execute(sa.update(Card).values(family=""))
    entry = actions.bury_family(any_learner, cards(any_learner)[0], NOW)
    assert entry is not None
    assert len(entry.effects) == 1


def test_flags_and_notes_are_kept_and_taken_away(any_learner: User) -> None:
    make_deck(any_learner, 1)
    card = cards(any_learner)[0]
    actions.flag(any_learner, card, 7, NOW)
    actions.note(any_learner, card, "  Voss\r\nnot Foss ", NOW)
    assert [(each.flag, each.note) for each in cards(any_learner)] == [(7, "Voss\nnot Foss")]
    actions.note(any_learner, card, " ", NOW)
    actions.flag(any_learner, card, 0, NOW)
    assert [(each.flag, each.note) for each in cards(any_learner)] == [(0, None)]
    assert check.differences() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flag", 8), ("flag", -1), ("flag", True), ("flag", "3"), ("note", "x" * 2_001), ("note", "a\0b"),
        ("note", "\ud800"), ("leech", True), ("suspended", 1), ("buried", None), ("queue", "new"), ("note", 3),
    ],
)  # fmt: skip
def test_a_mark_that_there_is_not_is_refused_and_changes_nothing(
    learner: User, name: str, value: object
) -> None:
    make_deck(learner, 1)
    with pytest.raises(Invalid, match=r"Nothing was changed"):
        actions.set_mark(learner, cards(learner)[0], name, value, NOW)
    assert count(LogEntry) == 0


def test_what_is_so_already_is_not_written_again(any_learner: User) -> None:
    make_deck(any_learner, 1)
    card = cards(any_learner)[0]
    for _ in range(2):
        actions.suspend(any_learner, card, NOW)
        actions.flag(any_learner, card, 2, NOW)
    assert count(LogEntry) == 2


def test_a_due_date_is_set_and_the_memory_stays(any_learner: User) -> None:
    deck = make_deck(any_learner, 1)
    rate(any_learner, cards(any_learner)[0])
    before = cards(any_learner)[0]
    day = days_of(any_learner).day(NOW)
    entry = actions.set_due(any_learner, before, day + 3, NOW)
    after = cards(any_learner)[0]
    assert entry.kind == "reschedule"
    assert entry.payload == {"action": "set due", "day": day + 3}
    assert (after.stability, after.difficulty, after.reps) == (
        before.stability,
        before.difficulty,
        before.reps,
    )
    assert (after.state, after.due_day) == ("review", day + 3)
    assert next_card(any_learner, deck, NOW + timedelta(days=2)).card is None
    assert next_card(any_learner, deck, NOW + timedelta(days=3)).card is not None
    assert check.differences() == []
    take_back(any_learner)
    assert cards(any_learner)[0] == before


def test_a_card_in_learning_steps_goes_into_review(any_learner: User) -> None:
    make_deck(any_learner, 1)
    rate(any_learner, cards(any_learner)[0], 1)
    assert cards(any_learner)[0].state == "learning"
    day = days_of(any_learner).day(NOW)
    actions.set_due(any_learner, cards(any_learner)[0], day, NOW)
    assert (cards(any_learner)[0].state, cards(any_learner)[0].step) == ("review", None)


def test_a_new_card_has_no_due_date_to_set(any_learner: User) -> None:
    make_deck(any_learner, 1)
    with pytest.raises(actions.NotLearnt, match=r"Answer it once first"):
        actions.set_due(any_learner, cards(any_learner)[0], days_of(any_learner).day(NOW) + 1, NOW)


@pytest.mark.parametrize("ahead", [-1, 36_501])
def test_a_due_date_is_neither_past_nor_out_of_reach(learner: User, ahead: int) -> None:
    make_deck(learner, 1)
    rate(learner, cards(learner)[0])
    with pytest.raises(Invalid):
        actions.set_due(learner, cards(learner)[0], days_of(learner).day(NOW) + ahead, NOW)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["rate", "suspend", "unsuspend", "bury", "unbury", "bury_family", "flag", "note", "lift_leech",
             "set_due", "forget", "undo"]
        ),
        st.integers(0, 2),
        st.integers(0, 7),
    ),
    min_size=1,
    max_size=20,
)  # fmt: skip


class Hand:
    """A learner with three cards, two of one family, who does one thing after the other."""

    def __init__(self, learner: User) -> None:
        self.learner = learner
        make_deck(learner, 3)
        ids = list(session().scalars(sa.select(Card.id).order_by(Card.position)))
        with unit_of_work() as work:
            work.execute(sa.update(Card).where(Card.id.in_(ids[:2])).values(family="one", leech=False))
        self.at = NOW

    def do(self, name: str, which: int, value: int) -> None:
        self.at += timedelta(hours=5)
        card = cards(self.learner)[which]
        try:
            self._do(name, card, value)
        except Refusal:
            return

    def _do(self, name: str, card: CardRow, value: int) -> None:
        if name == "rate":
            rate(self.learner, card, value % 4 + 1, self.at)
        elif name == "flag":
            actions.flag(self.learner, card, value, self.at)
        elif name == "note":
            actions.note(self.learner, card, f"note {value}" if value else "", self.at)
        elif name == "set_due":
            day = days_of(self.learner).day(self.at)
            actions.set_due(self.learner, card, day + value, self.at)
        elif name == "forget":
            log.forget(self.learner.id, card, self.at)
        elif name == "undo":
            log.undo(self.learner.id, now=self.at)
        else:
            getattr(actions, name)(self.learner, card, self.at)


def new_learner() -> User:
    with unit_of_work() as work:
        learner = User(name=f"u-{new_id()}", role="author", zone="Europe/Berlin")
        work.add(learner)
    return learner


def clear() -> None:
    """Empties the cards of earlier examples out of sight: each example has a learner of its own."""
    with unit_of_work() as work:
        work.execute(sa.update(Card).values(position=1_000))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_log_gives_the_same_cards_whatever_is_done(
    app: Flask, script: list[tuple[str, int, int]]
) -> None:
    with app.app_context():
        clear()
        hand = Hand(new_learner())
        for step in script:
            hand.do(*step)
        assert check.differences(hand.learner.id) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_undo_goes_back_through_all_of_it(app: Flask, script: list[tuple[str, int, int]]) -> None:
    with app.app_context():
        clear()
        hand = Hand(new_learner())
        moments = [picture(hand.learner)]
        for step in script:
            if step[0] == "undo":
                continue
            before = log.newest_undoable(hand.learner.id)
            hand.do(*step)
            if log.newest_undoable(hand.learner.id) != before:
                moments.append(picture(hand.learner))
        for moment in reversed(moments[:-1]):
            take_back(hand.learner)
            assert picture(hand.learner) == moment
        with pytest.raises(Refusal):
            take_back(hand.learner)


def forty_steps(hand: Hand) -> list[list[tuple[object, ...]]]:
    names = [
        "rate",
        "flag",
        "bury",
        "note",
        "set_due",
        "suspend",
        "unsuspend",
        "forget",
        "rate",
        "bury_family",
    ]
    moments = [picture(hand.learner)]
    for turn in range(40):
        before = log.newest_undoable(hand.learner.id)
        hand.do(names[turn % 10], turn % 3, turn % 7 + 1)
        if log.newest_undoable(hand.learner.id) != before:
            moments.append(picture(hand.learner))
    return moments


def test_more_than_thirty_steps_are_taken_back_after_a_restart(tmp_path: Path) -> None:
    def restarted() -> Flask:
        return build(tmp_path / "data")

    with restarted().app_context():
        moments = forty_steps(Hand(local_learner()))
    assert len(moments) > 31
    with restarted().app_context():
        learner = local_learner()
        for moment in reversed(moments[:-1]):
            take_back(learner)
            assert picture(learner) == moment
        assert check.differences() == []


def test_many_steps_and_their_undoing_on_both_databases(any_learner: User) -> None:
    moments = forty_steps(Hand(any_learner))
    assert check.differences() == []
    for moment in reversed(moments[:-1]):
        take_back(any_learner)
        assert picture(any_learner) == moment
    assert check.differences() == []


def test_nobody_moves_the_card_of_another_learner(any_learner: User) -> None:
    make_deck(any_learner, 1)
    card, other = cards(any_learner)[0], new_learner()
    before = picture(any_learner)
    actions.suspend(other, card, NOW)
    with pytest.raises((NotFound, Invalid)):
        actions.set_due(other, card, days_of(other).day(NOW) + 1, NOW)
    assert picture(any_learner) == before
    assert count(LogEntry) == 0


def test_families_of_other_learners_stay(any_learner: User) -> None:
    make_deck(any_learner, 1)
    other = new_learner()
    make_deck(other, 1)
    with unit_of_work() as work:
        work.execute(sa.update(Card).values(family="same"))
    entry = actions.bury_family(any_learner, cards(any_learner)[0], NOW)
    assert entry is not None
    assert [UUID(str(each.point_id)) for each in entry.effects] == [cards(any_learner)[0].point_id]
    assert count(Fact) == 2
