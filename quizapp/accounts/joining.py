"""How accounts come to be: made by the command line, by the set-up link, or by an invitation."""

from dataclasses import dataclass

import sqlalchemy as sa

from quizapp.accounts import audit, links
from quizapp.accounts.models import LOCAL_NAME, User, handle_of
from quizapp.accounts.passwords import check_strength, hashed
from quizapp.accounts.people import machine_zone
from quizapp.accounts.roles import ADMIN, check_role
from quizapp.db import session, unit_of_work
from quizapp.errors import Conflict, Invalid

LONGEST_NAME = 100
_ANY_ACCOUNT = sa.select(sa.exists().where(User.password.is_not(None)))


class NameTaken(Conflict):
    code = "name-taken"


def any_account() -> bool:
    """Tells whether somebody has a password, so that people must sign in."""
    return bool(session().scalar(_ANY_ACCOUNT))


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account to be made, checked: ``password`` is the hash already."""

    name: str
    role: str
    password: str
    email: str | None

    @classmethod
    def of(cls, name: str, role: str, password: str, email: str | None = None) -> "Wanted":
        """Checks what was asked for. Raises Invalid and WeakPassword."""
        name, email = clean_name(name), clean_email(email)
        return cls(name, check_role(role), hashed(check_strength(password, name, email)), email)


def create(
    name: str, role: str, password: str, *, email: str | None = None, maker: User | None = None
) -> User:
    """Makes an account. The first admin's is the local learner's own row, so that nothing changes its owner.

    Raises Invalid, WeakPassword and NameTaken.
    """
    return _store(Wanted.of(name, role, password, email), maker)


def set_up(word: str, name: str, password: str, email: str | None = None) -> User:
    """Makes the first admin's account by the link of the console. Raises LinkOver, and what ``create`` does."""
    links.find(links.SETUP, word)
    wanted = Wanted.of(name, ADMIN, password, email)
    with unit_of_work():
        links.use(links.SETUP, word)
        if any_account():
            raise links.LinkOver
        return _store(wanted)


def join(word: str, name: str, password: str, email: str | None = None) -> User:
    """Makes an account by an invitation. Raises LinkOver, and what ``create`` does; the link stays good then."""
    wanted = Wanted.of(name, str(links.find(links.JOIN, word).role), password, email)
    with unit_of_work():
        links.use(links.JOIN, word)
        return _store(wanted)


def _store(wanted: Wanted, maker: User | None = None) -> User:
    with unit_of_work() as work:
        user = (_local_row() if wanted.role == ADMIN else None) or User(zone=machine_zone())
        _check_free(wanted, user)
        user.name, user.handle, user.role = wanted.name, handle_of(wanted.name), wanted.role
        user.email, user.password = wanted.email, wanted.password
        work.add(user)
        work.flush()
        change = {"role": wanted.role}
        audit.record("account made", maker.id if maker else None, subject_id=user.id, new=change)
    return user


def invite(maker: User, role: str) -> str:
    """Returns the key of a new invitation to a role. Raises Invalid."""
    with unit_of_work():
        word = links.make(links.JOIN, maker_id=maker.id, role=check_role(role))
        audit.record("invitation", maker.id, new={"role": role})
    return word


def clean_name(name: str) -> str:
    """Returns a name that can be kept: without space around it or control characters. Raises Invalid."""
    clean = " ".join(name.split())
    if not 0 < len(clean) <= LONGEST_NAME or not clean.isprintable():
        raise Invalid(f"A name has from 1 to {LONGEST_NAME} characters. Nothing was changed.")
    if handle_of(clean) == LOCAL_NAME or handle_of(clean).startswith("erased-"):
        raise Invalid("quizapp uses that name itself. Nothing was changed; choose another one.")
    return clean


def clean_email(email: str | None) -> str | None:
    """Returns an address in small letters, or None for none. Raises Invalid."""
    clean = (email or "").strip().lower()
    if not clean:
        return None
    user, _, host = clean.rpartition("@")
    if not user or "." not in host or len(clean) > 254 or not clean.isprintable() or " " in clean:
        raise Invalid("That does not look like an e-mail address. Nothing was changed.")
    return clean


def _local_row() -> User | None:
    """The local learner, as long as nobody has taken it over."""
    return session().scalar(sa.select(User).where(User.name == LOCAL_NAME, User.password.is_(None)))


def _check_free(wanted: Wanted, but: User) -> None:
    same = User.handle == handle_of(wanted.name)
    if wanted.email:
        same = sa.or_(same, User.email == wanted.email)
    others = sa.select(User.id).where(same)
    if but.id is not None:
        others = others.where(User.id != but.id)
    with session().no_autoflush:
        if session().scalar(others.limit(1)) is not None:
            raise NameTaken("That name or e-mail address has an account already. Nothing was made.")
