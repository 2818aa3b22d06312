"""The least that storing an answer costs: two rows in SQLite, made durable."""

import sqlite3
import uuid
from pathlib import Path

import sqlalchemy as sa
from flask import Flask, jsonify, request
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Plain:
    """A card and a log row by plain sqlite3, journal and durability as the app's."""

    def __init__(self, file: Path, cards: int = 1000) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None)
        self.connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "CREATE TABLE card (id INTEGER PRIMARY KEY, due INTEGER, stability REAL);"
            "CREATE INDEX card_due ON card (due);"
            "CREATE TABLE log (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, card INTEGER, rating INTEGER);"
        )
        rows = ((card, card, 1.0) for card in range(cards))
        self.connection.executemany("INSERT INTO card VALUES (?, ?, ?)", rows)

    def answer(self) -> None:
        """Finds the card that is due first and stores an answer to it."""
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        (card,) = run("SELECT id FROM card ORDER BY due LIMIT 1").fetchone()
        run("UPDATE card SET due = due + 100000, stability = stability * 2 WHERE id = ?", (card,))
        run("INSERT INTO log (id, card, rating) VALUES (?, ?, 3)", (str(uuid.uuid4()), card))
        run("COMMIT")


class Base(DeclarativeBase):
    pass


class FloorCard(Base):
    __tablename__ = "card"
    id: Mapped[int] = mapped_column(primary_key=True)
    due: Mapped[int] = mapped_column(index=True)
    stability: Mapped[float]


class FloorLog(Base):
    __tablename__ = "log"
    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    card: Mapped[int]
    rating: Mapped[int]


def minimal_app(file: Path, cards: int = 1000) -> Flask:
    """A minimal Flask and SQLAlchemy app whose one handler does the same two writes."""
    engine = sa.create_engine(f"sqlite:///{file}")
    sa.event.listen(engine, "connect", _durable)
    Base.metadata.create_all(engine)
    with Session(engine) as work, work.begin():
        work.add_all(FloorCard(id=card, due=card, stability=1.0) for card in range(1, cards + 1))
    app = Flask("floor")

    @app.post("/answers")
    def answer():  # type: ignore[no-untyped-def]
        with Session(engine) as work, work.begin():
            card = work.scalars(sa.select(FloorCard).order_by(FloorCard.due).limit(1)).one()
            card.due, card.stability = card.due + 100_000, card.stability * 1.01
            work.add(FloorLog(id=request.json["id"], card=card.id, rating=3))
            found = card.due
        return jsonify({"due": found}), 201

    return app


def _durable(connection, _record) -> None:  # type: ignore[no-untyped-def]
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
