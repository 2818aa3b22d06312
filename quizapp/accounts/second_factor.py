"""A second factor: codes of six digits from an app on the phone (TOTP), and recovery codes for its loss."""

import secrets
import time

import pyotp
import segno
import sqlalchemy as sa

from quizapp.accounts import audit
from quizapp.accounts.models import RecoveryCode, User
from quizapp.accounts.secret_words import digest
from quizapp.accounts.signing import NotProven
from quizapp.db import session, unit_of_work

RECOVERY_CODES = 10
STEP_S = 30
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter or digit that is taken for another one."""

WRONG = "That code is not right, or was used already. Wait for the next one and try again."


def new_secret() -> str:
    """Returns the secret for a phone."""
    return pyotp.random_base32()


def address(user: User, secret: str) -> str:
    """Returns what the phone reads: the address that holds the secret."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.name, issuer_name="quizapp")


def picture(uri: str) -> str:
    """Returns a QR code as the address of an image (data:)."""
    return str(segno.make(uri, error="m").svg_data_uri(scale=5, border=2, dark="#000", light="#fff"))


def turn_on(user: User, secret: str, code: str) -> list[str]:
    """Has codes asked from now on, once the phone has shown that it has the secret.

    Returns the recovery codes, which are shown this once. Raises NotProven.
    """
    step = _step_of(secret, code, None)
    codes = ["-".join(_letters(5) for _ in range(2)) for _ in range(RECOVERY_CODES)]
    with unit_of_work() as work:
        values = {"second_factor": secret, "code_used": step}
        work.execute(sa.update(User).where(User.id == user.id).values(values))
        work.execute(sa.delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
        work.add_all(RecoveryCode(user_id=user.id, digest=_of_person(user, code)) for code in codes)
        audit.record("second factor on", user.id, subject_id=user.id)
    return codes


def turn_off(user: User, actor: User) -> None:
    """Has no codes asked any more, and forgets the secret."""
    with unit_of_work() as work:
        values = {"second_factor": None, "code_used": None}
        work.execute(sa.update(User).where(User.id == user.id).values(values))
        work.execute(sa.delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
        audit.record("second factor off", actor.id, subject_id=user.id)


def prove(user: User, code: str) -> None:
    """Takes a code of the phone or a recovery code, each once. Raises NotProven."""
    plain = "".join(code.split()).lower()
    if plain.isdigit():
        _take_code(user, plain)
    else:
        _take_recovery_code(user, plain)


def _take_code(user: User, code: str) -> None:
    step = _step_of(str(user.second_factor), code, user.code_used)
    newer = sa.or_(User.code_used.is_(None), User.code_used < step)
    taken = sa.update(User).where(User.id == user.id, newer).values(code_used=step).returning(User.id)
    with unit_of_work() as work:
        if work.scalar(taken) is None:
            raise NotProven(WRONG)


def _take_recovery_code(user: User, code: str) -> None:
    gone = sa.delete(RecoveryCode).where(
        RecoveryCode.user_id == user.id, RecoveryCode.digest == _of_person(user, code)
    )
    with unit_of_work() as work:
        if work.scalar(gone.returning(RecoveryCode.digest)) is None:
            raise NotProven(WRONG)
        audit.record("recovery code used", user.id, subject_id=user.id)


def codes_left(user: User) -> int:
    """Returns how many recovery codes a person still has."""
    statement = sa.select(sa.func.count()).select_from(RecoveryCode).where(RecoveryCode.user_id == user.id)
    return session().scalar(statement) or 0


def _step_of(secret: str, code: str, used: int | None) -> int:
    """Returns the number of the half minute that a code is for: this one, the one before or after.

    Raises NotProven for a wrong code, or one not newer than ``used``.
    """
    totp, now = pyotp.TOTP(secret, interval=STEP_S), int(time.time()) // STEP_S
    for step in (now - 1, now, now + 1):
        right = secrets.compare_digest(totp.at(step * STEP_S).encode(), code.encode())
        if right and (used is None or step > used):
            return step
    raise NotProven(WRONG)


def _of_person(user: User, code: str) -> str:
    return digest(f"{user.id}:{code}")


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))
