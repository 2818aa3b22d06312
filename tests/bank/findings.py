"""A small article and what an engine could find in it, for tests of what the bank does with it."""

from questions.facts.fact import Fact, Point
from questions.generation import Result
from questions.question import Evidence, Option, Question, Rejection, Share
from questions.reading import read

TEXT = (
    "The Lindholm ferry was built in 1974 by the Voss yard. It carries up to 62 cars across the sound. "
    "According to the harbour master, the old ferry sank in 1971 after a storm.\n\n"
    "The new ferry needs twelve minutes for the crossing & runs all year.\n"
)


def fact(key: str, words: str, *answers: str, importance: float = 0.5) -> Fact:
    """Returns a fact whose evidence is the words, with a point for each answer."""
    start = TEXT.index(words)
    points = tuple(Point(id=f"{key}.{n}", role="what", answer=answer) for n, answer in enumerate(answers))
    span = (start, start + len(words))
    return Fact(id=key, sort="event", statement=words, spans=(span,), points=points, importance=importance)


def choice(
    key: str, of: Fact, *wrong: str, doubts: tuple[str, ...] = (), other: str | None = None
) -> Question:
    """Returns a multiple-choice question for the first point of a fact."""
    answer = of.points[0].answer
    right = Option(text=answer, correct=True, feedback="So it says.")
    options = (right, *(Option(text=text, correct=False, feedback=f"Not {text}.") for text in wrong))
    return Question(
        id=key, kind="multiple_choice", stem=f"Which of these does {key} ask for?", answer=answer,
        options=options, points=(Share(point=of.points[0].id, fact=of.id, role="what"),),
        evidence=_evidence(of), doubts=doubts, alternate_of=other, explanation="It stands in the text.",
    )  # fmt: skip


def typed(key: str, of: Fact, other: str | None = None) -> Question:
    """Returns a short-answer question that asks every point of a fact in even shares."""
    shares = tuple(
        Share(point=point.id, fact=of.id, role="what", share=1 / len(of.points)) for point in of.points
    )
    return Question(
        id=key, kind="short_answer", stem=f"What does {key} ask for?", answer=of.points[0].answer,
        points=shares, evidence=_evidence(of), alternate_of=other,
    )  # fmt: skip


def result(*, facts: list[Fact] | None = None, questions: list[Question] | None = None) -> Result:
    """Returns what was found in the text; without arguments two facts, three questions, one rejection."""
    found, asked = (facts, questions) if facts is not None else (None, None)
    if found is None:
        found = [BUILT, CARRIES]
        asked = [
            choice("year", BUILT, "1964", "1991", "1947"),
            typed("year-typed", BUILT, other="year"),
            choice("cars", CARRIES, "16", "26", "206", doubts=("The hedge is easily missed.",)),
        ]
    return Result(
        article=read(TEXT),
        facts=tuple(found),
        questions=tuple(asked or ()),
        rejected=(
            Rejection(kind="cloze", stem="It runs ____.", reason="“It” has no owner.", gate="reference"),
        ),
    )


def _evidence(of: Fact) -> Evidence:
    start, end = of.spans[0]
    return Evidence(text=TEXT[start:end], start=start, end=end)


BUILT = fact(
    "built", "The Lindholm ferry was built in 1974 by the Voss yard.", "1974", "the Voss yard", importance=0.4
)
CARRIES = fact("carries", "It carries up to 62 cars across the sound.", "62", importance=0.9)
DROPPED = Rejection(kind="cloze", stem="It runs ____.", reason="“It” has no owner.", gate="reference")
SANK = fact("sank", "the old ferry sank in 1971 after a storm", "1971")
