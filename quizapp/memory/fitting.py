"""Fitting FSRS parameters to a learner's whole log, and using them where they foretell better."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.accounts.people import Learner, lock_learner
from quizapp.db import session, unit_of_work, utcnow
from quizapp.memory.models import Fitting, LogEntry
from quizapp.memory.refolding import folded, use
from quizapp.memory.trials import Trial, in_words, tried
from quizapp.memory.whole_log import WholeLog, read_log

__all__ = ["fit", "in_words", "learners", "newest"]

Report = Callable[[float, str], None]


def fit(
    learner: Learner, now: datetime | None = None, report: Report = lambda _progress, _stage: None
) -> Fitting:
    """Fits FSRS-6 parameters to the earlier part of a learner's log, compares them on the later part with
    those in use, and gives them to every plan of the learner if they foretell better. What is due stays due.

    Returns what came of it, stored. No number of reviews is asked for; with too few to compare, what is
    in use stays. Raises NotFound if there is no such learner.
    """
    learner_id = learner.id
    report(0.05, "Reading what you answered")
    log = read_log(learner_id)
    report(0.2, "Fitting and comparing")
    present = log.parameters_by_point()
    trial = tried(log.reviews, lambda point: present.get(point, log.usual), log.relearning_steps)
    report(0.8, "Keeping what was found")
    return _stored(learner_id, log, trial, now or utcnow())


def newest(learner: Learner) -> Fitting | None:
    """Returns what came of a learner's last fitting, or None."""
    statement = sa.select(Fitting).where(Fitting.learner_id == learner.id)
    return session().scalar(statement.order_by(Fitting.at.desc(), Fitting.id.desc()).limit(1))


def learners() -> list[User]:
    """Returns everybody who has something in their log, by name."""
    known = sa.exists().where(LogEntry.learner_id == User.id)
    return list(session().scalars(sa.select(User).where(known).order_by(User.name)))


def _stored(learner_id: UUID, log: WholeLog, trial: Trial, now: datetime) -> Fitting:
    memories = folded(log, trial.parameters) if trial.kept else []
    with unit_of_work() as work:
        lock_learner(learner_id)
        if trial.kept:
            use(learner_id, trial.parameters, memories, log.seen)
        row = Fitting(
            learner_id=learner_id,
            at=now,
            reviews=trial.reviews,
            held_out=trial.held_out,
            before_loss=trial.before_loss,
            after_loss=trial.after_loss,
            kept=trial.kept,
            parameters=list(trial.parameters),
            reason=trial.reason,
        )
        work.add(row)
    return row
