"""Reading what a learner sent: shapes are checked, and what no database takes is refused."""

from typing import Any

from questions.kinds.kind import BadResponse

LONGEST = 2_000
"""Most characters that one typed answer may have."""


def text_in(value: Any, what: str = "The answer") -> str | None:
    """Returns the text without outer white space, or None where nothing was written. Raises BadResponse."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadResponse(f"{what} should be a text.")
    if len(value) > LONGEST:
        raise BadResponse(f"{what} is too long: {LONGEST:,} characters are the most we can take.")
    if any(_unstorable(character) for character in value):
        raise BadResponse(f"{what} holds characters that are not text. Please type it again.")
    return value.strip() or None


def _unstorable(character: str) -> bool:
    """NUL and half surrogate pairs can be sent as JSON, but no database stores them as text."""
    return character == "\0" or "\ud800" <= character <= "\udfff"
