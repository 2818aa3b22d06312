"""Scores of points from scores of answers."""

from collections.abc import Sequence
from statistics import fmean

from questions.kinds.kind import Grade
from questions.question import Question


def mark(question: Question, scores: Sequence[float], note: str = "") -> Grade:
    """Returns the grade for the scores (each 0 to 1) of the parts of one response.

    Part i belongs to ``question.points[i]`` where there are as many parts as points. Otherwise
    every point gets the mean of the parts. The score is the sum of the points' scores by share.
    """
    shares = question.points
    if len(scores) != len(shares):
        scores = [fmean(scores)] * max(len(shares), 1)
    by_point = {share.point: score for share, score in zip(shares, scores, strict=False)}
    if all(score >= 1 for score in scores):
        return Grade(score=1.0, by_point=by_point, note=note)
    if not shares:
        return Grade(score=scores[0], note=note)
    total = sum(share.share * score for share, score in zip(shares, scores, strict=True))
    return Grade(score=min(max(total, 0.0), 1.0), by_point=by_point, note=note)


def nothing_answered(question: Question) -> Grade:
    """Returns the grade of an empty response: 0 for every point."""
    return mark(question, [0.0] * max(len(question.points), 1))
