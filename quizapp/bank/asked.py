"""Which points a version asks for, and how a grade spreads over them."""

from uuid import UUID

from questions.kinds.kind import Grade
from quizapp.bank.models import QuestionVersion
from quizapp.bank.versions import Version


def point_ids(version: QuestionVersion | Version) -> list[UUID]:
    """Returns the points that a version asks for, in their order."""
    if isinstance(version, Version):
        return list(version.points)
    return [asked.point_id for asked in version.asked]


def by_point(version: QuestionVersion | Version, grade: Grade) -> dict[UUID, float | None]:
    """Returns each point's score from 0 to 1. The engine's ids of the points stand in the version's
    body in the same order as its rows."""
    keys = [point["id"] for point in version.body["points"]]
    return {
        point: grade.by_point.get(key, grade.score)
        for point, key in zip(point_ids(version), keys, strict=True)
    }
