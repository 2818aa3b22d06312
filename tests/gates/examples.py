"""Invented questions to be put through single gates."""

from typing import Any

from questions.gates.registry import HARD, HINTS, SOFT, Candidate
from questions.question import Evidence, Option, Question, Share

EVIDENCE = (
    "The Lindholm ferry, which was built in 1974, stopped in May 2021 after engineers found cracks in its "
    "hull, and harbour master Ida Voss said that up to 300 commuters a day were affected."
)
POINT = Share(point="p1", fact="f1", role="what")


def asked(stem: str, key: Any = "cracks", *wrong: str, kind: str = "", **parts: Any) -> Question:
    """A question; a choice if wrong options are given. Its evidence stands at the article's beginning."""
    evidence = parts.pop("evidence", EVIDENCE)
    options = tuple(Option(text=text, correct=not n, id=f"o{n}") for n, text in enumerate([str(key), *wrong]))
    parts = {"points": (POINT,), "evidence": Evidence(text=evidence, start=0, end=len(evidence)), **parts}
    chosen = kind or ("multiple_choice" if wrong else "short_answer")
    return Question(kind=chosen, stem=stem, answer=key, options=options if wrong else (), **parts)


def stated(stem: str, answer: str = "true", **parts: Any) -> Question:
    """A statement to be called true or false."""
    return asked(stem, answer, kind="true_false", **({"explanation": "It was built in 1974."} | parts))


def gapped(stem: str, key: Any, **parts: Any) -> Question:
    """A text with gaps."""
    return asked(stem, key, kind="cloze", **parts)


def reason(gate: str, question: Question, *others: Question, text: str | None = None) -> str | None:
    """What one gate says; the article is the evidence alone unless a text is given."""
    article = text if text is not None else question.evidence.text if question.evidence else ""
    return (HARD | SOFT | HINTS)[gate](Candidate(question, article, others))
