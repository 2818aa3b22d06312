"""Long answers, such as reasons: what counts is the idea, in whatever words around its main ones.

Comparing word for word would mark nearly every right answer wrong as soon as a key is a clause.
"""

from collections.abc import Iterable

from questions.kinds.typed.stemming import stem
from questions.kinds.typed.wording import fold

FEWEST_WORDS = 4
"""Content words that a key must have, beside those of the question, to be marked by its idea."""
ENOUGH = 0.6
"""Share of these words that an answer must have."""
_IDLE = frozenset(
    """
    a about after all also although an and any are as at be because been before being both but by can could
    did do does doing due during each for from had has have he her him his how if in into is it its itself
    just may might most much must of on one only or other out over own s she should since so some such
    that the their them then there these they this those through thus to too under until up upon very
    was were what when where which while who whom whose why will with within would
    """.split()
)
_DENIALS = frozenset(
    "not no never none neither nor without cannot dont doesnt didnt isnt wasnt arent".split()
)
_TURNS = tuple(
    frozenset(map(stem, words.split()))
    for words in (
        "more increase rise grow raise higher larger longer greater faster stronger",
        "less fewer decrease reduce fall shrink decline lower smaller shorter slower weaker",
    )
)
"""Stems that turn an idea round when one stands for the other."""


def same_idea(typed: str, key: str, asked: str = "") -> bool:
    """Tells whether an answer says what a long key says: most of its main words, all of its numbers,
    the same denials, nothing turned round. Words of the question don't count. False for short keys.
    """
    wanted = _main(key) - _main(asked)
    if len(wanted) < FEWEST_WORDS:
        return False
    given = _main(typed)
    figures = {word for word in wanted if word[0].isdigit()}
    turned = any(_turned(given, wanted, _TURNS[one], _TURNS[1 - one]) for one in (0, 1))
    return (
        len(wanted & given) / len(wanted) >= ENOUGH
        and figures <= given
        and _denied(typed) == _denied(key)
        and not turned
    )


def _main(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in fold(text) if word not in _IDLE and word not in _DENIALS)


def _denied(text: str) -> bool:
    return sum(word in _DENIALS for word in fold(text)) % 2 == 1


def _turned(given: frozenset[str], wanted: frozenset[str], one: Iterable[str], other: Iterable[str]) -> bool:
    """Tells whether the key has words of one sort, and the answer has those of the other instead."""
    return bool(wanted.intersection(one)) and not given.intersection(one) and bool(given.intersection(other))
