"""Verbs about users: the local learner, and keys to the API."""

import hashlib
import secrets
import uuid
from functools import cache
from typing import Any, Protocol
from zoneinfo import available_timezones

import sqlalchemy as sa
from tzlocal import get_localzone_name

from quizapp.accounts.models import LOCAL_NAME, ApiToken, User
from quizapp.db import connection, session, unit_of_work
from quizapp.errors import Invalid, NotFound

PLACES = (
    "Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/",
    "Pacific/",
)  # fmt: skip
"""How the names of zones begin that stand for a place; others are kept for old programs."""

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


@cache
def zones() -> tuple[str, ...]:
    """Returns the names of the time zones of the IANA database that stand for a place, and UTC."""
    return ("UTC", *sorted(name for name in available_timezones() if name.startswith(PLACES)))


def set_day(user_id: uuid.UUID, zone: str, day_start: int) -> None:
    """Sets when a person's learner day begins: at ``day_start`` (local hour, 0-23) in an IANA ``zone``.

    What is logged already stays on the day that it was logged for. Raises Invalid.
    """
    if zone not in zones() and zone not in available_timezones():
        raise Invalid("There is no such time zone. Nothing was changed; choose one from the list.")
    if not 0 <= day_start <= 23:
        raise Invalid("A day begins at an hour from 0 to 23. Nothing was changed.")
    with unit_of_work() as work:
        work.execute(sa.update(User).where(User.id == user_id).values(zone=zone, day_start=day_start))


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
