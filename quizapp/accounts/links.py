"""One-time links: setting up the first account, joining, and a new password."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import OneTimeLink
from quizapp.accounts.secret_words import digest, new_word
from quizapp.db import session, unit_of_work, utcnow
from quizapp.errors import NotFound

SETUP, JOIN, RESET = "setup", "join", "reset"
LASTS = {SETUP: timedelta(days=1), JOIN: timedelta(days=14), RESET: timedelta(hours=2)}


class LinkOver(NotFound):
    """A link that was used, has expired or never was: they are not told apart."""

    code = "link-over"

    def __init__(self) -> None:
        super().__init__("This link was used already or is too old. Ask for a new one.")


def make(
    purpose: str, *, maker_id: UUID | None = None, user_id: UUID | None = None, role: str | None = None
) -> str:
    """Returns the key of a new link. An older one to the same end for the same person stops working."""
    word, now = new_word(), utcnow()
    with unit_of_work() as work:
        work.execute(sa.delete(OneTimeLink).where(OneTimeLink.expires_at <= now))
        if purpose != JOIN:
            older = OneTimeLink.purpose == purpose, OneTimeLink.user_id.is_not_distinct_from(user_id)
            work.execute(sa.delete(OneTimeLink).where(*older))
        work.add(
            OneTimeLink(
                purpose=purpose, digest=digest(word), role=role, user_id=user_id, maker_id=maker_id,
                created_at=now, expires_at=now + LASTS[purpose],
            )
        )  # fmt: skip
    return word


def find(purpose: str, word: str) -> OneTimeLink:
    """Returns the link of a key, unused. Raises LinkOver."""
    found: OneTimeLink | None = session().scalar(_alive(purpose).where(OneTimeLink.digest == digest(word)))
    if found is None:
        raise LinkOver
    return found


def use(purpose: str, word: str) -> OneTimeLink:
    """Uses a link up and returns what it was, within the caller's unit of work. Raises LinkOver.

    Of two that use it at once one gets it: the row is gone for the other.
    """
    with unit_of_work() as work:
        link = find(purpose, word)
        gone = sa.delete(OneTimeLink).where(OneTimeLink.id == link.id).returning(OneTimeLink.id)
        work.expunge(link)
        if work.scalar(gone) is None:
            raise LinkOver
    return link


def invitations() -> list[OneTimeLink]:
    """Returns the invitations that nobody has used yet, newest first."""
    return list(session().scalars(_alive(JOIN).order_by(OneTimeLink.created_at.desc())))


def withdraw(link_id: UUID) -> None:
    """Makes an invitation void."""
    with unit_of_work() as work:
        work.execute(sa.delete(OneTimeLink).where(OneTimeLink.id == link_id, OneTimeLink.purpose == JOIN))


def _alive(purpose: str) -> sa.Select[OneTimeLink]:
    return sa.select(OneTimeLink).where(OneTimeLink.purpose == purpose, OneTimeLink.expires_at > utcnow())
