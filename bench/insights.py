"""The statistics of a learner with 1,000,000 entries in the log: ``python -m bench.insights [ENTRIES]``.

Beside them, as floor, one raw scan of that log, grouped by day. Filling takes longer than all other
benchmarks together, so this one stands apart from ``make bench``.
"""

import random
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.timing import HEAD, Row, in_turns
from quizapp import create_app, schema
from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner, make_token
from quizapp.bank.models import Deck, Fact, Point
from quizapp.db import session, unit_of_work, utcnow
from quizapp.insights.statistics import statistics
from quizapp.memory import plans, rollups
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card, LogEffect, LogEntry, Plan
from quizapp.memory.rows import run

ENTRIES = 1_000_000
ANSWERS_A_CARD = 50
DECKS = 4
DAYS = 1500
FORMS = ("choice", "cloze", "typed")
CHUNK = 10_000


def main(entries: int = ENTRIES) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        app = create_app(
            {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{data / 'many.db'}", "DATA": data, "SECRET_KEY": "b"}
        )
        with app.app_context():
            schema.migrate()
            start = time.perf_counter()
            fill(entries)
            filled = time.perf_counter()
            rollups.rebuild()
            print(f"{entries:,} entries filled in {filled - start:.0f} s, "
                  f"roll-ups made from them in {time.perf_counter() - filled:.0f} s")  # fmt: skip
            print(HEAD)
            for row in rows(app, entries):
                print(row)


def rows(app: Any, entries: int) -> Iterator[Row]:
    """Times the verb and the page, in turns with a raw scan of the log."""
    learner = local_learner()
    deck = session().scalars(sa.select(Plan.deck_id)).first()
    browser = app.test_client()
    key = {"Authorization": f"Bearer {make_token('local')}"}

    def ours() -> None:
        session().rollback()
        statistics(learner)

    def page() -> None:
        assert browser.get("/insights", headers=key).status_code == 200

    def one_deck() -> None:
        assert browser.get(f"/insights/{deck}", headers=key).status_code == 200

    def scan() -> None:
        run(_SCAN, {"learner": learner.id}).all()

    what = f"of {entries / 1e6:g} million entries"
    for name, call in (("statistics, the verb,", ours), ("statistics page, all decks,", page),
                       ("statistics page, one deck,", one_deck)):  # fmt: skip
        times, floor = in_turns([call] * 20, [scan] * 5, turn=5)
        yield Row(f"{name} {what}", times, "one scan of the log, by day", floor)


_SCAN = (
    sa.select(LogEntry.day, sa.func.count(), sa.func.sum(LogEntry.took_ms), sa.func.sum(LogEntry.score))
    .where(LogEntry.learner_id == sa.bindparam("learner"))
    .group_by(LogEntry.day)
)


def fill(entries: int) -> None:
    """Writes a log of so many answers to cards of four decks, spread over 1,500 days, in bulk."""
    chance, learner = random.Random(7), local_learner()
    cards = _cards(learner, max(DECKS, entries // ANSWERS_A_CARD))
    days, now = days_of(learner), utcnow()
    first = now - timedelta(days=DAYS)
    today = days.day(now)
    for start in range(0, entries, CHUNK):
        many = range(start, min(start + CHUNK, entries))
        told = []
        for number in many:
            at = first + (now - first) * (number / entries) + timedelta(seconds=chance.uniform(-7e4, 0))
            told.append((number + 1, cards[number % len(cards)], at, chance))
        with unit_of_work():
            run(
                sa.insert(LogEntry.__table__),
                [_entry(learner, number, at, chance, days) for number, _, at, _ in told],
            )
            run(sa.insert(LogEffect.__table__), [_effect(*each, days) for each in told])
    _put_away(cards, chance, today)


def _cards(learner: User, count: int) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Makes decks, facts, points and cards; returns each card's point and plan."""
    made: list[tuple[uuid.UUID, uuid.UUID]] = []
    for number in range(DECKS):
        with unit_of_work() as work:
            deck = Deck(owner_id=learner.id, name=f"Deck {number + 1}")
            work.add(deck)
            work.flush()
            plan = plans.take_up(learner.id, deck.id)
            points = [uuid.uuid4() for _ in range(count // DECKS)]
            facts = {point: uuid.uuid4() for point in points}
            common = {"sort": "event", "statement": "s", "spans": [], "importance": 0.5, "position": 0}
            run(sa.insert(Fact.__table__), [
                {"id": fact, "owner_id": learner.id, "key": fact.hex, "created_at": utcnow(), **common}
                for fact in facts.values()
            ])  # fmt: skip
            run(sa.insert(Point.__table__), [
                {"id": point, "fact_id": facts[point], "key": "p", "role": "when", "answer": "1974", "position": 0}
                for point in points
            ])  # fmt: skip
            made += [(point, plan.id) for point in points]
    with unit_of_work():
        run(sa.insert(Card.__table__), [_card(learner, point, plan) for point, plan in made])
    return made


def _card(learner: User, point: uuid.UUID, plan: uuid.UUID) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(), "learner_id": learner.id, "point_id": point, "plan_id": plan, "position": 0,
        "queue": "review", "state": "review", "reps": ANSWERS_A_CARD, "lapses": 2, "askable": True,
        "suspended": False, "flag": 0, "leech": False, "family": "", "created_at": utcnow(),
    }  # fmt: skip


def _put_away(cards: list[tuple[uuid.UUID, uuid.UUID]], chance: random.Random, today: int) -> None:
    table: Any = Card.__table__
    statement = sa.update(table).where(table.c.point_id == sa.bindparam("point")).values(
        {name: sa.bindparam(f"new_{name}") for name in ("stability", "difficulty", "last_day", "due_day", "due_at")}
    )  # fmt: skip
    values = []
    for point, _ in cards:
        stability, gone = chance.lognormvariate(3.5, 1.2), int(chance.expovariate(1 / 20))
        due = today - gone + max(1, round(stability))
        values.append(
            {
                "point": point,
                "new_stability": stability,
                "new_difficulty": min(10.0, max(1.0, chance.gauss(5.5, 1.8))),
                "new_last_day": today - gone,
                "new_due_day": due if due >= today or chance.random() < 0.1 else today + chance.randrange(30),
                "new_due_at": datetime(1970, 1, 1, 4, tzinfo=UTC) + timedelta(days=due),
            }
        )
    with unit_of_work():
        run(statement, values)


def _entry(learner: User, sequence: int, at: datetime, chance: random.Random, days: Any) -> dict[str, Any]:
    right = chance.random() < 0.88
    return {
        "sequence": sequence, "id": uuid.UUID(int=sequence), "learner_id": learner.id, "kind": "answer",
        "context": "study", "form": FORMS[sequence % 3], "score": float(right), "rating": 3 if right else 1,
        "took_ms": chance.randrange(2000, 20_000), "answered_at": at, "received_at": at, "day": days.day(at),
        "hour": days.hour(at), "content": "0" * 64,
    }  # fmt: skip


def _effect(sequence: int, card: Any, at: datetime, chance: random.Random, days: Any) -> dict[str, Any]:
    point, plan = card
    return {
        "entry": sequence, "point_id": point, "position": 0, "plan_id": plan, "score": 1.0, "lapse": False,
        "rating": 3 if chance.random() < 0.88 else 1, "state": "review", "day": days.day(at), "new_count": 0,
        "review_count": 1, "before": {}, "predicted": min(0.99, chance.uniform(0.75, 1.0)),
        "was_interval": chance.randrange(1, 120),
    }  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
