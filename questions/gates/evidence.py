"""The evidence stands where it is said to stand, and it supports the key."""

from questions.gates.registry import Candidate, hard
from questions.gates.words import capitalised, capitals_of, content, numbers, overlap, stems, tokens
from questions.kinds import UnknownKind, kind
from questions.kinds.typed.stemming import stem

_REACH = 250
"""Characters before the evidence in which its pronouns may have what they stand for."""


@hard
def sound_structure(candidate: Candidate) -> str | None:
    """The question's own parts fit together, by its kind's check."""
    try:
        faults = kind(candidate.question.kind).check(candidate.question)
    except UnknownKind as error:
        return str(error)
    return faults[0] if faults else None


@hard
def evidence_in_place(candidate: Candidate) -> str | None:
    """The evidence is the article's text at its offsets, word for word."""
    evidence = candidate.question.evidence
    if evidence is None or not evidence.text.strip():
        return "No evidence is given."
    if candidate.text[evidence.start : evidence.end] != evidence.text:
        return "The evidence is not found at its place in the article."
    if any(not 0 <= start < end <= len(candidate.text) for start, end in candidate.question.spans):
        return "A further place of the evidence lies outside the article."
    return None


@hard
def evidence_supports_key(candidate: Candidate) -> str | None:
    """The key's numbers and most of its words stand in the evidence; names may come from the article."""
    support = candidate.evidence_words
    for key in candidate.keys:
        missing = numbers(key) - support
        if missing:
            return f"The evidence does not hold the key's number {min(missing)}."
        words = content(key)
        known = words & (support | _resolved(key, candidate.text))
        if words and len(known) / len(words) < 0.6:
            return f"The evidence does not hold the key “{key}”."
    return None


@hard
def evidence_supports_statement(candidate: Candidate) -> str | None:
    """A statement's words stand in the evidence: all its numbers if it is true, most of the rest anyway."""
    if candidate.question.kind != "true_false":
        return None
    words = candidate.stem_words
    known = _known(candidate)
    true = candidate.question.answer == "true"
    missing = numbers(candidate.stem) - candidate.evidence_words
    if true and missing:
        return f"The evidence does not hold the statement's number {min(missing)}."
    if overlap(words, known) < (0.75 if true else 0.5):
        return "The evidence does not hold what the statement is about."
    turned = set(tokens(candidate.stem)) - set(tokens(candidate.evidence)) if not true else set()
    if not true and words <= candidate.evidence_words and words and not turned:
        return None if _order_changed(candidate) else "The evidence says just what the false statement says."
    return None


@hard
def evidence_supports_stem(candidate: Candidate) -> str | None:
    """The question is about what the evidence is about: most of its words stand there or are names."""
    if candidate.question.kind == "true_false" or not candidate.stem_words:
        return None
    asking = stems(
        ("year", "number", "name", "percent", "kind", "type", "many", "distance", "date", "person")
    )
    words = candidate.stem_words - asking
    known = _known(candidate)
    if words and overlap(words, known) < 0.6:
        return "The evidence is about something else than the question."
    return None


def _known(candidate: Candidate) -> frozenset[str]:
    """The evidence's words, the article's names, and the words just before, which a pronoun may stand for."""
    start = candidate.question.evidence.start if candidate.question.evidence else 0
    before = candidate.text[max(start - _REACH, 0) : max(start, 0)]
    return candidate.evidence_words | _resolved(candidate.stem, candidate.text) | content(before)


def _resolved(wording: str, text: str) -> frozenset[str]:
    """Stems of the wording's capitalised words that the article spells with a capital too."""
    found = capitalised(wording) & capitals_of(text)
    return frozenset(stem(part) for word in found for part in tokens(word))


def _order_changed(candidate: Candidate) -> bool:
    """Whether the statement puts the evidence's words in another order: "A sold B" made "B sold A"."""
    words = [word for word in tokens(candidate.stem) if stem(word) in candidate.stem_words]
    evidence = tokens(candidate.evidence)
    places = [evidence.index(word) for word in words if word in evidence]
    return places != sorted(places)
