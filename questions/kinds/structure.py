"""Checks of a question's own parts that all kinds share. Each gives sentences for people."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from questions.kinds.typed.wording import fold
from questions.question import Question

GAP = "____"
_END = re.compile(r"[.?!:…][\"'”’)\]]*$")


def gaps_in(stem: str) -> int:
    """Returns the number of gaps of a stem."""
    return len(re.findall(r"_{2,}", stem))


def common_faults(question: Question, kind: str) -> list[str]:
    """Returns what is wrong with the parts that every kind of question has."""
    faults = [] if question.kind == kind else [f"The question's kind is “{question.kind}”, not “{kind}”."]
    return faults + _stem_faults(question.stem) + _share_faults(question) + _evidence_faults(question)


def _stem_faults(stem: str) -> list[str]:
    if not stem.strip():
        return ["The question has no text."]
    faults = []
    if not _END.search(stem.strip()):
        faults.append("The question's text should end with a question mark or a full stop.")
    if any(len(gap) != len(GAP) for gap in re.findall(r"_{2,}", stem)):
        faults.append(f"Every gap should be written as {GAP}, whatever the length of the answer.")
    return faults


def _share_faults(question: Question) -> list[str]:
    shares = question.points
    if not shares:
        return ["The question asks for no point of a fact."]
    faults = []
    if any(share.share <= 0 for share in shares) or abs(sum(share.share for share in shares) - 1) > 1e-6:
        faults.append("The shares of the points should be positive and sum to 1.")
    if len({share.point for share in shares}) < len(shares):
        faults.append("Each point should be asked once.")
    return faults


def _evidence_faults(question: Question) -> list[str]:
    evidence = question.evidence
    if evidence is None:
        return []
    if not evidence.text.strip():
        return ["The evidence has no text."]
    if evidence.start < 0 or evidence.end - evidence.start != len(evidence.text):
        return ["The evidence's place in the article does not fit its length."]
    return []


def text_answer_faults(answers: Iterable[object], accepted: Sequence[str]) -> list[str]:
    """Returns what is wrong with typed keys: they must be texts with something to compare."""
    faults = []
    if any(not isinstance(answer, str) or not fold(answer) for answer in answers):
        faults.append("The answer is empty.")
    if any(not fold(each) for each in accepted):
        faults.append("One of the accepted answers is empty.")
    return faults


def repeated(texts: Iterable[str]) -> list[str]:
    """Returns the texts that are the same as another but for case, marks and articles."""
    texts = list(texts)
    counts = Counter(fold(text) for text in texts)
    return [text for text in texts if counts[fold(text)] > 1]
