"""Our own way through the verbs of the app, on a SQLite database: what the fast path must equal."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from bench.learning.course import Plan, Result, study
from bench.learning.learner import Habits, Learner, Outcome
from bench.learning.ours import Ours
from bench.learning.points import DAYS, instant
from questions.kinds import kind
from quizapp import create_app, schema
from quizapp.accounts.people import local_learner
from quizapp.bank.models import Deck
from quizapp.db import session, unit_of_work
from quizapp.memory import plans
from quizapp.memory.rows import CARD, CardRow, card, run
from quizapp.memory.settings import PlanSettings, usual
from quizapp.study.session import Asked, Submission, answer, next_card
from tests.factory import make_deck, response_to

KINDS = ("multiple_choice", "cloze", "short_answer")
"""One kind of each form."""


class Verbs:
    """Study by ``study.session``, within an app context."""

    def __init__(self, points: int, seed: int, settings: PlanSettings) -> None:
        self._ids = random.Random(f"entries {seed}")
        self._learner = local_learner()
        with unit_of_work():
            self._learner.zone, self._learner.day_start = DAYS.zone, DAYS.start
        self._deck_id = make_deck(self._learner, points, KINDS).id
        plan = plans.find(self._learner.id, self._deck_id)
        assert plan is not None
        plans.change_settings(plan, settings)
        # Cards of one moment come in the order of their ids; the points are numbered so.
        self.cards = [row.id for row in run(sa.select(CARD.c.id).order_by(CARD.c.position, CARD.c.id))]
        self._asked: Asked | None = None

    def ask(self, at: float) -> tuple[int, str] | None:
        asked = self._asked = next_card(self._learner, session().get_one(Deck, self._deck_id), instant(at))
        if asked.card is None or asked.version is None:
            return None
        return self.cards.index(asked.card.id), kind(asked.version.kind).form

    def answered(self, point: int, form: str, outcome: Outcome, at: float) -> None:
        assert self._asked is not None
        version = self._asked.version
        assert version is not None
        given = Submission(
            id=UUID(int=self._ids.getrandbits(128), version=4),
            card_id=self.cards[point],
            question_id=version.question_id,
            version=version.number,
            response=response_to(version, outcome.right),
        )
        answer(self._learner, given, instant(at))

    def card(self, point: int) -> CardRow:
        """Returns a point's card as it is stored."""
        found = card(self.cards[point])
        assert found is not None
        return found


@contextmanager
def app_in(folder: Path) -> Iterator[None]:
    """An app with an empty database of its own in a folder, for ``Verbs``."""
    database = f"sqlite:///{folder / 'learning.db'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": database, "DATA": folder, "SECRET_KEY": "b"})
    with app.app_context():
        schema.migrate()
        yield


def both(memory: str, plan: Plan, seed: int, folder: Path) -> tuple[Result, Result]:
    """Runs one course through the verbs, on a database in the folder, and by the fast path."""
    with app_in(folder):
        verbs = Verbs(plan.points, seed, usual())
        slow = study(verbs, Learner(memory, plan.points, seed, Habits()), plan)
    fast = Ours(plan.points, seed, usual())
    return slow, study(fast, Learner(memory, plan.points, seed, Habits()), plan)
