"""True or false: the statement itself, or the statement with one detail changed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from questions.distractors import distractors
from questions.facts.pieces import capitalised
from questions.question import Question
from questions.writing.exchanges import exchanged
from questions.writing.material import Material
from questions.writing.opposites import best_swap

KIND = "true_false"
LONGEST_STATEMENT = 32
SHORTEST_STATEMENT = 6
FEWEST_TELLING_WORDS = 5
_CHANGEABLE = frozenset({"figure", "year"})


def write(material: Material) -> Iterator[Question]:
    """Yields the statement as true for the whole, and with one detail changed for a point of it."""
    if not SHORTEST_STATEMENT <= len(material.fact.statement.split()) <= LONGEST_STATEMENT:
        return
    if material.claim.clause.subject_token.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}:
        return
    if material.slot is None and material.claim.origin != "speech":
        yield from _whole(material)
    elif material.slot is not None and material.slot.value in _CHANGEABLE:
        yield from _changed(material)


def _whole(material: Material) -> Iterator[Question]:
    statement = material.fact.statement
    doc = material.claim.clause.verb.doc
    tokens = [doc[piece.token] for piece in material.claim.pieces if piece.token >= 0]
    telling = sum(token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"} for token in tokens)
    if telling < FEWEST_TELLING_WORDS:
        return
    yield replace(material.draft(KIND, statement, "true"), difficulty=0.3, guess_rate=0.5, confidence=0.7)
    turned = exchanged(material.claim)
    if turned is not None:
        yield _false(material, turned[0], turned[1], 0.6)
    swap = best_swap(material.claim, material.background.pairs)
    if swap is not None:
        start, end = material.claim.place(swap.position, swap.position)
        false = capitalised(_with_article(statement[:start], swap.word) + statement[end:])
        yield _false(material, false, statement[start:end], 0.5)


def _changed(material: Material) -> Iterator[Question]:
    slot = material.slot
    wrong = distractors(material)
    if slot is None or not wrong:
        return
    statement = material.fact.statement
    start, end = material.claim.place(*slot.gap)
    right = statement[start:end]
    new = [each for each in wrong if each.bare not in statement.split()]
    if not new:
        return
    false = _fitted(right, slot.answer, material.random("false").choice(new).text)
    if false is not None and false != right:
        yield _false(material, statement[:start] + false + statement[end:], right, 0.65)


def _fitted(right: str, answer: str, other: str) -> str | None:
    """Returns the wrong answer in the form in which the right one stands in the statement."""
    if right == answer:
        return other
    return right.replace(answer, other, 1) if answer in right else None


def _false(material: Material, stem: str, right: str, confidence: float) -> Question:
    draft = material.draft(KIND, re.sub(r"\s+", " ", stem), "false")
    explanation = f"The statement is false: it should say “{right}”. {material.explanation(right)}"
    return replace(draft, explanation=explanation, difficulty=0.4, guess_rate=0.5, confidence=confidence)


def _with_article(before: str, word: str) -> str:
    """Returns the text up to a word that was put in, "a" or "an" before it put right."""
    article = "an" if word[0].lower() in "aeiou" else "a"
    return (
        re.sub(r"\b(?P<first>[Aa])n?(?P<space> )$", lambda found: found["first"] + article[1:] + " ", before)
        + word
    )
