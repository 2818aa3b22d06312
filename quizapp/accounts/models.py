"""Who uses the app."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db import Model, new_id, utcnow

LOCAL_NAME = "local"


class User(Model):
    """A person. ``zone`` (IANA) and ``day_start`` (hour, 0-23) tell when their learner's day begins."""

    __tablename__ = "user"
    __table_args__ = (sa.CheckConstraint("day_start BETWEEN 0 AND 23", name="day_start"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(sa.String(100), unique=True)
    role: Mapped[str] = mapped_column(sa.String(20))
    zone: Mapped[str] = mapped_column(sa.String(64), default="UTC")
    day_start: Mapped[int] = mapped_column(default=4)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class ApiToken(Model):
    """A key to the API for one user. Only its SHA-256 is kept."""

    __tablename__ = "api_token"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(100))
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
