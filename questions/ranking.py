"""What is worth asking: how much an article leans on each of its facts."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from questions.facts.finding import Finding
from questions.facts.vocabulary import vocabulary

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}|\d[\d,.]*")
_COMMON = vocabulary(
    "the and for that with was were are has have had from this which been its their not but can will "
    "would may "
    "more than also into over under about between according says said one two all other such only"
)
LEAD_WORDS = 110
"""How many words of an article count as its lead."""


def content_words(text: str) -> list[str]:
    """Returns the words of a text that carry its content, in lower case and roughly stemmed."""
    found = (word.lower().rstrip("s’'") for word in _WORD.findall(text))
    return [word for word in found if word not in _COMMON]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What an article stresses: the words of its title, of title and lead, and how often each word comes."""

    title: frozenset[str]
    lead: frozenset[str]
    counts: Counter[str]
    sentences: int


def emphasis(title: str, sentences: Sequence[str]) -> Emphasis:
    """Reads what an article stresses."""
    return Emphasis(
        title=frozenset(content_words(title)),
        lead=frozenset(content_words(" ".join([title, *_lead(sentences)]))),
        counts=Counter(content_words(" ".join(sentences))),
        sentences=len(sentences),
    )


def _lead(sentences: Sequence[str]) -> list[str]:
    lead: list[str] = []
    for sentence in sentences:
        if sum(len(each.split()) for each in lead) >= LEAD_WORDS:
            break
        lead.append(sentence)
    return lead


def importance(finding: Finding, stress: Emphasis) -> float:
    """Returns how much an article leans on a fact, from 0 to 1.

    Weighs overlap with lead and title, how often its words come back, its place, and the worth of
    what it lets one ask.
    """
    words = set(content_words(finding.fact.statement)) or {""}
    overlap = sum(word in stress.lead for word in words) / len(words)
    titled = sum(word in stress.title for word in words) / max(1, len(stress.title))
    again = sum(min(stress.counts[word], 5) - 1 for word in words if stress.counts[word] > 1)
    place = 1 - finding.claim.sentence.index / max(1, stress.sentences)
    worth = max((slot.worth for _, slot in finding.slots), default=0.3)
    repeated = again / (4 * len(words))
    score = 0.3 * overlap + 0.15 * min(1.0, titled) + 0.15 * repeated + 0.1 * place + 0.3 * worth
    return round(min(1.0, score), 3)
