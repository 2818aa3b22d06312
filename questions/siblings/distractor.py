"""What a wrong answer is."""

from dataclasses import dataclass

WANTED = 3
"""How many wrong answers a choice has."""


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong answer, and the sentence of the article it stands in for something else, if it does.

    ``bare`` is a figure without its unit, ``value`` what it amounts to.
    """

    text: str
    found_in: str | None = None
    bare: str = ""
    value: float = 0.0
