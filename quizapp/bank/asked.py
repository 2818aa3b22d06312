"""Which points a version asks for, and how a grade spreads over them."""

from uuid import UUID

from questions.kinds.kind import Grade
from quizapp.bank.models import QuestionVersion


def point_ids(version: QuestionVersion) -> list[UUID]:
    """Returns the points that a version asks for, in their order."""
    return [asked.point_id for asked in version.asked]


def by_point(version: QuestionVersion, grade: Grade) -> dict[UUID, float | None]:
    """Returns each point's score from 0 to 1. The engine's ids of the points stand in the version's
    body in the same order as its rows."""
    keys = [point["id"] for point in version.body["points"]]
    return {
        asked.point_id: grade.by_point.get(key, grade.score)
        for asked, key in zip(version.asked, keys, strict=True)
    }
