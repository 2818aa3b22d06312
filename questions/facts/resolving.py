"""The clause of a verb with its pronouns, owners and vague subjects resolved where that is certain."""

from dataclasses import replace

from spacy.tokens import Token

from questions.facts.clause import Clause, read_clause, subject_of
from questions.facts.memory import Memory
from questions.facts.omission import is_apposition
from questions.facts.owners import with_owners
from questions.facts.pieces import Piece, join
from questions.facts.reading import Reading
from questions.facts.reference import noun_phrase, resolve
from questions.facts.speech import Speaker
from questions.facts.subjects import PERSONAL, as_subject, is_plural

LONGEST_OWNER = 4
"""How many words an owner may have before "’s"."""
_JOINTS = frozenset({"of", "in", "at", "on", "for", "with", "from", "to", "and", "or"})
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
    memory = reading.lookup.memory
    found = None
    own = (speaker is not None and _may_mean(clause.subject_token, speaker, memory)) or _led_up_to(
        clause, reading
    )
    if not own:
        found = resolve(clause.subject_token, reading.sentence, memory, reading.earlier)
    if found is not None and not (speaker is not None and join(found.pieces) == speaker.key):
        if found.span is not None and found.span != reading.sentence.span:
            reading.support.add(found.span)
        clause = replace(clause, subject=found.pieces)
    return clause if speaker is not None else _owned(clause, reading)


def _led_up_to(clause: Clause, reading: Reading) -> bool:
    """Tells whether "when the canal opened," before "it" has a subject that "it" may stand for."""
    pronoun = clause.subject_token
    doc = clause.verb.doc
    ahead = [doc[piece.token] for piece in clause.lead if piece.token >= 0]
    if pronoun.lower_ in PERSONAL:
        return any(token.ent_type_ == "PERSON" for token in ahead)
    if pronoun.lower_ not in {"it", "they"}:
        return False
    if reading.earlier is None and any(
        token.i < pronoun.i and token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"}
        for token in reading.sentence.parsed
    ):
        return True
    subjects = [token for token in ahead if token.dep_ in {"nsubj", "nsubjpass"}]
    return any(is_plural(token) == is_plural(pronoun) for token in subjects if token.pos_ != "PRON")


def _has_noun_before(pronoun: Token, reading: Reading) -> bool:
    """Tells whether the sentence itself has a noun before a pronoun, which it may stand for."""
    before = (token for token in reading.sentence.parsed if token.i < pronoun.i)
    return any(token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ != "DATE" for token in before)


def _may_mean(pronoun: Token, speaker: Speaker, memory: Memory) -> bool:
    """Tells whether a pronoun in what somebody says may be who says it."""
    person = memory.names.sort(speaker.key) == "person"
    return pronoun.lower_ in (PERSONAL if person else {"it", "they"})


def _owned(clause: Clause, reading: Reading) -> Clause:
    subject = as_subject(clause.subject, clause.subject_token, reading.lookup.names)

    named = join((*clause.lead, *clause.subject))
    people = reading.lookup.memory.named_at
    told = {name: place for name, place in people.items() if name.split()[-1] in named.split()}

    def owned(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return with_owners(pieces, reading.sentence, reading.lookup.memory, subject, told)

    of_thing = _with_owner(clause, reading)
    found = replace(clause, lead=owned(clause.lead), subject=owned(of_thing), rest=owned(clause.rest))
    reading.support |= {place for name, place in told.items() if name.split()[-1] not in named.split()}
    return found


def _with_owner(clause: Clause, reading: Reading) -> tuple[Piece, ...]:
    """Returns the subject "its range" as "the eel’s range", where it is certain whose it is."""
    subject = clause.subject
    first = reading.sentence.at(subject[0].token) if subject else None
    if first is None or first.lower_ not in {"its", "their"} or first.head != clause.subject_token:
        return subject
    owner = reading.lookup.memory.thing_before(reading.sentence, first.lower_)
    if (
        owner is None
        or owner.span is None
        or _has_noun_before(first, reading)
        or not 0 < len(owner.pieces) <= LONGEST_OWNER
    ):
        return subject
    if any(piece.text.lower() in _JOINTS for piece in owner.pieces):
        return subject
    last = owner.pieces[-1]
    ending = "’" if last.text.endswith("s") and owner.plural else "’s"
    named = [replace(piece, token=first.i) for piece in owner.pieces]
    named[-1] = replace(named[-1], text=last.text + ending, space=True)
    reading.support.add(owner.span)
    reading.owner = owner
    return (*named, *subject[1:])


def _named_by_apposition(clause: Clause, left_out: set[int]) -> Clause:
    """Returns "the glomerulus" for "the first part, the glomerulus,"."""
    head = clause.subject_token
    other = next((child for child in head.children if is_apposition(child) and child.i not in left_out), None)
    vague = head.pos_ == "NOUN" and any(child.lower_ in _ORDINALS for child in head.children)
    if other is None or not vague or not any(child.lower_ == "the" for child in other.children):
        return clause
    return replace(clause, subject=noun_phrase(other, left_out), subject_token=other)
