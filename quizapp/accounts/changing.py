"""What changes about an account: its password, e-mail address, role, and whether it may be used."""

from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts import audit, links, sign_ins
from quizapp.accounts.joining import NameTaken, clean_email
from quizapp.accounts.models import ApiToken, OneTimeLink, User
from quizapp.accounts.passwords import check_strength, hashed
from quizapp.accounts.roles import ADMIN, ERASED, STUDENT, check_role
from quizapp.accounts.signing import by_handle
from quizapp.db import session, unit_of_work
from quizapp.errors import Conflict, NotFound


class LastAdmin(Conflict):
    """Somebody has to be able to look after the app."""

    code = "last-admin"

    def __init__(self) -> None:
        super().__init__("This is the only admin. Nothing was changed; make somebody else an admin first.")


def set_password(user: User, password: str, *, actor_id: UUID | None, stays: UUID | None = None) -> None:
    """Sets a password and ends every sign-in but the one that ``stays``. Raises WeakPassword."""
    kept = hashed(check_strength(password, user.name, user.email))
    with unit_of_work():
        _store_password(user, kept, actor_id, stays)


def reset_password(word: str, password: str) -> User:
    """Sets a password by a one-time link. Raises LinkOver and WeakPassword; the link stays good then."""
    user = session().get(User, links.find(links.RESET, word).user_id)
    if user is None or not user.active:
        raise links.LinkOver
    kept = hashed(check_strength(password, user.name, user.email))
    with unit_of_work():
        links.use(links.RESET, word)
        _store_password(user, kept, user.id, None)
    return user


def _store_password(user: User, kept: str, actor_id: UUID | None, stays: UUID | None) -> None:
    """Links for a new password are void then, since they are for who has lost the old one."""
    with unit_of_work() as work:
        work.execute(sa.update(User).where(User.id == user.id).values(password=kept))
        work.execute(sa.delete(OneTimeLink).where(OneTimeLink.user_id == user.id))
        sign_ins.end_all(user.id, but=stays)
        audit.record("password", actor_id, subject_id=user.id)


def set_email(user: User, email: str | None) -> None:
    """Sets or takes away the e-mail address. Raises Invalid and NameTaken."""
    clean = clean_email(email)
    with unit_of_work() as work:
        taken = sa.select(User.id).where(User.email == clean, User.id != user.id)
        if clean and work.scalar(taken) is not None:
            raise NameTaken("That e-mail address cannot be used here. Nothing was changed.")
        work.execute(sa.update(User).where(User.id == user.id).values(email=clean))
        audit.record("e-mail address", user.id, subject_id=user.id)


def set_role(actor: User, user_id: UUID, role: str) -> None:
    """Gives a person another role, from their next request on. Raises Invalid, NotFound and LastAdmin."""
    check_role(role)
    with unit_of_work():
        user = locked(user_id)
        if user.role == ADMIN and role != ADMIN:
            check_other_admin(user)
        old, user.role = user.role, role
        audit.record("role", actor.id, subject_id=user.id, old=old, new=role)


def set_active(actor: User, user_id: UUID, active: bool) -> None:
    """Closes an account, or opens it again. Closing ends its sign-ins. Raises NotFound and LastAdmin."""
    with unit_of_work():
        user = locked(user_id)
        if not active:
            check_other_admin(user)
            sign_ins.end_all(user.id)
        audit.record("account open", actor.id, subject_id=user.id, old=user.active, new=active)
        user.active = active


def reset_link(actor: User, user: User) -> str:
    """Returns the key of a link by which a person sets a new password."""
    with unit_of_work():
        audit.record("reset link", actor.id, subject_id=user.id)
        return links.make(links.RESET, maker_id=actor.id, user_id=user.id)


def student_without_mail(name: str) -> User:
    """Returns the student of a name for whom a teacher may make a reset link. Raises NotFound."""
    user = by_handle(name)
    if user is None or user.role != STUDENT or user.email or not user.active:
        raise NotFound("There is no student of that name without an e-mail address. Nothing was made.")
    return user


def locked(user_id: UUID) -> User:
    """Returns a person, locked until the unit of work ends. Raises NotFound."""
    statement = sa.select(User).where(User.id == user_id, User.role != ERASED).with_for_update()
    user = session().scalar(statement.execution_options(populate_existing=True))
    if user is None:
        raise NotFound
    return user


def check_other_admin(user: User) -> None:
    """Raises LastAdmin if nobody but this person could look after the app. Admins are locked meanwhile."""
    if user.role != ADMIN or user.password is None:
        return
    able = sa.select(User.id).where(User.role == ADMIN, User.active, User.password.is_not(None))
    if set(session().scalars(able.with_for_update())) <= {user.id}:
        raise LastAdmin


def everybody() -> list[User]:
    """Returns all people, by name."""
    return list(session().scalars(sa.select(User).where(User.role != ERASED).order_by(User.handle)))


def forget_keys(user_id: UUID) -> None:
    """Makes all of a person's keys to the API void."""
    with unit_of_work() as work:
        work.execute(sa.delete(ApiToken).where(ApiToken.user_id == user_id))
