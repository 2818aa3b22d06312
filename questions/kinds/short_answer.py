"""A question answered in a few typed words."""

from typing import Any

from questions.kinds.kind import Grade, Kind, Solution
from questions.kinds.marking import mark, nothing_answered
from questions.kinds.responses import text_in
from questions.kinds.structure import common_faults, text_answer_faults
from questions.kinds.typed.compare import compare
from questions.question import Question


class ShortAnswer(Kind):
    """The learner types a few words, compared with ``answer`` and ``accepted``.

    ``options`` that are not correct are answers known to be wrong: they are never taken for a slip.
    """

    name = "short_answer"
    label = "Short answer"
    form = "typed"

    def parse(self, response: Any) -> str | None:
        return text_in(response)

    def check(self, question: Question) -> list[str]:
        return common_faults(question, self.name) + text_answer_faults([question.answer], question.accepted)

    def grade(self, question: Question, response: Any) -> Grade:
        text = self.parse(response)
        if text is None:
            return nothing_answered(question)
        wrong = [option.text for option in question.options if not option.correct]
        result = compare(text, [str(question.answer), *question.accepted], wrong, question.stem)
        return mark(question, [float(result.right)] * max(len(question.points), 1), result.note)

    def solution(self, question: Question) -> Solution:
        return Solution(key=str(question.answer), also_right=question.accepted)

    def guess_rate(self, question: Question) -> float:
        return 0.0
