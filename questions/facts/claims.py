"""From parsed sentences to claims: each clause that says something, with its speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from questions.facts.asides import asides
from questions.facts.claim import Claim, Origin
from questions.facts.clause import Clause, Unreadable, own_conjuncts, read_clause, subject_of
from questions.facts.fact import Span
from questions.facts.mentions import Mention, Mentions, read_mentions
from questions.facts.names import Names
from questions.facts.omission import is_apposition, omitted, time_words, with_commas
from questions.facts.pieces import Piece, join
from questions.facts.quotations import in_quotation, lone_quotations
from questions.facts.reference import (
    Memory,
    Subject,
    as_subject,
    noun_phrase,
    resolve,
    topic_gender,
    with_owners,
)
from questions.facts.sentence import Sentence
from questions.facts.settling import settle, word_for_word
from questions.facts.speech import Speaker, according_phrases, name_speaker, reported_clauses
from questions.facts.standing import shortcomings

_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "other", "next", "main"})


@dataclass(slots=True)
class _Reading:
    """The state of reading one sentence."""

    sentence: Sentence
    names: Names
    memory: Memory
    left_out: set[int]
    published: tuple[int, int] | None
    mentions: Mentions
    times: set[int]
    earlier: Subject | None = None
    support: set[Span] = field(default_factory=set)
    claims: list[Claim] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """The claims of an article, and each clause that was not understood with the reason."""

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
    mentions = read_mentions(sentences, names)
    quotations = lone_quotations(sentences, names)
    claims: list[Claim] = []
    dropped: list[tuple[str, str]] = []
    for sentence in sentences:
        times = time_words(sentence)
        reading = _Reading(sentence, names, memory, omitted(sentence) | times, published, mentions, times)
        if quotations.get(sentence.index, Speaker("", "")) is None:
            reading.dropped.append((sentence.text, "a quotation whose speaker is not certain"))
        else:
            _try(reading, quotations.get(sentence.index))
        claims += reading.claims
        dropped += reading.dropped
        memory.note_sentence(sentence)
        memory.last = _main_subject(reading)
    return Read(tuple(claims), tuple(dropped))


def _try(reading: _Reading, quoted: Speaker | None) -> None:
    try:
        _read(reading, quoted)
    except Unreadable as error:
        reading.claims.clear()
        reading.dropped.append((reading.sentence.text, str(error)))


def _read(reading: _Reading, quoted: Speaker | None) -> None:
    sentence = reading.sentence
    root = sentence.parsed.root
    asked = sentence.text.rstrip("”\"’' ").endswith("?")
    broken = sentence.continues and quoted is None and not in_quotation(root, sentence)
    if root.pos_ not in {"VERB", "AUX"} or asked or broken:
        return
    speaker, known = _according(reading, root)
    if known:
        for verb in _independent(root):
            _read_verb(reading, verb, speaker or quoted, "main" if verb == root else "conjunct")


def _according(reading: _Reading, root: Token) -> tuple[Speaker | None, bool]:
    """Returns who the whole sentence is according to, and whether that is clear."""
    for phrase, named in according_phrases(root):
        reading.left_out |= with_commas(reading.sentence, phrase.left_edge.i, phrase.right_edge.i)
        speaker = name_speaker(named, reading.names) if phrase.right_edge.i - named.i < 8 else None
        if speaker is None:
            reading.dropped.append((reading.sentence.text, "it is not clear who says so"))
        return speaker, speaker is not None
    return None, True


def _independent(root: Token) -> Iterator[Token]:
    """Yields the verbs of the clauses that a sentence strings together."""
    for child in root.children:
        spliced = child.dep_ == "ccomp" and child.i < root.i and not reported_clauses(root)
        if (
            spliced
            and subject_of(child) is not None
            and not any(inner.dep_ == "mark" for inner in child.children)
        ):
            yield child
    yield root
    yield from own_conjuncts(root)


def _read_verb(reading: _Reading, verb: Token, speaker: Speaker | None, origin: Origin) -> None:
    inner = reported_clauses(verb)
    outside = set(reading.left_out)
    if verb == reading.sentence.parsed.root:
        for other in _independent(verb):
            if other.i < verb.i:
                outside |= with_commas(reading.sentence, other.left_edge.i, other.right_edge.i)
    if inner:
        said_by = _speaker_of(reading, verb)
        if said_by is None:
            reading.dropped.append((reading.sentence.text, "it is not clear who says so"))
            return
        if all(clause.i > verb.i for clause in inner):
            _add(reading, verb, outside, speaker, "speech")
        for clause in inner:
            for part in (clause, *own_conjuncts(clause)):
                _read_verb(reading, part, said_by, "reported")
        return
    contrasts = list(_contrasts(verb))
    for other in contrasts:
        outside |= with_commas(reading.sentence, other.left_edge.i, other.right_edge.i)
    _add(reading, verb, outside, speaker, origin)
    for other in contrasts:
        _add(reading, other, reading.left_out, speaker, "conjunct")


def _contrasts(verb: Token) -> Iterator[Token]:
    """Yields clauses that stand beside this one behind "while" or "although"."""
    for child in verb.children:
        marked = any(
            inner.dep_ == "mark" and inner.lower_ in {"while", "whereas", "although", "though"}
            for inner in child.children
        )
        behind = child.i > verb.i and child.left_edge.nbor(-1).text == ","
        if child.dep_ == "advcl" and marked and subject_of(child) is not None and behind:
            yield child


def _speaker_of(reading: _Reading, verb: Token) -> Speaker | None:
    head = subject_of(verb)
    if head is None and verb.dep_ == "conj":
        head = subject_of(verb.head)
    return _speaker(reading, head)


def _speaker(reading: _Reading, head: Token | None) -> Speaker | None:
    if head is None:
        return None
    if head.lower_ in {"he", "she"}:
        name = reading.memory.person_before(reading.sentence, head.lower_)
        return Speaker(name, name) if name else None
    return name_speaker(head, reading.names)


def _add(reading: _Reading, verb: Token, left_out: set[int], speaker: Speaker | None, origin: Origin) -> None:
    reading.support = set()
    try:
        clause = _clause(reading, verb, left_out, speaker)
    except Unreadable as error:
        reading.dropped.append((reading.sentence.text, str(error)))
        return
    claim = _claim(reading, clause, speaker, origin)
    reading.claims.append(claim)
    if origin != "speech" and reading.earlier is None:
        reading.earlier = as_subject(
            claim.clause.subject, clause.subject_token, reading.names, reading.sentence
        )
    within = {token.i for inner in reported_clauses(verb) for token in inner.subtree}
    for aside in asides(reading.sentence, verb, reading.left_out | within, reading.names):
        told = aside.clause if aside.origin != "setting" else _resolved(reading, aside.clause, speaker)
        reading.claims.append(_claim(reading, told, speaker, aside.origin, aside.doubts))


def _clause(reading: _Reading, verb: Token, left_out: set[int], speaker: Speaker | None) -> Clause:
    own = subject_of(verb)
    if own is None and verb.dep_ == "conj":
        first = _clause(reading, verb.head, left_out, speaker)
        return read_clause(
            reading.sentence,
            verb,
            left_out,
            subject=first.subject,
            subject_token=first.subject_token,
            lead=first.lead,
        )
    clause = read_clause(reading.sentence, verb, left_out)
    return _resolved(reading, _named_by_apposition(clause, left_out), speaker)


def _resolved(reading: _Reading, clause: Clause, speaker: Speaker | None) -> Clause:
    """Returns the clause with its pronouns resolved where that is certain."""
    found = resolve(clause.subject_token, reading.sentence, reading.memory, reading.earlier)
    if found is not None and not (speaker is not None and join(found.pieces) == speaker.key):
        if found.span is not None and found.span != reading.sentence.span:
            reading.support.add(found.span)
        clause = replace(clause, subject=found.pieces)
    return clause if speaker is not None else _owned(clause, reading)


def _owned(clause: Clause, reading: _Reading) -> Clause:
    subject = as_subject(clause.subject, clause.subject_token, reading.names)

    def owned(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return with_owners(pieces, reading.sentence, reading.memory, subject)

    return replace(clause, lead=owned(clause.lead), subject=owned(clause.subject), rest=owned(clause.rest))


def _named_by_apposition(clause: Clause, left_out: set[int]) -> Clause:
    """Returns "the glomerulus" for "the first part, the glomerulus,"."""
    head = clause.subject_token
    other = next((child for child in head.children if is_apposition(child) and child.i not in left_out), None)
    vague = head.pos_ == "NOUN" and any(child.lower_ in _ORDINALS for child in head.children)
    if other is None or not vague or not any(child.lower_ == "the" for child in other.children):
        return clause
    return replace(clause, subject=noun_phrase(other, left_out), subject_token=other)


def _main_subject(reading: _Reading) -> Subject | None:
    subject = reading.earlier
    if subject is None or any(piece.text.lower() in {"he", "she", "it", "they"} for piece in subject.pieces):
        return None
    return subject


def _claim(
    reading: _Reading, clause: Clause, speaker: Speaker | None, origin: Origin, doubts: tuple[str, ...] = ()
) -> Claim:
    used: dict[str, Mention] = {}
    settled = settle(clause, reading.sentence, reading.names, reading.published, reading.mentions, used)
    support = reading.support | {mention.span for mention in used.values()}
    direct = speaker is not None and in_quotation(clause.verb, reading.sentence)
    spoken_by_person = speaker is not None and not direct and reading.names.sort(speaker.key) == "person"
    found = list(dict.fromkeys(shortcomings(settled, reading.names, by_person=spoken_by_person)))
    if origin == "relative" and not spoken_by_person and _has_possessive(settled):
        found.append(("a pronoun may stand for something else", True))
    timed = reading.times & {token.i for token in clause.verb.children}
    found += [(f"“{clause.verb.doc[index].text}” was left out", False) for index in sorted(timed)]
    fault = next((reason for reason, sure in found if sure), None)
    if direct and origin != "speech" and (fault is not None or found):
        found = [(reason, False) for reason, _ in found]
        settled, fault, quoted = word_for_word(settled), None, True
    else:
        quoted = False
    return Claim(
        clause=settled,
        sentence=reading.sentence,
        origin=origin,
        speaker=speaker.shown if speaker else None,
        speaker_key=speaker.key if speaker else None,
        doubts=(*doubts, *(reason for reason, sure in found if not sure)),
        fault=fault,
        quoted=quoted,
        support=tuple(sorted(support - {reading.sentence.span})),
    )


def _has_possessive(clause: Clause) -> bool:
    return any(piece.text.lower() in {"its", "their", "it", "them", "they"} for piece in clause.pieces)
