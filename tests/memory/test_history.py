"""Whatever a learner does, in whatever order it arrives: folding the log again gives the cards."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.accounts.models import User
from quizapp.bank.models import Question
from quizapp.db import new_id, session, unit_of_work
from quizapp.errors import Conflict, Refusal
from quizapp.memory import check, log
from quizapp.memory.models import Card, LogEntry, Plan
from quizapp.memory.rows import cards_of
from quizapp.study.session import Submission, answer, question_for
from tests.factory import make_deck, response_to

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
Step = tuple[str, int, int, int]

steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["answer", "checked", "checked", "checked", "late", "again", "undo", "rerate", "mark", "forget"]
        ),
        st.integers(0, 2),
        st.integers(1, 4),
        st.integers(0, 4000),
    ),
    min_size=1,
    max_size=25,
)


class History:
    """A learner who does one thing after the other, while the clock moves on."""

    def __init__(self) -> None:
        with unit_of_work() as work:
            self.learner = User(name=f"u-{new_id()}", role="author", zone="Europe/Berlin")
            work.add(self.learner)
        make_deck(self.learner, facts=3, kinds=("multiple_choice", "cloze", "short_answer"))
        mine = sa.select(Card.id).where(Card.learner_id == self.learner.id).order_by(Card.position)
        self.cards = list(session().scalars(mine))
        self.now = START
        self.answers: list[tuple[UUID, Submission]] = []

    def take(self, step: Step) -> None:
        name, which, rating, minutes = step
        self.now += timedelta(minutes=minutes)
        card = session().get_one(Card, self.cards[which])
        try:
            getattr(self, name)(card, rating, minutes)
        except Refusal:
            return

    def checked(self, card: Card, rating: int, minutes: int, late: int = 0) -> None:
        """An answer that is marked: right from Hard on."""
        self.answer(card, rating, minutes, late, checked=True)

    def answer(self, card: Card, rating: int, minutes: int, late: int = 0, checked: bool = False) -> None:
        version = question_for(cards_of(self.learner.id, [card.point_id])[0])
        assert version is not None
        given = Submission(
            id=new_id(),
            card_id=card.id,
            question_id=version.question_id,
            version=version.number,
            response=response_to(version, right=rating > 1) if checked else None,
            rating=rating,
            answered_at=self.now - timedelta(minutes=late),
        )
        answer(self.learner, given, self.now)
        self.answers.append((given.id, given))

    def late(self, card: Card, rating: int, minutes: int) -> None:
        self.answer(card, rating, minutes, late=minutes + 500, checked=minutes % 2 == 0)

    def again(self, _card: Card, _rating: int, minutes: int) -> None:
        if self.answers:
            stored = answer(self.learner, self.answers[minutes % len(self.answers)][1], self.now)
            assert not stored.new

    def undo(self, *_: object) -> None:
        log.undo(self.learner.id, now=self.now)

    def rerate(self, _card: Card, rating: int, minutes: int) -> None:
        if self.answers:
            log.rerate(self.learner.id, self.answers[minutes % len(self.answers)][0], rating, self.now)

    def mark(self, card: Card, rating: int, _minutes: int) -> None:
        name, value = [("suspended", True), ("suspended", False), ("buried_until", 20_600), ("flag", 3)][
            rating - 1
        ]
        log.mark(self.learner.id, card, name, value, self.now)

    def forget(self, card: Card, *_: object) -> None:
        log.forget(self.learner.id, card, self.now)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_fold_of_the_log_is_what_the_verbs_kept(app: Flask, history: list[Step]) -> None:
    with app.app_context():
        made = History()
        for step in history:
            made.take(step)
            assert check.differences(made.learner.id) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps, st.integers(1, 40))
def test_undo_brings_back_every_card_step_by_step(app: Flask, history: list[Step], back: int) -> None:
    with app.app_context():
        made = History()
        moments = [_picture(made.learner)]
        for name, which, rating, minutes in history:
            if name in ("undo", "rerate", "again", "late"):
                continue
            made.take((name, which, rating, minutes))
            moments.append(_picture(made.learner))
        for moment in list(reversed(moments[:-1]))[:back]:
            session().rollback()
            log.undo(made.learner.id, now=made.now)
            assert _picture(made.learner) == moment


def test_on_postgresql_too(any_app: Flask) -> None:
    with any_app.app_context():
        made = History()
        script = [
            ("checked", 0, 3, 5),
            ("checked", 0, 3, 8000),
            ("checked", 0, 1, 8000),
            ("answer", 1, 1, 900),
            ("late", 0, 2, 60),
            ("rerate", 0, 4, 2),
            ("mark", 1, 1, 1),
            ("forget", 0, 1, 5),
            ("answer", 0, 3, 700),
            ("undo", 0, 1, 1),
            ("again", 0, 1, 0),
        ]
        for step in script:
            made.take(step)
            assert check.differences(made.learner.id) == []


def test_a_planted_fault_is_found_and_repaired(any_app: Flask) -> None:
    with any_app.app_context():
        made = History()
        made.take(("answer", 0, 3, 5))
        with unit_of_work() as work:
            work.get_one(Card, made.cards[0]).stability = 99.0
            work.get_one(Card, made.cards[1]).queue = "review"
        assert {difference.what for difference in check.differences()} == {("stability",), ("queue",)}
        assert check.repair() == 2
        assert check.differences() == []


def _picture(learner: User) -> list[tuple[object, ...]]:
    columns = [c for c in Card.__table__.columns if c.name != "created_at"]
    return [
        tuple(row)
        for row in session().execute(
            sa.select(*columns).where(Card.learner_id == learner.id).order_by(Card.id)
        )
    ]


def test_an_undo_is_refused_for_all_but_the_newest(app: Flask) -> None:
    with app.app_context():
        made = History()
        made.take(("answer", 0, 3, 5))
        made.take(("answer", 1, 3, 5))
        try:
            log.undo(made.learner.id, made.answers[0][0], made.now)
        except Conflict:
            assert session().scalar(sa.select(sa.func.count()).select_from(LogEntry)) == 2
        else:
            raise AssertionError("an older answer was undone")


def test_no_row_of_another_learner_moves(app: Flask) -> None:
    with app.app_context():
        one, other = History(), History()
        before = _picture(other.learner)
        one.take(("answer", 0, 3, 5))
        assert _picture(other.learner) == before
        assert session().scalar(sa.select(sa.func.count()).select_from(Plan)) == 2
        assert session().scalar(sa.select(sa.func.count()).select_from(Question)) == 18
