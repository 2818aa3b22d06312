"""The audit log: what was done by whom to what, written in the unit of work of the change itself."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import AuditEntry
from quizapp.db import session, unit_of_work

A_PAGE = 100


def record(
    action: str,
    actor_id: UUID | None,
    *,
    subject_id: UUID | None = None,
    thing: str | None = None,
    old: Any = None,
    new: Any = None,
) -> None:
    """Notes an action. ``actor_id`` is None for what the app or its command line did; ``old`` and
    ``new`` are JSON values that name nobody."""
    with unit_of_work() as work:
        work.add(
            AuditEntry(
                action=action, actor_id=actor_id, subject_id=subject_id, object=thing, old=old, new=new
            )
        )


def newest(before: int | None = None, action: str | None = None) -> list[AuditEntry]:
    """Returns a page of entries, newest first, those before a sequence number where one is given."""
    statement = sa.select(AuditEntry).order_by(AuditEntry.sequence.desc()).limit(A_PAGE)
    if before is not None:
        statement = statement.where(AuditEntry.sequence < before)
    if action:
        statement = statement.where(AuditEntry.action == action)
    return list(session().scalars(statement))


def actions() -> list[str]:
    """Returns every action that was noted, by name."""
    return list(session().scalars(sa.select(AuditEntry.action).distinct().order_by(AuditEntry.action)))
