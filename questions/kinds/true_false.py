"""A statement to be called true or false."""

from typing import Any

from questions.kinds.kind import BadResponse, Grade, Kind, Solution
from questions.kinds.marking import mark, nothing_answered
from questions.kinds.responses import text_in
from questions.kinds.structure import common_faults, gaps_in
from questions.question import Question

_WORDS = {"true": True, "false": False}


class TrueFalse(Kind):
    """The stem is a statement. A response is True or False; a form's "true" and "false" are taken too."""

    name = "true_false"
    label = "True or false"
    form = "choice"

    def parse(self, response: Any) -> bool | None:
        if isinstance(response, bool):
            return response
        text = text_in(response)
        if text is None:
            return None
        if text.casefold() not in _WORDS:
            raise BadResponse("The answer should be “true” or “false”.")
        return _WORDS[text.casefold()]

    def check(self, question: Question) -> list[str]:
        faults = common_faults(question, self.name)
        if str(question.answer) not in _WORDS:
            faults.append("The answer should be “true” or “false”.")
        if question.stem.rstrip().endswith("?"):
            faults.append("What is to be called true or false should be a statement, not a question.")
        if gaps_in(question.stem):
            faults.append("A statement to be called true or false has no gap.")
        return faults

    def grade(self, question: Question, response: Any) -> Grade:
        said = self.parse(response)
        if said is None:
            return nothing_answered(question)
        right = said is _WORDS.get(str(question.answer))
        return mark(question, [float(right)] * max(len(question.points), 1))

    def solution(self, question: Question) -> Solution:
        return Solution(key=str(question.answer).capitalize(), also_right=())

    def guess_rate(self, question: Question) -> float:
        return 0.5
