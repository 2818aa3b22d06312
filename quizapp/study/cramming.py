"""Ways to choose cards for a cram. A new way is one function with ``@choice``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.people import Learner
from quizapp.bank.models import QuestionPoint
from quizapp.errors import Invalid
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card, LogEffect, LogEntry, Plan
from quizapp.memory.rows import run

MOST_CARDS = 500
SOON_DAYS = 3

Condition = Callable[[Learner, int, Mapping[str, str]], Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to choose cards: its name, what people read, and the condition that it puts on cards."""

    name: str
    label: str
    condition: Condition


CHOICES: dict[str, Choice] = {}


def choice(name: str, label: str) -> Callable[[Condition], Condition]:
    """Registers a condition on cards, given the learner, their day and what was sent with it."""

    def register(condition: Condition) -> Condition:
        CHOICES[name] = Choice(name, label, condition)
        return condition

    return register


@choice("all", "Everything in the deck that you have met")
def _met(_learner: Learner, _day: int, _more: Mapping[str, str]) -> Any:
    return Card.state != "new"


@choice("forgotten today", "What you forgot today")
def _forgotten(learner: Learner, day: int, _more: Mapping[str, str]) -> Any:
    failed = sa.and_(LogEntry.day == day, LogEntry.kind == "answer", _wrong())
    return Card.point_id.in_(_points(learner).where(failed))


@choice("due soon", f"What comes back within {SOON_DAYS} days")
def _due_soon(_learner: Learner, day: int, _more: Mapping[str, str]) -> Any:
    return sa.and_(Card.state == "review", Card.due_day <= day + SOON_DAYS)


@choice("flagged", "What you flagged")
def _flagged(_learner: Learner, _day: int, more: Mapping[str, str]) -> Any:
    wanted = more.get("flag", "")
    return Card.flag == int(wanted) if wanted.isdecimal() else Card.flag > 0


@choice("leeches", "What you keep forgetting")
def _leeches(_learner: Learner, _day: int, _more: Mapping[str, str]) -> Any:
    return Card.leech.is_(True)


@choice("wrong in a quiz", "What you got wrong in a quiz")
def _wrong_in_quiz(learner: Learner, _day: int, more: Mapping[str, str]) -> Any:
    try:
        attempt = UUID(more.get("attempt", ""))
    except ValueError as error:
        raise Invalid("Which attempt at a quiz is meant? Nothing was begun.") from error
    asked = (
        sa.select(QuestionPoint.point_id)
        .join(LogEntry, LogEntry.version_id == QuestionPoint.version_id)
        .where(LogEntry.learner_id == learner.id, LogEntry.attempt_id == attempt, LogEntry.score < 1)
    )
    return Card.point_id.in_(asked)


def chosen(
    learner: Learner, name: str, deck_id: UUID | None, now: datetime, more: Mapping[str, str]
) -> list[UUID]:
    """Returns the ids of the learner's cards (of a deck, or of all) that a choice names, those that are
    due first. Raises Invalid for an unknown choice."""
    if name not in CHOICES:
        raise Invalid("There is no such choice of cards. Nothing was begun.")
    statement = (
        sa.select(Card.id)
        .join(Plan, Plan.id == Card.plan_id)
        .where(Card.learner_id == learner.id, Card.askable, ~Card.suspended)
        .where(CHOICES[name].condition(learner, days_of(learner).day(now), more))
        .order_by(Card.due_at, Card.position, Card.id)
        .limit(MOST_CARDS)
    )
    if deck_id is not None:
        statement = statement.where(Plan.deck_id == deck_id)
    return list(run(statement).scalars())


def _points(learner: Learner) -> Any:
    return (
        sa.select(LogEffect.point_id)
        .join(LogEntry, LogEntry.sequence == LogEffect.entry)
        .where(LogEntry.learner_id == learner.id)
    )


def _wrong() -> Any:
    return sa.or_(LogEffect.score < 1, LogEffect.rating == 1)
