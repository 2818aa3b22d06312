"""What is known while the sentences of an article are read one after the other."""

from dataclasses import dataclass, field

from questions.facts.claim import Claim
from questions.facts.fact import Span
from questions.facts.memory import Memory
from questions.facts.mentions import Mentions
from questions.facts.names import Names
from questions.facts.sentence import Sentence
from questions.facts.subjects import Subject


@dataclass(frozen=True, slots=True)
class Lookup:
    """What holds for the whole article. ``published`` is its year and month, where known."""

    names: Names
    mentions: Mentions
    memory: Memory
    published: tuple[int, int] | None


@dataclass(slots=True)
class Reading:
    """The state of reading one sentence.

    ``left_out`` are indices of tokens that no claim of the sentence has, ``times`` those of words
    like "currently" among them, ``earlier`` the subject of its first clause, ``owner`` whose its
    subjects are, where the sentence has only "its", ``support`` the
    sentences that the latest clause was completed from.
    """

    sentence: Sentence
    lookup: Lookup
    left_out: set[int]
    times: set[int]
    earlier: Subject | None = None
    owner: Subject | None = None
    support: set[Span] = field(default_factory=set)
    claims: list[Claim] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)

    def drop(self, reason: str) -> None:
        """Notes why a clause of the sentence is not used."""
        self.dropped.append((self.sentence.text, reason))
