"""Passwords: which ones are taken, and how they are kept (argon2id).

Checking costs the same whether there is such an account or not, so that the time tells nothing.
"""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from quizapp.errors import Invalid

SHORTEST, LONGEST = 8, 200
WEAKEST = 5.0
"""Least strength that is taken: the power of ten of the guesses that a clever guesser needs (zxcvbn)."""

JUDGED = 72
"""As many characters are judged: the judging takes longer than linear."""

AT_ONCE = 4
"""Passwords that one process hashes at once, each in 19 MiB."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turn = BoundedSemaphore(AT_ONCE)


class WeakPassword(Invalid):
    """A password that would soon be guessed."""

    code = "weak-password"


def hashed(password: str) -> str:
    """Returns what is kept of a password."""
    with _turn:
        return _hasher.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Tells whether this is the password; works as long for an account that there is not (None)."""
    with _turn:
        try:
            right = _hasher.verify(kept or _nobodys(), password)
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Tells whether a hash was made with other parameters than today's, and should be made anew."""
    return _hasher.check_needs_rehash(kept)


def check_strength(password: str, *known: str | None) -> str:
    """Returns the password if it is worth keeping; ``known`` are words that others know about the person.

    Raises WeakPassword.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword(f"A password has from {SHORTEST} to {LONGEST} characters. Nothing was changed.")
    from zxcvbn import zxcvbn

    words = [word for word in known if word]
    if zxcvbn(password[:JUDGED], user_inputs=words)["guesses_log10"] < WEAKEST:
        raise WeakPassword(
            "That password is among the first that others would try. Nothing was changed; take a longer one, "
            "such as four words that do not belong together."
        )
    return password


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has."""
    return _hasher.hash("nobody has this password")
