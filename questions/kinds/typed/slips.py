"""Slips of spelling: what is forgiven, and what is another word."""

from collections.abc import Sequence

from questions.kinds.typed.wording import squashed

_MOST_EDITS = 2


def edit_distance(one: str, other: str, limit: int) -> int:
    """Returns how many letters are added, lost, changed or swapped with a neighbour, up to ``limit`` + 1.

    The optimal string alignment distance: Damerau's four kinds of slip, no part edited twice.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            best = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                best = min(best, before[column - 2] + 1)
            now.append(best)
        before, last = last, now
    return min(last[-1], limit + 1)


def allowed_edits(word: str) -> int:
    """Returns how many slips a word may hold: none in a short word or one with digits, else one or two."""
    if len(word) < 5 or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < 9 else 2


def is_slip(typed: Sequence[str], key: Sequence[str], wrong: Sequence[Sequence[str]]) -> bool:
    """Whether the typed words are the key's with a slip or two, and nothing else.

    ``wrong`` are answers known to be wrong: what is as near to one of them is no slip. Neither is
    a word that exists: "hypotension" is not a misspelt "hypertension".
    """
    if len(typed) != len(key):
        return False
    edits = 0
    for word, wanted in zip(typed, key, strict=True):
        distance = edit_distance(word, wanted, allowed_edits(wanted))
        if distance > allowed_edits(wanted) or (distance and _is_another_word(word, wanted)):
            return False
        edits += distance
    typed_text = squashed(tuple(typed))
    near_wrong = any(edit_distance(typed_text, squashed(tuple(each)), edits) <= edits for each in wrong)
    return 0 < edits <= _MOST_EDITS and not near_wrong


def _is_another_word(typed: str, wanted: str) -> bool:
    """Whether the typed word is one that people write on purpose.

    Word lists hold common misspellings too ("recieve"); those are far rarer than the word itself,
    so only a word that is at least a thirtieth as frequent (1.5 on the Zipf scale) counts.
    """
    from wordfreq import zipf_frequency  # loaded on first use: its list takes half a second

    frequency: float = zipf_frequency(typed, "en")
    return frequency > 0 and frequency >= zipf_frequency(wanted, "en") - 1.5
