"""What a quiz of a deck could ask."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from quizapp.bank.models import APPROVED, Deck, DeckFact, Point, Question, QuestionPoint, QuestionVersion
from quizapp.db import session
from quizapp.quizzes.selection import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """How many accepted questions a deck has, by kind and in all, and how many points they ask for:
    more questions than that no quiz can have."""

    kinds: Mapping[str, int]
    questions: int
    points: int


def candidates_of(deck: Deck) -> list[Candidate]:
    """Returns every current version of an approved main form that asks only for points of the deck."""
    rows = session().execute(_statement(deck.id))
    grouped = (list(rows_of_one) for _, rows_of_one in groupby(rows, key=itemgetter(0)))
    return [
        _candidate(rows_of_one)
        for rows_of_one in grouped
        if all(row.fact_place is not None for row in rows_of_one)
    ]


def offer_of(deck: Deck) -> Offer:
    """Returns what a quiz of the deck has to draw from."""
    found = candidates_of(deck)
    points = {point for each in found for point in each.points}
    return Offer(kinds=dict(Counter(each.kind for each in found)), questions=len(found), points=len(points))


def _statement(deck_id: uuid.UUID) -> sa.Select[*tuple[Any, ...]]:
    """One row for each point of each version that asks for a point of the deck."""
    inside = sa.and_(DeckFact.fact_id == Point.fact_id, DeckFact.deck_id == deck_id)
    of_the_deck = sa.select(QuestionPoint.version_id).join(Point).join(DeckFact, inside)
    return (
        sa.select(
            QuestionVersion.id,
            QuestionVersion.kind,
            Question.importance,
            Point.id.label("point_id"),
            Point.fact_id,
            DeckFact.position.label("fact_place"),
            Point.position.label("point_place"),
        )
        .join(Question, Question.id == QuestionVersion.question_id)
        .join(QuestionPoint, QuestionPoint.version_id == QuestionVersion.id)
        .join(Point, Point.id == QuestionPoint.point_id)
        .outerjoin(DeckFact, inside)
        .where(Question.status == APPROVED, Question.alternate_of_id.is_(None))
        .where(QuestionVersion.number == Question.version, QuestionVersion.id.in_(of_the_deck))
        .order_by(Question.position, QuestionVersion.id, QuestionPoint.position)
    )


def _candidate(rows: list[Any]) -> Candidate:
    return Candidate(
        version_id=rows[0].id,
        kind=rows[0].kind,
        facts=frozenset(row.fact_id for row in rows),
        points=frozenset(row.point_id for row in rows),
        importance=rows[0].importance,
        place=min((row.fact_place, row.point_place) for row in rows),
    )
