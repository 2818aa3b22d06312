"""Verbs about users: the local learner, and keys to the API."""

import uuid
from datetime import datetime
from functools import cache
from typing import Any, Protocol
from zoneinfo import available_timezones

import sqlalchemy as sa
from tzlocal import get_localzone_name

from quizapp.accounts import audit
from quizapp.accounts.models import LOCAL_NAME, ApiToken, User
from quizapp.accounts.roles import ADMIN, ERASED, SCOPES
from quizapp.accounts.secret_words import digest, new_word
from quizapp.db import connection, session, unit_of_work, utcnow
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
    sa.select(User, ApiToken.scope)
    .join(ApiToken, ApiToken.user_id == User.id)
    .where(ApiToken.digest == sa.bindparam("digest"), User.active)
    .where(sa.or_(ApiToken.expires_at.is_(None), ApiToken.expires_at > sa.bindparam("now")))
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
    """Returns the one learner of an app without accounts, made on first use. Is an author too.

    Once the first admin has taken that row over, it is still the one that is returned.
    """
    found = by_name(LOCAL_NAME) or _first_admin()
    if found is not None:
        return found
    with unit_of_work() as work:
        found = by_name(LOCAL_NAME)
        if found is None:
            found = User(name=LOCAL_NAME, role="author", zone=machine_zone())
            work.add(found)
    return found


def by_name(name: str) -> User | None:
    return session().scalar(_BY_NAME, {"name": name})


def known(name: str) -> User:
    """Returns the user of a name. Raises NotFound."""
    user = by_name(name)
    if user is None or user.role == ERASED:
        raise NotFound(f"There is no user called {name!r}. Nothing was done.")
    return user


def _first_admin() -> User | None:
    oldest = sa.select(User).where(User.role == ADMIN).order_by(User.created_at, User.id).limit(1)
    return session().scalar(oldest)


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


def make_token(
    name: str, label: str = "command line", scope: str = "write", expires_at: datetime | None = None
) -> str:
    """Returns a new key to the API for the user called ``name``; it is shown this once only.

    Raises NotFound if there is no such user, Invalid for a scope that there is not.
    """
    user = by_name(name)
    if user is None:
        raise NotFound(f"There is no user called {name!r}. Nothing was made.")
    if scope not in SCOPES:
        raise Invalid(f"A key has one of the scopes {', '.join(SCOPES)}. Nothing was made.")
    word = new_word()
    with unit_of_work() as work:
        key = ApiToken(
            user_id=user.id, name=label[:100], digest=digest(word), scope=scope, expires_at=expires_at
        )
        work.add(key)
        audit.record("key made", user.id, subject_id=user.id, new={"scope": scope})
    return word


def by_token(token: str) -> tuple[User, str] | None:
    """Returns the user whose key this is and the key's scope, or None for one unknown or expired."""
    found = session().execute(_BY_DIGEST, {"digest": digest(token), "now": utcnow()}).first()
    return (found[0], found[1]) if found else None


def tokens_of(user: User) -> list[ApiToken]:
    """Returns a person's keys to the API, newest first."""
    return list(
        session().scalars(sa.select(ApiToken).where(ApiToken.user_id == user.id).order_by(ApiToken.id.desc()))
    )


def end_token(user: User, token_id: uuid.UUID) -> None:
    """Makes one of a person's keys void. Raises NotFound for one that is not theirs."""
    gone = sa.delete(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == user.id)
    with unit_of_work() as work:
        if work.scalar(gone.returning(ApiToken.id)) is None:
            raise NotFound
        audit.record("key ended", user.id, subject_id=user.id)


def lock_learner(learner_id: uuid.UUID) -> Learner:
    """Returns the learner, locked until the unit of work ends, so that their log has one writer.

    Raises NotFound if there is no such learner.
    """
    found = connection().execute(_LOCKED, {"learner": learner_id}).first()
    if found is None:
        raise NotFound
    return found


def machine_zone() -> str:
    """Returns the time zone of this computer (IANA)."""
    return get_localzone_name() or "UTC"
