"""How far a right answer that may have been guessed can put a card away. Pure."""

from questions.kinds.kind import Form
from quizapp.memory.forms import is_harder

GUESSED_DAYS = 21
"""The longest interval (days) after an answer that may have been a guess."""

GUESSABLE = 0.1
"""From this chance on to be right without knowing, a right answer may have been a guess."""


def capped(
    interval: int, guess_rate: float, form: Form | None, known: Form | None, has_harder: bool
) -> tuple[int, str | None]:
    """Returns the interval (days) after a right answer, and why it was shortened ("guessable") or None.

    ``guess_rate`` is the chance (0-1) to be right without knowing, ``known`` the hardest form that was
    ever answered right, ``has_harder`` whether a harder form can be asked: where none can, nothing
    better than this answer will ever be known, and it counts in full.
    """
    guessed = guess_rate >= GUESSABLE and form is not None
    if guessed and has_harder and (known is None or not is_harder(known, form)) and interval > GUESSED_DAYS:
        return GUESSED_DAYS, "guessable"
    return interval, None
