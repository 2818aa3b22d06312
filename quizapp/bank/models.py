"""Articles, their facts and points, and the questions that ask for them."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.db import Model, new_id, utcnow

DRAFT, APPROVED, RETIRED = "draft", "approved", "retired"


class Article(Model):
    """A source text as given; all offsets point into ``text``. ``origin`` is "pasted", "api", "address" or
    "library:SLUG" for one that ships with the app."""

    __tablename__ = "article"
    __table_args__ = (sa.UniqueConstraint("owner_id", "sha256"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"))
    title: Mapped[str] = mapped_column(sa.String(500))
    author: Mapped[str | None] = mapped_column(sa.String(300))
    outlet: Mapped[str | None] = mapped_column(sa.String(300))
    published: Mapped[str | None] = mapped_column(sa.String(40))
    source: Mapped[str | None] = mapped_column(sa.String(2000))
    note: Mapped[str | None] = mapped_column(sa.Text)
    origin: Mapped[str] = mapped_column(sa.String(100))
    format: Mapped[str] = mapped_column(sa.String(20))
    language: Mapped[str] = mapped_column(sa.String(10))
    words: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    text: Mapped[str] = mapped_column(sa.Text, deferred=True)
    blocks: Mapped[list[Any]] = mapped_column(deferred=True)
    """The article's blocks with their sentences and clean words: see ``bank.passages``."""
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class Fact(Model):
    """A statement with its evidence. One that was written by hand or imported has no article."""

    __tablename__ = "fact"
    __table_args__ = (sa.UniqueConstraint("article_id", "key"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    article_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("article.id"))
    key: Mapped[str] = mapped_column(sa.String(64))
    """The engine's id of the fact, stable under edits elsewhere in the article."""
    sort: Mapped[str] = mapped_column(sa.String(40))
    statement: Mapped[str] = mapped_column(sa.Text)
    spans: Mapped[list[Any]]
    attribution: Mapped[str | None] = mapped_column(sa.String(300))
    hedge: Mapped[str | None] = mapped_column(sa.String(200))
    negated: Mapped[bool] = mapped_column(default=False)
    time: Mapped[str | None] = mapped_column(sa.String(200))
    importance: Mapped[float]
    position: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=utcnow)

    points: Mapped[list["Point"]] = relationship(order_by="Point.position", back_populates="fact")


class Point(Model):
    """The part of a fact that one answer recalls."""

    __tablename__ = "point"
    __table_args__ = (sa.UniqueConstraint("fact_id", "key"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fact_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("fact.id"))
    key: Mapped[str] = mapped_column(sa.String(64))
    role: Mapped[str] = mapped_column(sa.String(20))
    answer: Mapped[str] = mapped_column(sa.Text)
    position: Mapped[int] = mapped_column(default=0)

    fact: Mapped[Fact] = relationship(back_populates="points")


class Question(Model):
    """One way to ask; what it asks is in its versions, of which ``version`` is the current one."""

    __tablename__ = "question"
    __table_args__ = (
        sa.UniqueConstraint("article_id", "key"),
        sa.CheckConstraint("status IN ('draft', 'approved', 'retired')", name="status"),
        sa.Index("ix_question_article_status", "article_id", "status", "position"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    article_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("article.id"))
    key: Mapped[str | None] = mapped_column(sa.String(64))
    origin: Mapped[str] = mapped_column(sa.String(20))
    """"generated", "written" or "imported"."""
    status: Mapped[str] = mapped_column(sa.String(20), default=DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    alternate_of_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("question.id"), index=True)
    importance: Mapped[float] = mapped_column(default=0.5)
    confidence: Mapped[float] = mapped_column(default=0.5)
    doubts: Mapped[list[Any]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)

    versions: Mapped[list["QuestionVersion"]] = relationship(
        order_by="QuestionVersion.number", back_populates="question"
    )


class QuestionVersion(Model):
    """What was asked, for ever: a version never changes (a trigger holds it)."""

    __tablename__ = "question_version"
    __table_args__ = (sa.UniqueConstraint("question_id", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("question.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(40))
    stem: Mapped[str] = mapped_column(sa.Text)
    body: Mapped[dict[str, Any]]
    """The whole question as ``questions.question_json`` writes it, option ids included."""
    difficulty: Mapped[float] = mapped_column(default=0.5)
    guess_rate: Mapped[float] = mapped_column(default=0.0)
    author_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(default=utcnow)

    question: Mapped[Question] = relationship(back_populates="versions")
    asked: Mapped[list["QuestionPoint"]] = relationship(order_by="QuestionPoint.position")


class QuestionPoint(Model):
    """A point that a version asks for, and its share of the score."""

    __tablename__ = "question_point"
    __table_args__ = (sa.Index("ix_question_point_point_id", "point_id"),)

    version_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("question_version.id"), primary_key=True)
    point_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("point.id"), primary_key=True)
    position: Mapped[int]
    share: Mapped[float]

    point: Mapped[Point] = relationship()


class Decision(Model):
    """What was decided about a question, by whom (no actor: by the app), when and why."""

    __tablename__ = "decision"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("question.id"), index=True)
    actor_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"))
    action: Mapped[str] = mapped_column(sa.String(20))
    """"generated", "written", "edited", "approved", "retired", "reopened", "reported" (a learner says that
    it is wrong) or "kept" (it is right as it is)."""
    reason: Mapped[str | None] = mapped_column(sa.String(40))
    note: Mapped[str | None] = mapped_column(sa.Text)
    version: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=utcnow)


class Rejected(Model):
    """A candidate that a gate dropped when the article's questions were generated."""

    __tablename__ = "rejected"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    article_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("article.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(40))
    stem: Mapped[str] = mapped_column(sa.Text)
    gate: Mapped[str] = mapped_column(sa.String(60))
    reason: Mapped[str] = mapped_column(sa.Text)


class Deck(Model):
    """Facts studied together."""

    __tablename__ = "deck"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    article_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("article.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(300))
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class DeckFact(Model):
    __tablename__ = "deck_fact"
    __table_args__ = (sa.Index("ix_deck_fact_fact_id", "fact_id"),)

    deck_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("deck.id"), primary_key=True)
    fact_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("fact.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
