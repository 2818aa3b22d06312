"""Gates: small functions that look at a question and say nothing, or what is wrong with it.

    from questions.gates import judge
    verdict = judge(question, text, others)    # others: the main questions of the set kept so far
    verdict.passed                             # no hard gate fired
    verdict.findings                           # of hard gates: (gate, reason)
    verdict.rejections(question)               # the same as questions.question.Rejection
    verdict.doubts                             # reasons of soft gates, for Question.doubts
    judge_in_set(question, others)             # only duplicates and answers given away: quick, for choosing

A gate takes a ``registry.Candidate`` (question, text of the article, other questions; plain data,
never a parser's objects), so that generated, written and imported questions all go through the
same ones. A new gate is one function with ``@hard``, ``@soft`` or ``@hint`` in a module of this package; what
a hint says is no doubt, it only lowers the chance that a question is taken to have (``questions.promise``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from questions.gates import sets
from questions.gates.outline import Outline
from questions.gates.registry import HARD, HINTS, SOFT, Candidate
from questions.question import Question, Rejection

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one gate has against a question."""

    gate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all gates say about one question."""

    findings: tuple[Finding, ...] = ()
    doubtful: tuple[Finding, ...] = ()
    hints: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.findings

    @property
    def doubts(self) -> tuple[str, ...]:
        return tuple(finding.reason for finding in self.doubtful)

    def rejections(self, question: Question) -> tuple[Rejection, ...]:
        """Returns the findings of hard gates as rejections of the question."""
        return tuple(
            Rejection(kind=question.kind, stem=question.stem, reason=each.reason, gate=each.gate)
            for each in self.findings
        )


def judge(
    question: Question, text: str, others: Sequence[Question] = (), about: Outline | None = None
) -> Verdict:
    """Puts a question through every gate. ``text`` is the article as given, which offsets point into.

    ``about`` is its outline as the reader found it; without it, the gates guess it from the text.
    """
    candidate = Candidate(question, text, others, about)
    found = [
        tuple(Finding(name, reason) for name, gate in gates.items() if (reason := gate(candidate)))
        for gates in (HARD, SOFT, HINTS)
    ]
    return Verdict(*found)


def judge_in_set(question: Question, others: Sequence[Question]) -> Verdict:
    """Puts a question that passed alone through the gates of ``sets`` only, beside those kept before it."""
    candidate = Candidate(question, "", others)
    found = ((gate.__name__, gate(candidate)) for gate in HARD.values() if gate.__module__ == sets.__name__)
    return Verdict(tuple(Finding(name, reason) for name, reason in found if reason))


def names() -> tuple[str, ...]:
    """Returns the names of all gates, hard ones first, hints last."""
    return (*HARD, *SOFT, *HINTS)
