"""Registration of gates, and the candidate that they look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.gates.outline import Outline, outline
from questions.gates.words import Index, content, index, stems, tokens
from questions.kinds.structure import GAP
from questions.labels import without_label
from questions.question import Question


@dataclass(frozen=True)
class Candidate:
    """A question before the gates, with the article's text and the main questions kept before it.

    ``about`` is the article's outline where the reader knows it; else it is guessed from the text.
    """

    question: Question
    text: str
    others: Sequence[Question] = ()
    about: Outline | None = None

    @property
    def outline(self) -> Outline:
        return self.about or outline(self.text)

    @cached_property
    def stem(self) -> str:
        """The question's own words, without the label that says what it is about."""
        return without_label(self.question.stem)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key's parts as text: several for a cloze with several gaps; the statement's truth is no key."""
        answer = self.question.answer
        if self.question.kind == "true_false":
            return ()
        if self.question.kind == "numeric":
            return (f"{answer} {self.question.unit or ''}".strip(),)
        return (answer,) if isinstance(answer, str) else tuple(answer)

    @cached_property
    def key(self) -> str:
        return " ".join(self.keys)

    @cached_property
    def distractors(self) -> tuple[str, ...]:
        """The wrong choices that a learner sees."""
        options = self.question.options if self.question.kind == "multiple_choice" else ()
        return tuple(option.text for option in options if not option.correct)

    @cached_property
    def evidence(self) -> str:
        """The text of the evidence and of the further spans."""
        main = self.question.evidence.text if self.question.evidence else ""
        return " ".join([main, *(self.text[start:end] for start, end in self.question.spans)])

    @cached_property
    def filled(self) -> str:
        """The stem with the keys in its gaps."""
        filled = self.stem
        for key in self.keys:
            filled = filled.replace(GAP, key, 1)
        return filled

    @cached_property
    def shown(self) -> str:
        """The stem, the key and the choices: all that stands on the page before the explanation."""
        return " \n".join([self.stem, *self.keys, *self.distractors])

    @cached_property
    def stem_words(self) -> frozenset[str]:
        return content(self.stem)

    @cached_property
    def evidence_words(self) -> frozenset[str]:
        return stems(tokens(self.evidence))

    @property
    def index(self) -> Index:
        """The article's sentences by their words."""
        return index(self.text)


Gate = Callable[[Candidate], str | None]
"""Looks at a candidate and returns None, or the reason against it as a sentence."""

HARD: dict[str, Gate] = {}
SOFT: dict[str, Gate] = {}
HINTS: dict[str, Gate] = {}


def hard(gate: Gate) -> Gate:
    """Registers a gate whose reason drops a candidate."""
    HARD[gate.__name__] = gate
    return gate


def soft(gate: Gate) -> Gate:
    """Registers a gate whose reason is a doubt: a teacher should look twice."""
    SOFT[gate.__name__] = gate
    return gate


def hint(gate: Gate) -> Gate:
    """Registers a gate that is wrong too often to leave a doubt: it only lowers the chance of acceptance."""
    HINTS[gate.__name__] = gate
    return gate
