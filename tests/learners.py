"""Invented learners: what they remember is known, and so is the log that they leave behind."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.accounts.models import User
from quizapp.bank.models import Deck, DeckFact, Fact, Point
from quizapp.db import new_id, session, unit_of_work
from quizapp.memory import plans
from quizapp.memory.models import Card, LogEffect, LogEntry
from quizapp.memory.scheduling import chances, memory_after
from quizapp.memory.settings import PlanSettings

DEFAULTS = tuple(DEFAULT_PARAMETERS)
FORGETFUL = (0.1, 0.5, 0.9, 3.0, *DEFAULTS[4:8], 1.2, *DEFAULTS[9:20], 0.3)
"""Parameters of somebody who forgets sooner than FSRS thinks."""

FIRST_DAY = 20_500


class Reviewed(NamedTuple):
    """A rating of a card on a day; ``idle`` says why it does not move the memory, if so."""

    card: int
    day: int
    rating: int
    idle: str | None = None


def reviews_of(hidden: Sequence[float], cards: int, each: int, seed: int = 1) -> list[Reviewed]:
    """Returns reviews, in the order of days, of somebody whose memory follows ``hidden`` parameters
    and whose cards come when the usual ones say."""
    dice, usual, real = random.Random(seed), PlanSettings(), PlanSettings(parameters=tuple(hidden))
    found = [review for card in range(cards) for review in _one_card(card, each, dice, usual, real)]
    return sorted(found, key=lambda review: review.day)


def _one_card(
    card: int, each: int, dice: random.Random, usual: PlanSettings, real: PlanSettings
) -> list[Reviewed]:
    day, found, history, gone = FIRST_DAY + dice.randrange(60), [], [], 0
    for _ in range(each):
        stability = memory_after(history, real)[0]
        recalled = dice.random() < (0.7 if stability is None else chances([(stability, gone)], real)[0])
        rating = dice.choice((2, 3, 3, 3, 3, 4)) if recalled else 1
        found.append(Reviewed(card, day, rating))
        history.append((rating, gone))
        planned = memory_after(history, usual)[0] or 1
        gone = 0 if rating == 1 and dice.random() < 0.6 else max(1, round(planned * dice.uniform(0.8, 1.3)))
        day += gone
    return found


def write(learner: User, reviews: Sequence[Reviewed], name: str = "Invented") -> list[Card]:
    """Stores reviews as the learner's log, and the cards that come of them, in a deck of their own.
    Returns the cards in their order."""
    points = _make_cards(learner, 1 + max(review.card for review in reviews), name)
    with unit_of_work() as work:
        sequence = work.scalar(sa.select(sa.func.coalesce(sa.func.max(LogEntry.sequence), 0)))
        entries, effects = [], []
        plan = work.scalars(sa.select(Card.plan_id).where(Card.point_id == points[0])).one()
        for number, review in enumerate(reviews):
            entries.append(_entry(learner, sequence + number + 1, review, number))
            effects.append(_effect(plan, points[review.card], entries[-1], review))
        work.execute(sa.insert(LogEntry), entries)
        work.execute(sa.insert(LogEffect), effects)
        if work.connection().dialect.name == "postgresql":
            newest = entries[-1]["sequence"]
            work.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('log_entry', 'sequence'), {newest})"))
        _store_memories(learner, points, reviews)
    found = session().scalars(sa.select(Card).where(Card.plan_id == plan).order_by(Card.position))
    return list(found)


def _make_cards(learner: User, count: int, name: str) -> list:
    deck, facts = new_id(), [new_id() for _ in range(count)]
    points = [new_id() for _ in range(count)]
    with unit_of_work() as work:
        work.add(Deck(id=deck, owner_id=learner.id, name=name))
        work.flush()
        work.execute(
            sa.insert(Fact),
            [
                {"id": fact, "owner_id": learner.id, "key": f"f-{fact.hex}", "sort": "event",
                 "statement": f"Fact {number}.", "spans": [], "importance": 0.5, "position": number}
                for number, fact in enumerate(facts)
            ],
        )  # fmt: skip
        work.execute(
            sa.insert(Point),
            [
                {"id": point, "fact_id": fact, "key": f"p-{point.hex}", "role": "when", "answer": "1974"}
                for fact, point in zip(facts, points, strict=True)
            ],
        )
        work.execute(
            sa.insert(DeckFact),
            [{"deck_id": deck, "fact_id": fact, "position": n} for n, fact in enumerate(facts)],
        )
        plans.take_up(learner.id, deck)
    return points


def _at(review: Reviewed, number: int) -> datetime:
    """In the order of the reviews, after noon of the day."""
    return datetime(1970, 1, 1, 12, tzinfo=UTC) + timedelta(days=review.day, milliseconds=number)


def _entry(learner: User, sequence: int, review: Reviewed, number: int) -> dict:
    at = _at(review, number)
    return {
        "sequence": sequence, "id": new_id(), "learner_id": learner.id, "kind": "answer", "context": "study",
        "rating": review.rating, "answered_at": at, "received_at": at, "day": review.day, "content": "-",
        "not_for_memory": review.idle,
    }  # fmt: skip


def _effect(plan: object, point: object, entry: dict, review: Reviewed) -> dict:
    return {
        "entry": entry["sequence"], "point_id": point, "plan_id": plan, "rating": review.rating,
        "state": "review", "due_at": entry["answered_at"], "due_day": review.day, "day": review.day,
        "before": {},
    }  # fmt: skip


def _store_memories(learner: User, points: list, reviews: Sequence[Reviewed]) -> None:
    """Sets each card to what its reviews make of it."""
    histories: dict[int, list[tuple[int, int]]] = {}
    last: dict[int, tuple[Reviewed, int]] = {}
    for number, review in enumerate(reviews):
        if review.idle:
            continue
        gone = review.day - last[review.card][0].day if review.card in last else 0
        histories.setdefault(review.card, []).append((review.rating, gone))
        last[review.card] = review, number
    values = []
    for card, history in histories.items():
        stability, difficulty = memory_after(history, PlanSettings())
        at = _at(*last[card])
        values.append(
            {"_point": points[card], "stability": stability, "difficulty": difficulty, "reps": len(history),
             "last_at": at, "last_day": last[card][0].day, "state": "review", "due_at": at,
             "due_day": last[card][0].day}
        )  # fmt: skip
    table = Card.__table__
    statement = sa.update(table).where(table.c.point_id == sa.bindparam("_point"))
    session().connection().execute(
        statement.where(table.c.learner_id == learner.id).values(
            {name: sa.bindparam(name) for name in values[0] if name != "_point"}
        ),
        values,
    )
