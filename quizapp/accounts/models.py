"""Who uses the app, how they prove it, and what was done in their name."""

import unicodedata
import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db import Json, Model, Sequence, new_id, utcnow

LOCAL_NAME = "local"


def handle_of(name: str) -> str:
    """Returns the form of a name by which people are told apart: "Ada" and "ada" are one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _own_handle(context: Any) -> str:
    return handle_of(context.get_current_parameters()["name"])


class User(Model):
    """A person. ``zone`` (IANA) and ``day_start`` (hour, 0-23) tell when their learner's day begins.

    ``password`` is an argon2id hash; without one nobody can sign in as them. ``second_factor`` is the
    secret of their codes (TOTP, base32), ``code_used`` the number of the newest one that was taken. An
    erased person leaves a row without name, which rows that must stay can refer to.
    """

    __tablename__ = "user"
    __table_args__ = (
        sa.CheckConstraint("day_start BETWEEN 0 AND 23", name="day_start"),
        sa.Index("uq_user_handle", "handle", unique=True),
        sa.Index("uq_user_email", "email", unique=True),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(sa.String(100), unique=True)
    handle: Mapped[str] = mapped_column(sa.String(400), default=_own_handle)
    role: Mapped[str] = mapped_column(sa.String(20))
    zone: Mapped[str] = mapped_column(sa.String(64), default="UTC")
    day_start: Mapped[int] = mapped_column(default=4)
    email: Mapped[str | None] = mapped_column(sa.String(254))
    password: Mapped[str | None] = mapped_column(sa.String(200))
    second_factor: Mapped[str | None] = mapped_column(sa.String(64))
    code_used: Mapped[int | None] = mapped_column(Sequence)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class ApiToken(Model):
    """A key to the API for one user. Only its SHA-256 is kept. ``scope`` is read, study, write or admin."""

    __tablename__ = "api_token"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(100))
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    scope: Mapped[str] = mapped_column(sa.String(10), default="write")
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class SignIn(Model):
    """A browser that is signed in. Its cookie carries a random id, of which only the SHA-256 is kept."""

    __tablename__ = "sign_in"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    agent: Mapped[str] = mapped_column(sa.String(200))
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    seen_at: Mapped[datetime] = mapped_column(default=utcnow)


class RecoveryCode(Model):
    """A code that stands once for a lost second factor. Only its SHA-256 is kept; a used one is gone."""

    __tablename__ = "recovery_code"

    digest: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)


class OneTimeLink(Model):
    """A link that does one thing once: "setup" (the first admin), "join" (an invitation to a ``role``)
    or "reset" (a new password for ``user_id``). Only the SHA-256 of its key is kept."""

    __tablename__ = "one_time_link"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    purpose: Mapped[str] = mapped_column(sa.String(10))
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    role: Mapped[str | None] = mapped_column(sa.String(20))
    user_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    maker_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    expires_at: Mapped[datetime]


class AuditEntry(Model):
    """Who did what, when, and what changed; append-only (a trigger holds it), written with the change.

    ``subject_id`` is the person whom it was done to, ``object`` any other thing ("question:ID"); ``old``
    and ``new`` name nobody, so that erasing a person empties the two references and nothing else.
    """

    __tablename__ = "audit_entry"

    sequence: Mapped[int] = mapped_column(Sequence, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(default=utcnow)
    action: Mapped[str] = mapped_column(sa.String(40), index=True)
    actor_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    subject_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    object: Mapped[str | None] = mapped_column(sa.String(100))
    old: Mapped[Any | None] = mapped_column(Json)
    new: Mapped[Any | None] = mapped_column(Json)
