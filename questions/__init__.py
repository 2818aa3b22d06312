"""Text in, checked questions out. No Flask, no database, no clock, no network.

    result = questions.generate(text, title=None, kinds=None, count=None, seed=0)
    result.questions, result.facts, result.conflicts, result.rejected, result.to_dict()
    questions.compare(old.facts, new.facts)    # what an edit of the article did: new, changed, gone, kept

What can be wrong with a text is in ``questions.errors``.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from questions import errors

if TYPE_CHECKING:
    from questions.changes import Comparison
    from questions.facts.fact import Fact
    from questions.generation import Result

__all__ = ["compare", "errors", "generate"]


def generate(
    text: str | bytes,
    title: str | None = None,
    kinds: Collection[str] | None = None,
    count: int | None = None,
    seed: int = 0,
) -> "Result":
    """Makes questions from an article: see ``questions.generation.generate``, loaded on first use."""
    from questions.generation import generate as make

    return make(text, title, kinds, count, seed)


def compare(old: "Sequence[Fact]", new: "Sequence[Fact]") -> "Comparison":
    """Compares the facts of two versions of an article: see ``questions.changes.compare``."""
    from questions.changes import compare as beside

    return beside(old, new)
