"""The statistics of a learner: every panel, worked out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from quizapp.accounts.models import User
from quizapp.insights.panel import panels
from quizapp.insights.reading import read


def statistics(learner: User, deck_id: UUID | None = None, now: datetime | None = None) -> dict[str, Any]:
    """Returns what every panel counts, by its name, in one deck or in all of the learner's decks."""
    told = read(learner, deck_id, now)
    return {panel.name: panel.count(told) for panel in panels()}
