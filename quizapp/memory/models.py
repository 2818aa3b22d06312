"""The log of everything a learner does to their memory, and what is derived from it.

``LogEntry`` and ``LogEffect`` are append-only (triggers hold it; the one change let through is the
erasure of a person). ``Card`` is a cache that can be rebuilt from them: see ``memory.fold``.
"""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.accounts import models as _accounts  # noqa: F401  see below
from quizapp.bank import models as _bank  # noqa: F401  a column that refers to a table has its type from there
from quizapp.db import Json, Model, Sequence, new_id, utcnow


class Plan(Model):
    """One learner's way to study one deck. ``version`` is the number of its current settings,
    ``cards`` how many cards it has that a question asks for."""

    __tablename__ = "plan"
    __table_args__ = (sa.UniqueConstraint("learner_id", "deck_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    learner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"))
    deck_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("deck.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    cards: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class PlanVersion(Model):
    """The settings and FSRS parameters of a plan at one time; never changed, only followed."""

    __tablename__ = "plan_version"
    __table_args__ = (sa.UniqueConstraint("plan_id", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("plan.id"))
    number: Mapped[int]
    settings: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class Card(Model):
    """One learner's memory of one point.

    ``stability`` (days) and ``difficulty`` (1-10), ``reps``, ``lapses`` and ``last_*`` are the fold
    of the card's effective entries; ``state``, ``step`` and ``due_*`` are what the newest entry
    decided; ``suspended``, ``buried_until`` (first learner day on which it may be asked again),
    ``flag``, ``leech`` and ``note`` are its newest marks. ``askable`` tells whether an approved
    question asks for the point. ``queue`` is the state, "suspended", "idle" for a card that is not
    askable, or "relearning" for one that stepped back to an easier form. ``family`` is the same for
    cards that are kept apart: points of one fact, or with the same evidence sentence. ``form_known``
    is the hardest form answered right, ``form_failed`` the hardest one whose first failure was let
    pass, ``form_easier`` the form that the next question may not be harder than.
    """

    __tablename__ = "card"
    __table_args__ = (
        sa.UniqueConstraint("learner_id", "point_id"),
        sa.Index("ix_card_due", "plan_id", "queue", "due_day", "due_at", "id", "buried_until"),
        sa.Index("ix_card_new", "plan_id", "queue", "position", "id", "buried_until"),
        sa.Index("ix_card_family", "learner_id", "family"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    learner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"))
    point_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("point.id"), index=True)
    plan_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("plan.id"))
    position: Mapped[int] = mapped_column(default=0)
    queue: Mapped[str] = mapped_column(sa.String(12), default="new")
    state: Mapped[str] = mapped_column(sa.String(12), default="new")
    step: Mapped[int | None]
    due_at: Mapped[datetime | None]
    due_day: Mapped[int | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    reps: Mapped[int] = mapped_column(default=0)
    lapses: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime | None]
    last_day: Mapped[int | None]
    last_question_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("question.id"))
    askable: Mapped[bool] = mapped_column(default=True)
    suspended: Mapped[bool] = mapped_column(default=False)
    buried_until: Mapped[int | None]
    flag: Mapped[int] = mapped_column(default=0)
    leech: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None] = mapped_column(sa.Text)
    family: Mapped[str] = mapped_column(sa.String(64), default="")
    form_known: Mapped[str | None] = mapped_column(sa.String(20))
    form_failed: Mapped[str | None] = mapped_column(sa.String(20))
    form_easier: Mapped[str | None] = mapped_column(sa.String(20))
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class LogEntry(Model):
    """One thing that a learner did. ``id`` is made by the client and unique per learner.

    ``kind``: answer, rerate, undo, regrade, import, reschedule, mark, erase. ``target`` is the
    sequence of the entry that a rerate, undo or regrade is about. ``answered_at`` is never later
    than ``received_at``; ``day`` is the learner's day of ``answered_at``, ``hour`` (0-23) what
    their clock showed. ``not_for_memory`` says
    why an answer does not move its cards, decided once when the entry is written. ``content`` is
    the SHA-256 of what the client sent, so that a repeated call is told from another one.
    """

    __tablename__ = "log_entry"
    __table_args__ = (
        sa.UniqueConstraint("learner_id", "id"),
        sa.Index("ix_log_entry_learner_day", "learner_id", "day"),
        sa.Index("ix_log_entry_learner_sequence", "learner_id", "sequence"),
        sa.Index("ix_log_entry_version_id", "version_id"),
        sa.Index(
            "ix_log_entry_reschedule",
            "learner_id",
            "sequence",
            sqlite_where=sa.text("kind = 'reschedule'"),
            postgresql_where=sa.text("kind = 'reschedule'"),
        ),
    )

    sequence: Mapped[int] = mapped_column(Sequence, primary_key=True, autoincrement=True)
    id: Mapped[uuid.UUID]
    learner_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"))
    kind: Mapped[str] = mapped_column(sa.String(20))
    context: Mapped[str | None] = mapped_column(sa.String(20))
    target: Mapped[int | None] = mapped_column(Sequence, sa.ForeignKey("log_entry.sequence"), index=True)
    version_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("question_version.id"))
    attempt_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("attempt.id"), index=True)
    session_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("study_session.id"), index=True)
    form: Mapped[str | None] = mapped_column(sa.String(20))
    response: Mapped[Any | None] = mapped_column(Json)
    score: Mapped[float | None]
    rating: Mapped[int | None]
    confidence: Mapped[int | None]
    took_ms: Mapped[int | None]
    payload: Mapped[dict[str, Any] | None]
    note: Mapped[str | None] = mapped_column(sa.Text)
    not_for_memory: Mapped[str | None] = mapped_column(sa.String(20))
    answered_at: Mapped[datetime]
    received_at: Mapped[datetime]
    day: Mapped[int]
    hour: Mapped[int | None]
    content: Mapped[str] = mapped_column(sa.String(64))

    effects: Mapped[list["LogEffect"]] = relationship(order_by="LogEffect.position")


class LogEffect(Model):
    """What one entry did to one card: its score and rating, and the due that was decided.

    ``interval`` and ``raw_interval`` are days after and before fuzz, null in (re)learning steps.
    ``before`` is the card's schedule and marks before the entry, for undo; ``marks`` are those that
    the entry set, by name. ``new_count`` and ``review_count`` add up over a plan's learner ``day`` to
    what was studied on it; an undo counts back on the day of what it undoes. ``predicted`` is the
    chance of recall (0-1) that was foretold for an answer, ``was_interval`` the days that the card
    had been put away for; both are null for a card that was not in review. ``cap`` says why the
    interval was shortened.
    """

    __tablename__ = "log_effect"
    __table_args__ = (sa.Index("ix_log_effect_point_id", "point_id", "plan_id", "entry"),)

    entry: Mapped[int] = mapped_column(Sequence, sa.ForeignKey("log_entry.sequence"), primary_key=True)
    point_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("point.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    plan_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("plan.id"))
    plan_version_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("plan_version.id"))
    score: Mapped[float | None]
    rating: Mapped[int | None]
    lapse: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(sa.String(12))
    step: Mapped[int | None]
    due_at: Mapped[datetime | None]
    due_day: Mapped[int | None]
    interval: Mapped[int | None]
    raw_interval: Mapped[int | None]
    day: Mapped[int]
    new_count: Mapped[int] = mapped_column(default=0)
    review_count: Mapped[int] = mapped_column(default=0)
    before: Mapped[dict[str, Any]]
    marks: Mapped[dict[str, Any] | None]
    predicted: Mapped[float | None]
    was_interval: Mapped[int | None]
    cap: Mapped[str | None] = mapped_column(sa.String(20))


class PlanDay(Model):
    """Limits of a plan for one learner day only; null leaves the plan's own."""

    __tablename__ = "plan_day"

    plan_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("plan.id"), primary_key=True)
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    new_limit: Mapped[int | None]
    review_limit: Mapped[int | None]


class StudySession(Model):
    """A sitting with an end: so many minutes or answers, or the cards of a cram, in their order.

    ``deck_id`` is None for all decks of the learner. ``cards`` are ids of cards, for a cram only;
    ``chosen`` says how they were chosen.
    """

    __tablename__ = "study_session"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    learner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    deck_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("deck.id"))
    kind: Mapped[str] = mapped_column(sa.String(20))
    minutes: Mapped[int | None]
    answers: Mapped[int | None]
    cards: Mapped[list[Any] | None]
    chosen: Mapped[dict[str, Any] | None]
    started_at: Mapped[datetime] = mapped_column(default=utcnow)
    ended_at: Mapped[datetime | None]


class StudyDay(Model):
    """What was studied in a plan on a learner day: a roll-up of the log, kept with each entry.

    ``young`` and ``mature`` count cards by their first review of the day (mature: put away for 21
    days or more), ``*_kept`` those that were remembered. ``took_ms`` adds up the ``timed`` answers.
    """

    __tablename__ = "study_day"
    __table_args__ = (sa.Index("ix_study_day_learner_day", "learner_id", "day"),)

    plan_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("plan.id"), primary_key=True)
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"))
    answers: Mapped[int] = mapped_column(default=0)
    right: Mapped[int] = mapped_column(default=0)
    timed: Mapped[int] = mapped_column(default=0)
    took_ms: Mapped[int] = mapped_column(Sequence, default=0)
    new_count: Mapped[int] = mapped_column(default=0)
    review_count: Mapped[int] = mapped_column(default=0)
    young: Mapped[int] = mapped_column(default=0)
    young_kept: Mapped[int] = mapped_column(default=0)
    mature: Mapped[int] = mapped_column(default=0)
    mature_kept: Mapped[int] = mapped_column(default=0)


class StudyHour(Model):
    """Answers of a learner in one hour of the clock (local, 0-23) of a learner day: a roll-up."""

    __tablename__ = "study_hour"

    learner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), primary_key=True)
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    answers: Mapped[int] = mapped_column(default=0)
    right: Mapped[int] = mapped_column(default=0)


class Calibration(Model):
    """Foretold and real recall of a plan's reviews, by form and tenth of the foretold chance (0-9):
    a roll-up. ``foretold`` adds up thousandths."""

    __tablename__ = "calibration"

    plan_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("plan.id"), primary_key=True)
    form: Mapped[str] = mapped_column(sa.String(20), primary_key=True)
    tenth: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reviews: Mapped[int] = mapped_column(default=0)
    recalled: Mapped[int] = mapped_column(default=0)
    foretold: Mapped[int] = mapped_column(Sequence, default=0)


class Fitting(Model):
    """One fitting of FSRS parameters to a learner's log: log losses on the ``held_out`` later reviews
    with the parameters before and after, and whether the new ones were kept."""

    __tablename__ = "fitting"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    learner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=utcnow)
    reviews: Mapped[int]
    held_out: Mapped[int]
    before_loss: Mapped[float | None]
    after_loss: Mapped[float | None]
    kept: Mapped[bool]
    parameters: Mapped[list[Any]]
    reason: Mapped[str] = mapped_column(sa.Text)
