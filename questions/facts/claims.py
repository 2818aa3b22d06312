"""From parsed sentences to claims: each clause that says something, with its speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.asides import asides
from questions.facts.claim import Claim, Origin
from questions.facts.clause import own_conjuncts, subject_of
from questions.facts.explained import explain
from questions.facts.memory import Memory, topic_gender
from questions.facts.mentions import read_mentions
from questions.facts.names import Names
from questions.facts.omission import omitted, time_words, with_commas
from questions.facts.quotations import in_quotation, lone_quotations
from questions.facts.reading import Lookup, Reading
from questions.facts.resolving import clause_of, resolved
from questions.facts.sentence import Sentence
from questions.facts.soundness import Unreadable
from questions.facts.speech import Speaker, according_phrases, name_speaker, reported_clauses
from questions.facts.stating import state
from questions.facts.subjects import Subject, as_subject

_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Read:
    """The claims of an article, and each sentence that was not understood in full, with the reason."""

    claims: tuple[Claim, ...]
    dropped: tuple[tuple[str, str], ...]


def read_claims(
    sentences: Sequence[Sentence],
    names: Names,
    topic: str | None = None,
    published: tuple[int, int] | None = None,
) -> Read:
    """Reads every sentence of an article in order.

    ``topic`` is the one person that it is about, ``published`` its year and month, where known.
    """
    memory = Memory(names, topic, gender=topic_gender(sentences) if topic else None)
    lookup = Lookup(names, read_mentions(sentences, names), memory, published)
    quotations = lone_quotations(sentences, names)
    claims: list[Claim] = []
    dropped: list[tuple[str, str]] = []
    before: Reading | None = None
    for sentence in sentences:
        reading = _start(sentence, lookup)
        if sentence.index in quotations and quotations[sentence.index] is None:
            reading.drop("a quotation whose speaker is not certain")
        else:
            _read(reading, quotations.get(sentence.index))
            explain(reading, before, quotations.get(sentence.index))
        before = reading
        claims += reading.claims
        dropped += reading.dropped
        memory.note_sentence(sentence)
        memory.last = _main_subject(reading)
    return Read(tuple(claims), tuple(dropped))


def _start(sentence: Sentence, lookup: Lookup) -> Reading:
    times = time_words(sentence)
    return Reading(sentence, lookup, omitted(sentence) | times, times)


def _read(reading: Reading, quoted: Speaker | None) -> None:
    sentence = reading.sentence
    root = sentence.parsed.root
    asked = sentence.text.rstrip("”\"’' ").endswith("?")
    broken = sentence.continues and quoted is None and not in_quotation(root, sentence)
    if root.pos_ not in {"VERB", "AUX"} or asked or broken:
        return
    if not sentence.text.rstrip("”\"’') ").endswith((".", "!", ":", "…")):
        reading.drop("it is no whole sentence")
        return
    try:
        _read_clauses(reading, root, quoted)
    except Unreadable as error:
        reading.claims.clear()
        reading.drop(str(error))


def _read_clauses(reading: Reading, root: Token, quoted: Speaker | None) -> None:
    phrase = next(according_phrases(root), None)
    speaker = quoted
    if phrase is not None:
        first, named = phrase
        reading.left_out |= with_commas(reading.sentence, first.left_edge.i, first.right_edge.i)
        speaker = name_speaker(named, reading.lookup.names) if first.right_edge.i - named.i < 8 else None
        if speaker is None:
            reading.drop("it is not clear who says so")
            return
    for verb in _independent(root):
        _read_verb(reading, verb, speaker, "main" if verb == root else "conjunct")


def _independent(root: Token) -> Iterator[Token]:
    """Yields the verbs of the clauses that a sentence strings together."""
    for child in root.children:
        if child.dep_ == "ccomp" and child.i < root.i and not reported_clauses(root):
            marked = any(inner.dep_ == "mark" for inner in child.children)
            if subject_of(child) is not None and not marked:
                yield child
    yield root
    yield from own_conjuncts(root)


def _read_verb(reading: Reading, verb: Token, speaker: Speaker | None, origin: Origin) -> None:
    inner = reported_clauses(verb)
    if inner:
        _read_speech(reading, verb, inner, speaker)
        return
    contrasts = list(_contrasts(verb))
    outside = _others(reading, verb)
    for other in contrasts:
        outside |= with_commas(reading.sentence, other.left_edge.i, other.right_edge.i)
    _add(reading, verb, outside, speaker, origin)
    for other in contrasts:
        _add(reading, other, reading.left_out, speaker, "conjunct")


def _others(reading: Reading, verb: Token) -> set[int]:
    """Returns what to leave out of a clause: also the independent clauses before a sentence's main one."""
    outside = set(reading.left_out)
    if verb == reading.sentence.parsed.root:
        for other in _independent(verb):
            if other.i < verb.i:
                outside |= with_commas(reading.sentence, other.left_edge.i, other.right_edge.i)
    return outside


def _read_speech(reading: Reading, verb: Token, inner: list[Token], speaker: Speaker | None) -> None:
    said_by = _speaker_of(reading, verb)
    if said_by is None or speaker is not None:
        reading.drop("it is not clear who says so")
        return
    if all(clause.i > verb.i for clause in inner):
        _add(reading, verb, _others(reading, verb), None, "speech")
    for clause in inner:
        for part in (clause, *own_conjuncts(clause)):
            _read_verb(reading, part, said_by, "reported")


def _contrasts(verb: Token) -> Iterator[Token]:
    """Yields clauses that stand beside this one behind "while" or "although"."""
    for child in verb.children:
        marked = any(inner.dep_ == "mark" and inner.lower_ in _CONTRASTS for inner in child.children)
        behind = child.i > verb.i and child.left_edge.nbor(-1).text == ","
        if child.dep_ == "advcl" and marked and subject_of(child) is not None and behind:
            yield child


def _speaker_of(reading: Reading, verb: Token) -> Speaker | None:
    head = subject_of(verb)
    if head is None and verb.dep_ == "conj":
        head = subject_of(verb.head)
    if head is None:
        return None
    if head.lower_ in {"he", "she"}:
        name = reading.lookup.memory.person_before(reading.sentence, head.lower_)
        return Speaker(name, name) if name else None
    return name_speaker(head, reading.lookup.names)


def _add(reading: Reading, verb: Token, left_out: set[int], speaker: Speaker | None, origin: Origin) -> None:
    reading.support = set()
    try:
        clause = clause_of(reading, verb, left_out, speaker)
    except Unreadable as error:
        reading.drop(str(error))
        return
    claim = state(reading, clause, speaker, origin)
    reading.claims.append(claim)
    if origin != "speech" and reading.earlier is None and clause.subject_token.pos_ in _NOMINAL:
        subject = claim.clause.subject
        reading.earlier = as_subject(subject, clause.subject_token, reading.lookup.names, reading.sentence)
    within = {token.i for inner in reported_clauses(verb) for token in inner.subtree}
    for aside in asides(reading.sentence, verb, reading.left_out | within, reading.lookup.names):
        told = resolved(reading, aside.clause, speaker) if aside.origin == "setting" else aside.clause
        reading.claims.append(state(reading, told, speaker, aside.origin, aside.doubts))


def _main_subject(reading: Reading) -> Subject | None:
    subject = reading.earlier
    if (
        subject is None
        or not subject.pieces
        or any(piece.text.lower() in _PRONOUNS for piece in subject.pieces)
    ):
        return None
    subject.owner = reading.owner
    return subject
