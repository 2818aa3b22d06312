"""The FSRS parameters that a learner's new plans begin with."""

from uuid import UUID

import sqlalchemy as sa
from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.db import session
from quizapp.memory.models import Fitting

_KEPT = (
    sa.select(Fitting.parameters)
    .where(Fitting.learner_id == sa.bindparam("learner"), Fitting.kept)
    .order_by(Fitting.at.desc(), Fitting.id.desc())
    .limit(1)
)


def parameters_of(learner_id: UUID) -> tuple[float, ...]:
    """Returns the parameters fitted to a learner last and kept, or FSRS's own."""
    kept = session().scalar(_KEPT, {"learner": learner_id})
    return tuple(kept or DEFAULT_PARAMETERS)
