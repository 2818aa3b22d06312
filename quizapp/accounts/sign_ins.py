"""Who is signed in where. A sign-in is a row, so that it can be listed and ended from anywhere."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts import audit
from quizapp.accounts.models import SignIn, User
from quizapp.accounts.secret_words import digest, new_word
from quizapp.db import session, unit_of_work, utcnow
from quizapp.errors import NotFound

IDLE = timedelta(days=14)
"""A sign-in ends when it is not used for so long."""

LONGEST = timedelta(days=60)
"""A sign-in ends this long after it was made, however much it is used."""

SEEN_EVERY = timedelta(minutes=5)
"""Use is noted this often: a write for each page would be one too many."""

_FOUND = (
    sa.select(User, SignIn)
    .join(SignIn, SignIn.user_id == User.id)
    .where(SignIn.digest == sa.bindparam("digest"), User.active)
)


def start(user: User, agent: str) -> str:
    """Signs a person in and returns the random word for their cookie. Old sign-ins of theirs are swept."""
    word, now = new_word(), utcnow()
    with unit_of_work() as work:
        work.execute(sa.delete(SignIn).where(SignIn.user_id == user.id, _is_over(now)))
        work.add(SignIn(user_id=user.id, digest=digest(word), agent=agent[:200], created_at=now, seen_at=now))
        audit.record("sign-in", user.id, subject_id=user.id)
    return word


def find(word: str, now: datetime | None = None) -> tuple[User, SignIn] | None:
    """Returns the person of a cookie and their sign-in, or None for one that is over. Notes its use."""
    found = session().execute(_FOUND, {"digest": digest(word)}).first()
    moment = now or utcnow()
    if found is None or is_over(found[1], moment):
        return None
    if moment - found[1].seen_at >= SEEN_EVERY:
        _note_use(found[1].id, moment)
        found = session().execute(_FOUND, {"digest": digest(word)}).first()
    return (found[0], found[1]) if found else None


def is_over(sign_in: SignIn, now: datetime) -> bool:
    """Tells whether a sign-in has been idle, or has lasted, for too long."""
    return now - sign_in.seen_at >= IDLE or now - sign_in.created_at >= LONGEST


def of(user: User) -> list[SignIn]:
    """Returns where a person is signed in, the last used first."""
    statement = sa.select(SignIn).where(SignIn.user_id == user.id, ~_is_over(utcnow()))
    return list(session().scalars(statement.order_by(SignIn.seen_at.desc(), SignIn.id)))


def end(user: User, sign_in_id: UUID) -> None:
    """Ends one of a person's sign-ins. Raises NotFound for one that is not theirs."""
    with unit_of_work() as work:
        gone = (
            sa.delete(SignIn).where(SignIn.id == sign_in_id, SignIn.user_id == user.id).returning(SignIn.id)
        )
        if work.scalar(gone) is None:
            raise NotFound
        audit.record("sign-out", user.id, subject_id=user.id)


def end_word(word: str) -> None:
    """Ends the sign-in of a cookie."""
    with unit_of_work() as work:
        work.execute(sa.delete(SignIn).where(SignIn.digest == digest(word)))


def end_all(user_id: UUID, but: UUID | None = None) -> None:
    """Ends all sign-ins of a person, save one where it is given."""
    statement = sa.delete(SignIn).where(SignIn.user_id == user_id)
    if but is not None:
        statement = statement.where(SignIn.id != but)
    with unit_of_work() as work:
        work.execute(statement)


def _note_use(sign_in_id: UUID, now: datetime) -> None:
    with unit_of_work() as work:
        work.execute(sa.update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def _is_over(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(SignIn.seen_at <= now - IDLE, SignIn.created_at <= now - LONGEST)
