"""A question is one way to ask for one or more points of facts."""

from dataclasses import dataclass

from questions.facts.fact import Role, Span

Answer = str | tuple[str, ...] | dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice. ``id`` is empty until the question is stored, then random and meaningless."""

    text: str
    correct: bool
    feedback: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The passage that supports the key: ``article[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A point that a question asks, and its share of the score. The shares of a question sum to 1."""

    point: str
    fact: str
    role: Role
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One version of a question, as every kind understands it.

    ``answer`` is the key: the right option's text for choices, "true" or "false", the number as
    text for numeric (with ``tolerance``, absolute, and ``unit``), the text of the gap for a cloze
    with one gap and a tuple of texts for one with several (the stem holds ``____`` for each),
    else a text. ``accepted`` are other answers that are right too.
    ``importance``, ``difficulty``, ``guess_rate`` and ``confidence`` range from 0 to 1;
    confidence is the estimated chance that a teacher accepts the question unchanged.
    ``doubts`` are reasons why a teacher should look twice. ``alternate_of`` is the id of a better
    question that asks the same point.
    """

    kind: str
    stem: str
    answer: Answer
    points: tuple[Share, ...]
    id: str = ""
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    tolerance: float | None = None
    unit: str | None = None
    explanation: str = ""
    evidence: Evidence | None = None
    spans: tuple[Span, ...] = ()
    attribution: str | None = None
    alternate_of: str | None = None
    importance: float = 0.5
    difficulty: float = 0.5
    guess_rate: float = 0.0
    confidence: float = 0.5
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A candidate that a gate dropped, and why. ``gate`` is the name of the gate's function."""

    kind: str
    stem: str
    reason: str
    gate: str = ""
