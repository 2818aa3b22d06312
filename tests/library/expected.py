"""The facts that the built-in article states, with the keys and the evidence of each."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Keys = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Expected:
    """A fact of the built-in article. Of each inner tuple of ``keys`` one string is needed."""

    id: str
    importance: int
    who: str | None
    keys: Keys
    evidence: tuple[tuple[int, int], ...]

    def missing(self, text: str) -> list[tuple[str, ...]]:
        """Returns the inner tuples of which no string stands in the text, case ignored."""
        lower = text.casefold()
        return [any_of for any_of in self.keys if not any(key.casefold() in lower for key in any_of)]


def expected_facts() -> list[Expected]:
    """Returns the facts of ``facts.json``."""
    raw = json.loads(Path(__file__).with_name("facts.json").read_text("utf-8"))
    return [_fact(one) for one in raw["facts"]]


def _fact(one: dict[str, Any]) -> Expected:
    return Expected(
        id=one["id"],
        importance=one["importance"],
        who=one["who"],
        keys=tuple(tuple(any_of) for any_of in one["keys"]),
        evidence=tuple((start, end) for start, end in one["evidence"]),
    )
