"""The places of a statement that can be asked for, before they become points."""

from dataclasses import dataclass

from questions.facts.fact import Role
from questions.facts.quantity import Quantity

Asked = tuple[int, int]
"""Positions of the first and the last piece of a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An answer that stands in a claim, and how to ask for it.

    ``gap`` is where the answer stands; ``taken`` is what a question with a question word leaves
    out (the whole phrase around the answer); ``word`` is that question word or phrase, such as
    "who" or "in how many of the cases", None where only a gap can ask; ``stem`` is the whole
    question where it cannot be made by leaving the answer out. ``plural`` keeps a plural verb
    behind the question word; ``active`` turns a passive clause round ("who designed the bridge").
    ``value`` says what the answer is ("person", "year", "figure", "reason"), so that other answers
    of its sort can be found; ``family`` is the noun for the kind of thing that a term is
    ("hormone"). ``worth`` ranges from 0 to 1.
    """

    role: Role
    sort: str
    value: str
    answer: str
    gap: Asked
    taken: Asked
    word: str | None = None
    stem: str | None = None
    plural: bool = False
    active: bool = False
    family: str = ""
    quantity: Quantity | None = None
    accepted: tuple[str, ...] = ()
    worth: float = 0.5
    doubts: tuple[str, ...] = ()
