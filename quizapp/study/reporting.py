"""A learner says that a question is wrong: its author is told, and the card rests until tomorrow."""

from datetime import datetime

from quizapp.accounts.models import User
from quizapp.bank import reports, versions
from quizapp.bank.models import Question
from quizapp.db import unit_of_work
from quizapp.memory import actions, rows
from quizapp.memory.rows import EntryRow


def report_wrong(
    learner: User,
    question: Question,
    reason: str,
    note: str | None = None,
    version: int | None = None,
    now: datetime | None = None,
) -> EntryRow | None:
    """Reports a version of a question (by default the current one), and puts the learner's cards of the
    points it asks for aside until tomorrow.

    Returns the log's entry about that, or None if they all were aside already. Raises what
    ``bank.reports.report`` raises, before anything is changed.
    """
    with unit_of_work():
        decision = reports.report(question, learner, reason, note, version)
        asked = versions.numbered(question.id, decision.version)
        cards = rows.cards_of(learner.id, asked.points if asked else ())
        return actions.bury_all(learner, cards, now)
