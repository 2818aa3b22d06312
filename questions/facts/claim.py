"""One thing that a sentence states: a clause with its speaker, as a sentence that stands alone."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Literal

from questions.facts.clause import Clause
from questions.facts.fact import Span
from questions.facts.pieces import Piece, capitalised, join, joined, words
from questions.facts.sentence import Sentence

Origin = Literal[
    "main", "conjunct", "reported", "speech", "relative", "setting", "apposition", "class", "explained"
]
Section = Literal["opening", "lead", "subject", "middle", "finite", "rest"]


@dataclass(frozen=True)
class Claim:
    """A clause that an article states or reports.

    ``speaker`` is who says it, as it is shown, None for the article itself.
    ``doubts`` are reasons why the statement may not stand alone; ``fault`` is the reason why it
    surely does not. ``quoted`` says that the clause is a speaker's own words, kept word for word.
    ``support`` are other sentences that names and pronouns were resolved from.
    """

    clause: Clause
    sentence: Sentence
    origin: Origin = "main"
    speaker: str | None = None
    speaker_key: str | None = None
    doubts: tuple[str, ...] = ()
    fault: str | None = None
    quoted: bool = False
    support: tuple[Span, ...] = ()

    @property
    def opening(self) -> tuple[Piece, ...]:
        """The words that name the speaker."""
        if self.speaker is None:
            return ()
        if self.quoted:
            return (*words(f"{self.speaker} said:"), Piece("“", space=False))
        *rest, last = words(f"According to {self.speaker}")
        return (*rest, Piece(last.text, space=False), Piece(","))

    @cached_property
    def sections(self) -> dict[Section, tuple[Piece, ...]]:
        """The pieces of the statement by section, in order, its full stop left out."""
        clause = self.clause
        closed = clause.finite.text == "can" and clause.rest and clause.rest[0].text == "not"
        comma = (Piece(","),) if clause.lead and clause.lead[-1].text not in {"”", '"'} else ()
        return {
            "opening": self.opening,
            "lead": (*clause.lead, *comma),
            "subject": clause.subject,
            "middle": clause.middle,
            "finite": (replace(clause.finite, space=False) if closed else clause.finite,),
            "rest": clause.rest,
        }

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the whole statement, its full stop included."""
        closing = (Piece("."), Piece("”")) if self.quoted else (Piece("."),)
        return (*chain.from_iterable(self.sections.values()), *closing)

    def bounds(self, section: Section) -> tuple[int, int]:
        """Returns the positions of a section's first piece and of the one after its last."""
        start = 0
        for name, pieces in self.sections.items():
            if name == section:
                return start, start + len(pieces)
            start += len(pieces)
        raise KeyError(section)

    @cached_property
    def _joined(self) -> tuple[str, list[tuple[int, int]]]:
        return joined(self.pieces)

    @property
    def statement(self) -> str:
        """The statement as a sentence."""
        return capitalised(self._joined[0])

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Returns where in the statement the pieces from ``first`` to ``last`` stand."""
        places = self._joined[1]
        return places[first][0], places[last][1]

    def positions(self, tokens: set[int]) -> list[int]:
        """Returns the positions of the pieces that come from the given tokens."""
        return [index for index, piece in enumerate(self.pieces) if piece.token in tokens]

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """Returns the positions of the first and the last piece in a stretch of the statement."""
        inside = [
            index for index, (first, last) in enumerate(self._joined[1]) if first < end and last > start
        ]
        return inside[0], inside[-1]

    def text(self, first: int, last: int) -> str:
        """Returns the text of the pieces from ``first`` to ``last``, without a comma at its end."""
        return join(self.pieces[first : last + 1]).rstrip(",")
