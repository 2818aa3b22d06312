"""The clause of a verb with its pronouns, owners and vague subjects resolved where that is certain."""

from dataclasses import replace

from spacy.tokens import Token

from questions.facts.clause import Clause, read_clause, subject_of
from questions.facts.omission import is_apposition
from questions.facts.pieces import Piece, join
from questions.facts.reading import Reading
from questions.facts.reference import as_subject, noun_phrase, resolve, with_owners
from questions.facts.speech import Speaker

_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "other", "next", "main"})


def clause_of(reading: Reading, verb: Token, left_out: set[int], speaker: Speaker | None) -> Clause:
    """Returns the clause of a verb; one without a subject shares that of the verb it is joined to.

    Raises Unreadable.
    """
    if subject_of(verb) is not None or verb.dep_ != "conj":
        clause = read_clause(reading.sentence, verb, left_out)
        return resolved(reading, _named_by_apposition(clause, left_out), speaker)
    first = clause_of(reading, verb.head, left_out, speaker)
    return read_clause(
        reading.sentence,
        verb,
        left_out,
        subject=first.subject,
        subject_token=first.subject_token,
        lead=first.lead,
    )


def resolved(reading: Reading, clause: Clause, speaker: Speaker | None) -> Clause:
    """Returns the clause with its subject and its owners named; a speaker's own "he" stays."""
    found = resolve(clause.subject_token, reading.sentence, reading.lookup.memory, reading.earlier)
    if found is not None and not (speaker is not None and join(found.pieces) == speaker.key):
        if found.span is not None and found.span != reading.sentence.span:
            reading.support.add(found.span)
        clause = replace(clause, subject=found.pieces)
    return clause if speaker is not None else _owned(clause, reading)


def _owned(clause: Clause, reading: Reading) -> Clause:
    subject = as_subject(clause.subject, clause.subject_token, reading.lookup.names)

    def owned(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return with_owners(pieces, reading.sentence, reading.lookup.memory, subject)

    return replace(clause, lead=owned(clause.lead), subject=owned(clause.subject), rest=owned(clause.rest))


def _named_by_apposition(clause: Clause, left_out: set[int]) -> Clause:
    """Returns "the glomerulus" for "the first part, the glomerulus,"."""
    head = clause.subject_token
    other = next((child for child in head.children if is_apposition(child) and child.i not in left_out), None)
    vague = head.pos_ == "NOUN" and any(child.lower_ in _ORDINALS for child in head.children)
    if other is None or not vague or not any(child.lower_ == "the" for child in other.children):
        return clause
    return replace(clause, subject=noun_phrase(other, left_out), subject_token=other)
