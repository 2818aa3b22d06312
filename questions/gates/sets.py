"""A question beside the others of its set: nothing twice, and none answers another."""

import re

from questions.gates.registry import Candidate, hard
from questions.gates.words import content, likeness, overlap, position
from questions.kinds.typed.wording import fold
from questions.question import Question

_SAME_CLAIM = 0.8
_ABOUT_THE_SAME = 0.6


def _rivals(candidate: Candidate) -> list[Question]:
    """The other main questions; alternates are never shown in one set with what they stand for."""
    if candidate.question.alternate_of:
        return []
    return [other for other in candidate.others if not other.alternate_of and other is not candidate.question]


def _key_text(question: Question) -> str:
    if question.kind == "true_false":
        return ""
    return question.answer if isinstance(question.answer, str) else " ".join(question.answer)


def _claim(question: Question) -> frozenset[str]:
    """The content words of stem and key: what the question and its answer say together."""
    return content(f"{question.stem} {_key_text(question)}")


@hard
def point_not_asked_before(candidate: Candidate) -> str | None:
    """No earlier main question asks for one of the same points."""
    mine = {share.point for share in candidate.question.points}
    for other in _rivals(candidate):
        if mine & {share.point for share in other.points}:
            return f"“{other.stem}” asks for the same point."
    return None


@hard
def nothing_asked_twice(candidate: Candidate) -> str | None:
    """No earlier main question says much the same, or asks for the same answer from the same evidence."""
    claim = _claim(candidate.question)
    for other in _rivals(candidate):
        if _same_term(candidate.question, other):
            return f"“{other.stem}” asks for the same term."
        if likeness(claim, _claim(other)) >= _SAME_CLAIM:
            return f"“{other.stem}” is nearly the same question."
        if (
            _same_answer(candidate.question, other)
            and overlap(content(candidate.stem), _claim(other)) >= _ABOUT_THE_SAME
        ):
            return f"“{other.stem}” asks for the same answer from the same passage."
    return None


_NAMING = re.compile(
    r"\b(?:called|known as|named|termed)(?: ____|\?)|^Which term |^____ (?:is|are) (?:an?|the) "
)


def _same_term(one: Question, other: Question) -> bool:
    """Whether both describe a thing and ask for one and the same name, in singular or plural."""
    keys = [content(_key_text(question)) for question in (one, other)]
    return keys[0] == keys[1] != frozenset() and all(
        _NAMING.search(question.stem) for question in (one, other)
    )


def _same_answer(one: Question, other: Question) -> bool:
    keys = fold(_key_text(one)), fold(_key_text(other))
    if not keys[0] or keys[0] != keys[1] or one.evidence is None or other.evidence is None:
        return False
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


@hard
def not_answered_by_another(candidate: Candidate) -> str | None:
    """No question of the set tells the answer of another in its stem."""
    for other in _rivals(candidate):
        if _tells(other, candidate.question):
            return f"“{other.stem}” gives the answer away."
        if _tells(candidate.question, other):
            return f"The question gives away the answer of “{other.stem}”."
    return None


def _tells(teller: Question, asked: Question) -> bool:
    """Whether the teller's stem holds the key of the other and most of what the other says."""
    key = fold(_key_text(asked))
    if not key or position(key, fold(teller.stem)) < 0:
        return False
    words = content(re.sub(r"_+", " ", asked.stem)) - content(_key_text(asked))
    return overlap(words, content(teller.stem)) >= _ABOUT_THE_SAME
