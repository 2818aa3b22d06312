"""Verbs about users: the local learner, and keys to the API."""

import hashlib
import secrets
import uuid
from typing import Any, Protocol

import sqlalchemy as sa
from tzlocal import get_localzone_name

from quizapp.accounts.models import LOCAL_NAME, ApiToken, User
from quizapp.db import connection, session, unit_of_work
from quizapp.errors import NotFound

_BY_NAME = sa.select(User).where(User.name == sa.bindparam("name"))
_LOCKED = (
    sa.select(User.id, User.zone, User.day_start).where(User.id == sa.bindparam("learner")).with_for_update()
)
_BY_DIGEST = (
    sa.select(User)
    .join(ApiToken, ApiToken.user_id == User.id)
    .where(ApiToken.digest == sa.bindparam("digest"))
)


class Learner(Protocol):
    """Whose log is written: their id, and when their day begins."""

    @property
    def id(self) -> Any: ...
    @property
    def zone(self) -> Any: ...
    @property
    def day_start(self) -> Any: ...


def local_learner() -> User:
    """Returns the one learner of an app without accounts, made on first use. Is an author too."""
    found = by_name(LOCAL_NAME)
    if found is not None:
        return found
    with unit_of_work() as work:
        found = by_name(LOCAL_NAME)
        if found is None:
            found = User(name=LOCAL_NAME, role="author", zone=_machine_zone())
            work.add(found)
    return found


def by_name(name: str) -> User | None:
    return session().scalar(_BY_NAME, {"name": name})


def make_token(name: str, label: str = "command line") -> str:
    """Returns a new key to the API for the user called ``name``; it is shown this once only.

    Raises NotFound if there is no such user.
    """
    user = by_name(name)
    if user is None:
        raise NotFound(f"There is no user called {name!r}. Nothing was made.")
    token = secrets.token_urlsafe(32)
    with unit_of_work() as work:
        work.add(ApiToken(user_id=user.id, name=label, digest=_digest(token)))
    return token


def by_token(token: str) -> User | None:
    """Returns the user whose key this is, or None."""
    return session().scalar(_BY_DIGEST, {"digest": _digest(token)})


def lock_learner(learner_id: uuid.UUID) -> Learner:
    """Returns the learner, locked until the unit of work ends, so that their log has one writer.

    Raises NotFound if there is no such learner.
    """
    found = connection().execute(_LOCKED, {"learner": learner_id}).first()
    if found is None:
        raise NotFound
    return found


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _machine_zone() -> str:
    return get_localzone_name() or "UTC"
