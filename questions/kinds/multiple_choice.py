"""One right choice among several."""

from typing import Any

from questions.kinds.kind import BadResponse, Grade, Kind, Solution
from questions.kinds.marking import mark, nothing_answered
from questions.kinds.responses import text_in
from questions.kinds.structure import common_faults, repeated
from questions.question import Option, Question


class MultipleChoice(Kind):
    """The learner picks one option. A response is the option's id."""

    name = "multiple_choice"
    label = "Multiple choice"
    form = "choice"

    def parse(self, response: Any) -> str | None:
        return text_in(response, "The choice")

    def view(self, question: Question) -> dict[str, Any]:
        return {"options": [{"id": option.id, "text": option.text} for option in question.options]}

    def check(self, question: Question) -> list[str]:
        return common_faults(question, self.name) + _option_faults(question)

    def grade(self, question: Question, response: Any) -> Grade:
        chosen = self.parse(response)
        if chosen is None:
            return nothing_answered(question)
        option = next((each for each in question.options if each.id == chosen), None)
        if option is None:
            raise BadResponse("That choice is not one of this question's choices.")
        return mark(question, [float(option.correct)] * max(len(question.points), 1))

    def solution(self, question: Question) -> Solution:
        return Solution(key=_key(question), options=question.options)

    def guess_rate(self, question: Question) -> float:
        return 1 / max(len(question.options), 1)


def _key(question: Question) -> str:
    return next((option.text for option in question.options if option.correct), str(question.answer))


def _option_faults(question: Question) -> list[str]:
    options = question.options
    if len(options) < 2:
        return ["A choice needs at least two options."]
    faults = []
    right = [option.text for option in options if option.correct]
    if len(right) != 1:
        faults.append(f"Exactly one option should be right, and {len(right)} are.")
    elif question.answer != right[0]:
        faults.append("The answer should be the text of the right option.")
    if any(not option.text.strip() for option in options):
        faults.append("An option has no text.")
    faults += [f"The option “{text}” stands there twice." for text in repeated(o.text for o in options)]
    return faults + _id_faults(options)


def _id_faults(options: tuple[Option, ...]) -> list[str]:
    ids = {option.id for option in options}
    if ids != {""} and len(ids) < len(options):
        return ["Every option needs an id of its own."]
    return []
