"""What a learner may see of a question before answering it."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from questions.kinds import kind
from questions.question import Option, Question


def with_option_ids(question: Question, make_id: Callable[[], str]) -> Question:
    """Returns the question with a fresh id for every option; ``make_id`` gives one at each call."""
    return replace(question, options=tuple(replace(option, id=make_id()) for option in question.options))


def public_view(question: Question, order_seed: int | str) -> dict[str, Any]:
    """Returns the question without anything that gives its key away.

    An allow-list: kind and stem, and what the kind's own ``view`` adds. Options come in an order that
    depends on the seed and their ids only.
    """
    shown = sorted(question.options, key=lambda option: _place(option, order_seed))
    view = kind(question.kind).view(replace(question, options=tuple(shown)))
    return {"kind": question.kind, "stem": question.stem, **view}


def _place(option: Option, seed: int | str) -> str:
    return sha256(f"{seed}:{option.id or option.text}".encode(errors="surrogatepass")).hexdigest()
