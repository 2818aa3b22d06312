"""Whether a typed answer is a key, fairly read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from questions.kinds.typed.dates import read_date
from questions.kinds.typed.idea import same_idea
from questions.kinds.typed.slips import is_slip
from questions.kinds.typed.wording import fold, squashed

_LIST = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
_FUNCTION_WORDS = frozenset(
    {
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "had",
        "has",
        "have",
        "do",
        "did",
        "does",
        "that",
        "because",
        "due",
    }
    | {
        "it",
        "they",
        "there",
        "this",
        "its",
        "their",
        "his",
        "her",
        "him",
        "them",
        "he",
        "she",
        "which",
        "who",
        "the",
    }
    | {"of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "as", "so"}
)
_IDEA = "Marked by its idea: your answer has the main words of the key."
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """``right``, and a ``note`` for the learner where something was forgiven."""

    right: bool
    note: str = ""


def compare(typed: str, keys: Sequence[str], wrong: Sequence[str] = (), asked: str = "") -> Comparison:
    """Compares a typed answer with the keys.

    ``wrong`` are answers known to be wrong, ``asked`` is the question: its words may be repeated.
    """
    keys = [wording for key in keys for wording in _wordings(key)]
    if any(same(typed, key) or _in_a_sentence(typed, key, asked) for key in keys):
        return Comparison(right=True)
    if any(same(typed, each) for each in wrong):
        return Comparison(right=False)
    words, others = fold(typed), [fold(each) for each in wrong]
    slipped = next((key for key in keys if is_slip(words, fold(key), others)), None)
    if slipped is None:
        idea = any(same_idea(typed, key, asked) for key in keys)
        return Comparison(right=idea, note=_IDEA if idea else "")
    return Comparison(right=True, note=f"Almost: the spelling is “{slipped}”.")


def same(typed: str, key: str) -> bool:
    """Whether two texts say the same to a fair marker. A date may say more than its key, not less."""
    typed_date, key_date = read_date(typed), read_date(key)
    if typed_date and key_date:
        return typed_date.answers(key_date)
    one, other = fold(typed), fold(key)
    if not one or not other:
        return typed.strip() == key.strip() != ""
    return one == other or squashed(one) == squashed(other) or _same_list(typed, key)


def _in_a_sentence(typed: str, key: str, asked: str) -> bool:
    """Whether the answer is the key, in its order, among words of the question and words without content."""
    wanted = [word for word in fold(key) if word not in _FUNCTION_WORDS]
    idle = _FUNCTION_WORDS | set(fold(asked)) - set(wanted)
    return wanted != [] and [word for word in fold(typed) if word not in idle] == wanted


def _same_list(typed: str, key: str) -> bool:
    """Whether both list the same things in any order: "radars and satellites"."""
    parts = [sorted(fold(part) for part in _LIST.split(text) if fold(part)) for text in (typed, key)]
    return len(parts[0]) > 1 and parts[0] == parts[1]


def _wordings(key: str) -> list[str]:
    """The key, and the key without what stands in brackets: "Dongfeng-41 (DF-41)"."""
    short = _IN_BRACKETS.sub("", key).strip()
    return [key, short] if short and short != key else [key]
