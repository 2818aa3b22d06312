"""What every kind of question must be able to do."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from questions.question import Option, Question

Form = Literal["choice", "cloze", "typed"]
"""How hard the form of a question is to answer, easiest first."""

FORMS: tuple[Form, ...] = ("choice", "cloze", "typed")


class BadResponse(ValueError):
    """A response that does not have the shape its kind of question takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The marking of one response.

    ``score`` is from 0 to 1; ``by_point`` has the score of each point, from 0 to 1, by point id.
    ``note`` says what a learner should know about the marking, such as a forgiven slip.
    """

    score: float
    by_point: Mapping[str, float] = field(default_factory=dict)
    note: str = ""

    @property
    def right(self) -> bool:
        return self.score >= 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What is shown once the key may be seen: the key as text, and for choices each option."""

    key: str
    options: tuple[Option, ...] = ()
    also_right: tuple[str, ...] = ()


class Kind(ABC):
    """A kind of question. Subclasses live in one module each and are found by registration.

    ``name`` is the contract's name, ``label`` the one for people, ``form`` its place on the
    ladder of forms. Its template is ``templates/kinds/NAME.html``.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    form: ClassVar[Form]

    @abstractmethod
    def parse(self, response: Any) -> Any:
        """Returns the response in its canonical form, as the log keeps it.

        Takes what the API or a form sends. Raises BadResponse if it has another shape.
        """

    def sent(self, fields: Mapping[str, str], name: str = "response") -> Any:
        """Returns what a form sends as the response, for ``parse``; None when nothing was entered.

        ``name`` is what the kind's template was asked to call its controls.
        """
        return fields.get(name) or None

    def view(self, question: Question) -> dict[str, Any]:
        """Returns what a learner needs beside the stem to answer, and nothing that gives the key away.

        The options come in the order in which they are to be shown.
        """
        return {}

    @abstractmethod
    def check(self, question: Question) -> list[str]:
        """Returns what is wrong with the question's own parts, as sentences; empty when sound."""

    @abstractmethod
    def grade(self, question: Question, response: Any) -> Grade:
        """Marks a response. None (nothing answered) scores 0. Raises BadResponse."""

    @abstractmethod
    def solution(self, question: Question) -> Solution:
        """Returns what to show once the key may be seen."""

    @abstractmethod
    def guess_rate(self, question: Question) -> float:
        """Returns the chance from 0 to 1 to be right without knowing anything."""
