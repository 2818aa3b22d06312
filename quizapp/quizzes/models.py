"""Quizzes and the sittings of them."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.bank.models import QuestionVersion
from quizapp.db import Json, Model, new_id, utcnow

OPEN, SUBMITTED = "open", "submitted"


class Quiz(Model):
    """A selection of question versions with settings (see ``quizzes.settings``)."""

    __tablename__ = "quiz"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    deck_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("deck.id"), index=True)
    title: Mapped[str] = mapped_column(sa.String(300))
    settings: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=utcnow)

    slots: Mapped[list["QuizSlot"]] = relationship(order_by="QuizSlot.number", back_populates="quiz")


class QuizSlot(Model):
    """A place in a quiz and the version asked there; ``marks`` is what a right answer is worth."""

    __tablename__ = "quiz_slot"

    quiz_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("quiz.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("question_version.id"), index=True)
    marks: Mapped[float] = mapped_column(default=1.0)

    quiz: Mapped[Quiz] = relationship(back_populates="slots")
    version: Mapped[QuestionVersion] = relationship()


class Attempt(Model):
    """One learner's sitting of a quiz; at most one is open per learner and quiz."""

    __tablename__ = "attempt"
    __table_args__ = (
        sa.UniqueConstraint("quiz_id", "learner_id", "number"),
        sa.Index(
            "uq_attempt_open",
            "quiz_id",
            "learner_id",
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
        sa.Index("ix_attempt_learner_id", "learner_id", "started_at"),
        sa.CheckConstraint("state IN ('open', 'submitted')", name="state"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    quiz_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("quiz.id"))
    learner_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(sa.String(12), default=OPEN)
    slot_order: Mapped[list[Any]]
    """The numbers of the quiz's slots in the order in which this attempt shows them."""
    started_at: Mapped[datetime]
    deadline: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    score: Mapped[float | None]
    max_score: Mapped[float]

    quiz: Mapped[Quiz] = relationship()
    responses: Mapped[list["Response"]] = relationship()


class Response(Model):
    """What an open attempt holds for one slot; ``revision`` grows by the client's count."""

    __tablename__ = "response"

    attempt_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("attempt.id"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    response: Mapped[Any | None] = mapped_column(Json)
    score: Mapped[float | None]
    saved_at: Mapped[datetime] = mapped_column(default=utcnow)
