"""Proving who one is: password, code, recovery code."""

import sqlalchemy as sa

from quizapp.accounts import audit, passwords
from quizapp.accounts.models import User, handle_of
from quizapp.db import session, unit_of_work
from quizapp.errors import Invalid

_BY_HANDLE = sa.select(User).where(User.handle == sa.bindparam("handle"))
_REFUSED = "Name and password do not belong together. Look at both and try again."


class NotProven(Invalid):
    """What was given does not prove it; whether there is such an account is not told."""

    code = "not-proven"

    def __init__(self, message: str = _REFUSED) -> None:
        super().__init__(message)


def by_handle(name: str) -> User | None:
    """Returns the person of a name, whatever its capitals."""
    return session().scalar(_BY_HANDLE, {"handle": handle_of(" ".join(name.split()))})


def prove(name: str, password: str) -> User:
    """Returns the person whose name and password these are. Raises NotProven.

    One hash is computed, whether there is such a person or not.
    """
    user = by_handle(name)
    if not passwords.matches(user.password if user else None, password[: passwords.LONGEST + 1]):
        raise NotProven
    if user is None or not user.active:
        raise NotProven
    _renew(user, password)
    return user


def check_password(user: User, password: str) -> None:
    """Raises NotProven unless this is the person's password."""
    if not passwords.matches(user.password, password[: passwords.LONGEST + 1]):
        raise NotProven("That is not your password. Nothing was changed.")


def note_failure(name: str) -> None:
    """Keeps in the audit log that signing in as somebody failed; of a name that there is not, only that."""
    user = by_handle(name)
    audit.record("sign-in refused", None, subject_id=user.id if user else None)


def _renew(user: User, password: str) -> None:
    """Hashes a password anew whose hash has older parameters."""
    if user.password and passwords.is_outdated(user.password):
        kept = passwords.hashed(password)
        with unit_of_work() as work:
            work.execute(sa.update(User).where(User.id == user.id).values(password=kept))
