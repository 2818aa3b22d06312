"""What a person may be, and what a key to the API may do."""

from quizapp.errors import Invalid

STUDENT, AUTHOR, TEACHER, REVIEWER, ADMIN = "student", "author", "teacher", "reviewer", "admin"
ROLES = (STUDENT, AUTHOR, TEACHER, REVIEWER, ADMIN)
ERASED = "erased"
"""The role of what is left of a person who was erased. It may do nothing."""

SECOND_FACTOR = frozenset({TEACHER, ADMIN})
"""Roles that can ask for a second factor when they sign in."""

SCOPES = ("read", "study", "write", "admin")
"""What a key may do, each including those before it."""


def check_role(role: str) -> str:
    """Returns the role. Raises Invalid for one that there is not."""
    if role not in ROLES:
        raise Invalid(f"There is no role {role!r}: choose one of {', '.join(ROLES)}. Nothing was changed.")
    return role


def covers(scope: str, needed: str) -> bool:
    """Tells whether a key's scope includes what a call needs."""
    return scope in SCOPES and SCOPES.index(scope) >= SCOPES.index(needed)
