"""Fitting a learner's log through our verb, beside fsrs-rs-python alone on the same reviews.

Alone: making its items and one fitting to all of them. The verb reads the log from the database, fits
to four fifths, tries present and new parameters on the last fifth, folds every card again by the new
ones, and stores all that.
"""

from pathlib import Path

import sqlalchemy as sa
from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

from bench.timing import Row, Times, in_turns
from quizapp import create_app, schema
from quizapp.accounts.people import local_learner
from quizapp.db import session
from quizapp.memory import plans
from quizapp.memory.fitting import fit
from quizapp.memory.models import Plan
from quizapp.memory.settings import PlanSettings
from quizapp.memory.whole_log import read_log
from tests.learners import FORGETFUL, reviews_of, write

CARDS, EACH = 10_000, 10
TIMES = 5


def fitting(folder: Path) -> Row:
    """100,000 reviews of 10,000 cards."""
    app = create_app(
        {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'fit.db'}", "DATA": folder, "SECRET_KEY": "b"}
    )
    with app.app_context():
        schema.migrate()
        learner = local_learner()
        write(learner, reviews_of(FORGETFUL, CARDS, EACH))
        histories = [each.whole() for each in read_log(learner.id).reviews.foretold]

        def verb() -> None:
            assert fit(learner).kept

        def alone() -> None:
            items = [FSRSItem([FSRSReview(rating, gone) for rating, gone in each]) for each in histories]
            FSRS([]).compute_parameters(items)

        ours: list[float] = []
        floor: list[float] = []
        for _ in range(TIMES):
            plan = session().scalars(sa.select(Plan)).one()
            plans.change_settings(plan, PlanSettings())
            one, other = in_turns([verb], [alone])
            ours += one.seconds
            floor += other.seconds
    return Row("fit 100,000 reviews, kept", Times(tuple(ours)), "fsrs-rs-python alone", Times(tuple(floor)))
