"""What a writer of questions has to work with."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.facts.claim import Claim
from questions.facts.fact import Fact, Point
from questions.facts.finding import Finding
from questions.facts.names import Names
from questions.facts.quantity import Quantity, quantities
from questions.facts.slot import Slot
from questions.kinds.typed.stemming import stem as stem_of
from questions.kinds.typed.wording import words_in
from questions.question import Evidence, Question, Share
from questions.writing.anchoring import unanchored
from questions.writing.labelling import labelled, settled, stands_in

_EXPLAINED = frozenset({"why", "how", "what_for"})
"""Roles whose answers are clauses: a topic's word in them gives nothing away."""
WORTH_OF_A_WHOLE = 0.3
"""Worth of asking whether a whole statement is true, from 0 to 1."""


@dataclass(frozen=True)
class Background:
    """What the article as a whole offers: its text, its sentences in clean prose, and its names."""

    text: str
    sentences: Sequence[str]
    names: Names
    findings: Sequence[Finding] = ()
    seed: int = 0

    @cached_property
    def figures(self) -> list[tuple[str, Quantity, str]]:
        """Every figure of the article: its text, what it is, and its sentence."""
        return [
            (sentence[figure.start : figure.end], figure, sentence)
            for sentence in self.sentences
            for figure in quantities(sentence)
        ]

    @cached_property
    def words(self) -> dict[str, int]:
        """How often each word stands in the article, by its stem."""
        return Counter(stem_of(word) for sentence in self.sentences for word in words_in(sentence))

    @cached_property
    def terms(self) -> dict[str, list[tuple[str, str]]]:
        """The terms of the article by the kind of thing they are, each with its sentence."""
        found: dict[str, list[tuple[str, str]]] = {}
        for finding in self.findings:
            for _, slot in finding.slots:
                if slot.value == "term" and slot.family:
                    told = (slot.answer, finding.claim.sentence.text)
                    found.setdefault(slot.family, []).append(told)
        return found

    def sentence_with(self, text: str) -> str | None:
        """Returns the first sentence that holds a text."""
        return next((sentence for sentence in self.sentences if text in sentence), None)


@dataclass(frozen=True)
class Material:
    """A finding and one of its points (with its slot, None for the whole), before the whole article."""

    finding: Finding
    point: Point
    slot: Slot | None
    background: Background

    @property
    def claim(self) -> Claim:
        return self.finding.claim

    @property
    def fact(self) -> Fact:
        return self.finding.fact

    def explanation(self, answer: str) -> str:
        """Returns the statement, with the article's own sentence where that tells much more."""
        statement = self.fact.statement
        sentence = self.claim.sentence.text.strip()
        told = {word.lower() for word in statement.split()} - {word.lower() for word in answer.split()}
        more = len(sentence.split()) - len(statement.split())
        if len(told) < 7 and 2 < more <= 30:
            return f"{statement} The article says: “{sentence.strip('“”')}”"
        return statement

    def random(self, purpose: str) -> random.Random:
        """Returns a source of chance that depends on seed, point and purpose only."""
        return random.Random(f"{self.background.seed}:{self.point.id}:{purpose}")  # noqa: S311

    def draft(self, kind: str, stem: str, answer: str, *, doubts: tuple[str, ...] = ()) -> Question:
        """Returns a question about the point with its evidence, explanation and doubts."""
        start, end = self.fact.spans[0]
        names = self.background.names
        asked = "" if kind == "true_false" or self.point.role in _EXPLAINED else answer
        stem = labelled(stem, asked, names)
        lost = unanchored(stem, names, self.claim.speaker)
        of_stem = (lost,) if lost else ()
        of_slot = self.slot.doubts if self.slot else ()
        of_claim = tuple(doubt for doubt in self.claim.doubts if stands_in(doubt, stem))
        every = tuple(dict.fromkeys((*of_claim, *of_slot, *doubts, *of_stem)))
        worth = self.slot.worth if self.slot else WORTH_OF_A_WHOLE
        return Question(
            kind=kind,
            stem=stem,
            answer=answer,
            points=(Share(point=self.point.id, fact=self.fact.id, role=self.point.role),),
            explanation=self.explanation(answer),
            evidence=Evidence(text=self.background.text[start:end], start=start, end=end),
            spans=self.fact.spans[1:],
            attribution=self.fact.attribution,
            importance=round(0.6 * self.fact.importance + 0.4 * worth, 3),
            doubts=settled(every, stem, names, self.background.words),
        )
