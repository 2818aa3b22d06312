"""What can be seen of an answer within its sentence and article, from plain text alone."""

import math
import re

from questions.worth.features import Article, Features
from questions.worth.words import commonness, content, is_content, words

LONGEST_ANSWER = 6
"""An answer of more words is a clause: only its sentence tells what it is worth."""

_DEFINED = re.compile(
    r"^[\"”’)]*(?: \([^)]*\))?,? (?:is|are|was|were|refers?|means|involves?|occurs?|consists?|describes?)\b"
)
_NAMED = re.compile(
    r"(?:called|known as|termed|named|referred to as|refers to|defined as|or|the term|is|are)(?: an?| the)? [\"“‘]?$"
)
_EXPLAINED = re.compile(r"^[\"”’]*(?: \(|, (?:or|which|who|an?|the|also)\b|—)")


def is_term(answer: str) -> bool:
    """Tells whether an answer is of the sort the books tell about: a short phrase without figures."""
    said = words(answer)
    return 0 < len(said) <= LONGEST_ANSWER and not any(word[0].isdigit() for word in said)


def answer_features(article: Article, index: int, answer: str) -> Features:
    """Returns the features of an answer to a question on a sentence, by name."""
    line = article.lines[index]
    said = words(answer)
    stems = frozenset(content(answer))
    spread = [article.spread[each] for each in stems] or [0]
    start = line.text.lower().find(answer.lower())
    return {
        "one word": float(len(said) == 1),
        "words": float(len(said)),
        "content words": len(stems) / (len(said) or 1),
        "capitals": sum(word[0].isupper() for word in said) / (len(said) or 1) if start > 0 else 0.0,
        **_rarity(said),
        "leant on": math.log1p(sum(spread) / len(spread)),
        "least leant on": math.log1p(min(spread)),
        "whole leant on": math.log1p(sum(stems <= each.kinds for each in article.lines)) if stems else 0.0,
        "in title": _within(stems, article.title),
        "in headings": _within(stems, article.headings),
        "new here": sum(article.first.get(each) == index for each in stems) / (len(stems) or 1),
        "share of sentence": len(said) / (len(line.words) or 1),
        **_surroundings(line.text, start, len(answer)),
    }


def _rarity(said: list[str]) -> Features:
    zipfs = [commonness(word.lower()) for word in said if is_content(word)] or [6.0]
    return {"mean commonness": sum(zipfs) / len(zipfs), "rarest": min(zipfs)}


def _within(stems: frozenset[str], of: frozenset[str]) -> float:
    return len(stems & of) / (len(stems) or 1)


def _surroundings(text: str, start: int, length: int) -> Features:
    found = start >= 0
    before, after = (text[:start], text[start + length :]) if found else ("", "")
    return {
        "found": float(found),
        "place": start / (len(text) or 1) if found else 0.5,
        "opens sentence": float(found and len(before) < 5),
        "ends sentence": float(found and len(after) < 3),
        "is defined": float(_DEFINED.search(after) is not None),
        "is named": float(_NAMED.search(before) is not None),
        "is explained": float(_EXPLAINED.search(after) is not None),
        "quoted": float(before[-1:] in '“"‘' and bool(before)),
    }
