"""True or false: the statement itself, or the statement with one detail changed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from questions.distractors import distractors
from questions.gates.words import content, overlap
from questions.question import Question
from questions.siblings.others import one_other
from questions.writing.antonyms import opposites
from questions.writing.changes import Change, changed
from questions.writing.exchanges import exchanged
from questions.writing.material import Material
from questions.writing.turning import turned

KIND = "true_false"
LONGEST_STATEMENT = 32
SHORTEST_STATEMENT = 6
FEWEST_TELLING_WORDS = 5
LEAST_WEIGHT = 0.5
SHORTEST_CHANGED = 7
WORTH_OF_A_CHANGE = 0.55
_CHANGEABLE = frozenset({"figure", "year", "person", "country", "term"})
_LOOSE = re.compile(r"\b(?:possibly|perhaps|may|might|probably|likely)\b", re.IGNORECASE)
"""With these words, another value might be right as well."""
_HALF = re.compile(r"(?:Once|When|If|Because|Although|While|Since|As) [^,]*$")
"""A clause that waits for another."""
_EITHER_WAY = 0.5
"""Share of a statement's words in another sentence that has the opposite, from which on both may be true."""


def write(material: Material) -> Iterator[Question]:
    """Yields the statement as true for the whole, and with one detail changed for a point of it."""
    if not SHORTEST_STATEMENT <= len(material.fact.statement.split()) <= LONGEST_STATEMENT:
        return
    if _HALF.match(material.fact.statement):
        return
    if material.claim.clause.subject_token.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}:
        return
    if material.slot is None and material.claim.origin != "speech":
        yield from _whole(material)
    elif material.slot is not None and material.slot.value in _CHANGEABLE:
        yield from _exchanged(material)


def _whole(material: Material) -> Iterator[Question]:
    statement = material.fact.statement
    doc = material.claim.clause.verb.doc
    tokens = [doc[piece.token] for piece in material.claim.pieces if piece.token >= 0]
    telling = sum(token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"} for token in tokens)
    if telling >= FEWEST_TELLING_WORDS:
        yield replace(
            material.draft(KIND, statement, "true"), difficulty=0.3, guess_rate=0.5, confidence=0.66
        )
    if telling >= FEWEST_TELLING_WORDS - 1 and len(statement.split()) >= SHORTEST_CHANGED:
        yield from _turned_round(material)


def _turned_round(material: Material) -> Iterator[Question]:
    """Yields the statement with the change that hits its point best."""
    changes = [*turned(material.claim), *exchanged(material.claim), *opposites(material.claim)]
    sure = [each for each in changes if each.weight >= LEAST_WEIGHT and not _said_too(material, each)]
    best = max(sure, key=lambda each: each.weight, default=None)
    if best is not None:
        stem = changed(material.claim, best)
        yield _false(material, stem, best.right, best.wrong, 0.6 + 0.15 * best.weight)


def _said_too(material: Material, change: Change) -> bool:
    """Tells whether another sentence says the opposite of much the same things."""
    words = content(material.fact.statement) - content(change.right)
    wrong = content(change.wrong)
    own = material.claim.sentence.text
    return any(
        wrong & told and overlap(words, told) >= _EITHER_WAY
        for sentence in material.background.sentences
        if sentence != own and (told := content(sentence))
    )


def _exchanged(material: Material) -> Iterator[Question]:
    """Yields the statement with the answer to one point exchanged for another of its sort."""
    slot = material.slot
    if slot is None or _LOOSE.search(material.fact.statement):
        return
    wrong = distractors(material) if slot.value in {"figure", "year"} else []
    other = one_other(material, slot, wrong)
    if other is None:
        return
    statement = material.fact.statement
    start, end = material.claim.place(*slot.gap)
    right = statement[start:end]
    false = _fitted(right, slot.answer, other)
    if false is not None and false != right:
        yield _false(material, statement[:start] + false + statement[end:], right, false, 0.65)


def _fitted(right: str, answer: str, other: str) -> str | None:
    """Returns the wrong answer in the form in which the right one stands in the statement."""
    if right == answer:
        return other
    return right.replace(answer, other, 1) if answer in right else None


def _false(material: Material, stem: str, right: str, wrong: str, confidence: float) -> Question:
    draft = material.draft(KIND, re.sub(r"\s+", " ", stem), "false")
    told = material.explanation(right)
    explanation = f"“{wrong}” is false: the article says “{right}”. In fact: {told}"
    importance = draft.importance
    if material.slot is None:
        importance = round(0.6 * material.fact.importance + 0.4 * WORTH_OF_A_CHANGE, 3)
    return replace(
        draft,
        explanation=explanation,
        importance=importance,
        difficulty=0.4,
        guess_rate=0.5,
        confidence=round(confidence, 3),
    )
