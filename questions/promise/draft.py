"""A draft on its way to a set: the question, what it was written from, and what soft gates found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.facts.fact import Span
from questions.gates.outline import Outline
from questions.question import Question
from questions.worth import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question that passed the hard gates.

    ``sort`` is the sort of fact its point belongs to, ``value`` what its answer is ("year",
    "reason"), ``origin`` the sort of clause ("main", "relative"); ``gates`` are the names of the
    soft gates that left a doubt, and of the hints.
    """

    question: Question
    sort: str
    value: str
    origin: str
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The article around a draft: its outline, its sentences, where each begins, and their worth."""

    outline: Outline
    sentences: Sequence[str]
    places: Mapping[Span, int]
    setting: Setting

    @classmethod
    def of(cls, outline: Outline, sentences: Sequence[str], spans: Sequence[Span]) -> "Scene":
        """Reads what features need to know of an article, once for all its drafts."""
        places = {span: index for index, span in enumerate(spans)}
        setting = Setting.of(outline.title, outline.headings, sentences)
        return cls(outline=outline, sentences=sentences, places=places, setting=setting)

    def index(self, draft: Draft) -> int:
        """Returns the number of the sentence that is the draft's evidence, 0 where it is none of them."""
        evidence = draft.question.evidence
        return self.places.get((evidence.start, evidence.end), 0) if evidence else 0
