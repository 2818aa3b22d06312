"""One sound question of each kind, about an invented ferry."""

from dataclasses import replace
from typing import Any

from questions.facts.fact import Role
from questions.question import Evidence, Option, Question, Share

EVIDENCE = Evidence(text="The ferry, built in 1974, carries 300 commuters.", start=10, end=58)


def shares(*names: str, role: Role = "what") -> tuple[Share, ...]:
    """Equal shares for points with these ids."""
    return tuple(Share(point=name, fact="f1", role=role, share=1 / len(names)) for name in names)


def question(kind: str, stem: str, answer: Any, **parts: Any) -> Question:
    """A question with one point and its evidence, unless ``parts`` say otherwise."""
    return Question(
        kind=kind, stem=stem, answer=answer, **({"points": shares("p1"), "evidence": EVIDENCE} | parts)
    )


def options(*texts: str) -> tuple[Option, ...]:
    """Options with the ids o0, o1, ...; the first is right."""
    return tuple(
        Option(text=text, correct=not n, id=f"o{n}", feedback=f"On {text}.") for n, text in enumerate(texts)
    )


CHOICE = question(
    "multiple_choice",
    "In which year was the Lindholm ferry built?",
    "1974",
    options=options("1974", "1947", "1968", "1981"),
)
STATEMENT = question("true_false", "The Lindholm ferry was built in 1974.", "true")
GAP = question("cloze", "The Lindholm ferry was built in ____.", "1974")
GAPS = question(
    "cloze",
    "The ferry to ____ carries up to ____ commuters.",
    ("Lindholm", "300"),
    points=shares("p1", "p2"),
)
SHORT = question(
    "short_answer", "What did engineers find in the hull of the Lindholm ferry?", "cracks in the hull"
)
NUMBER = question("numeric", "How long is the border?", "4,200", unit="km", tolerance=None)
ALL = (CHOICE, STATEMENT, GAP, GAPS, SHORT, NUMBER)


def typed(answer: str, *accepted: str, wrong: tuple[str, ...] = ()) -> Question:
    """A short answer question with this key; ``wrong`` are answers known to be wrong."""
    return replace(
        SHORT,
        answer=answer,
        accepted=accepted,
        options=tuple(Option(text=text, correct=False) for text in wrong),
    )
