"""A text with gaps to be filled by typing."""

from collections.abc import Mapping
from itertools import count, takewhile
from typing import Any

from questions.kinds.kind import BadResponse, Grade, Kind, Solution
from questions.kinds.marking import mark, nothing_answered
from questions.kinds.responses import text_in
from questions.kinds.structure import common_faults, gaps_in, text_answer_faults
from questions.kinds.typed.compare import Comparison, compare
from questions.question import Question

MOST_GAPS = 20


class Cloze(Kind):
    """The stem holds ``____`` for each gap. A response is the list of the gaps' texts, in order.

    Gap i scores ``points[i]`` where there are as many gaps as points; otherwise every point gets
    the mean of the gaps. ``accepted`` belongs to the gap of a cloze with one gap only.
    """

    name = "cloze"
    label = "Fill the gap"
    form = "cloze"

    def parse(self, response: Any) -> list[str] | None:
        if response is None:
            return None
        if not isinstance(response, list | tuple):
            raise BadResponse("The answer should be a list with the text of each gap.")
        if len(response) > MOST_GAPS:
            raise BadResponse("The answer has more texts than any question has gaps.")
        texts = [text_in(each, f"Gap {number}") or "" for number, each in enumerate(response, 1)]
        return texts if any(texts) else None

    def sent(self, fields: Mapping[str, str], name: str = "response") -> list[str] | None:
        gaps = [fields[f"{name}-{gap}"] for gap in takewhile(lambda gap: f"{name}-{gap}" in fields, count())]
        return gaps if any(gap.strip() for gap in gaps) else None

    def view(self, question: Question) -> dict[str, Any]:
        return {"gaps": gaps_in(question.stem)}

    def check(self, question: Question) -> list[str]:
        keys = _keys(question)
        faults = common_faults(question, self.name) + text_answer_faults(keys, question.accepted)
        gaps = gaps_in(question.stem)
        if gaps == 0:
            faults.append("The text has no gap.")
        elif gaps != len(keys):
            faults.append(f"The text has {gaps} gaps, but there are {len(keys)} answers.")
        if gaps > MOST_GAPS:
            faults.append(f"A text should have at most {MOST_GAPS} gaps.")
        if len(keys) > 1 and question.accepted:
            faults.append("Other accepted answers can be given for a text with one gap only.")
        return faults

    def grade(self, question: Question, response: Any) -> Grade:
        texts = self.parse(response)
        if texts is None:
            return nothing_answered(question)
        keys = _keys(question)
        if len(texts) != len(keys):
            raise BadResponse(f"The question has {len(keys)} gaps, but {len(texts)} texts were sent.")
        results = [_compare(question, text, key) for text, key in zip(texts, keys, strict=True)]
        notes = dict.fromkeys(result.note for result in results if result.note)
        return mark(question, [float(result.right) for result in results], " ".join(notes))

    def solution(self, question: Question) -> Solution:
        return Solution(key=" · ".join(_keys(question)), also_right=question.accepted)

    def guess_rate(self, question: Question) -> float:
        return 0.0


def _keys(question: Question) -> list[str]:
    answer = question.answer
    return [answer] if isinstance(answer, str) else [str(key) for key in answer]


def _compare(question: Question, text: str, key: str) -> Comparison:
    others = [other for other in _keys(question) if other != key]
    wrong = [option.text for option in question.options if not option.correct]
    return compare(text, [key, *(() if others else question.accepted)], wrong + others)
