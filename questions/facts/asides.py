"""What a sentence states in passing: ", which ...", "X, director of Y," and "director X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.claim import Origin
from questions.facts.clause import Clause, finite_of, read_clause, subject_of
from questions.facts.names import Names, bare, name_around
from questions.facts.omission import (
    is_apposition,
    is_loose_relative,
    loose_ends,
    names_something,
    relative_word,
)
from questions.facts.pieces import Piece, pieces_of, tidy, words
from questions.facts.sentence import Sentence, in_order
from questions.facts.soundness import Unreadable
from questions.facts.subjects import is_plural

_RESULTS = frozenset(
    {"make", "mean", "lead", "cause", "allow", "force", "help", "result", "enable", "prevent"}
)
"""Verbs whose ", which ..." is often about the whole clause before it."""
_SETTINGS = frozenset({"which", "where", "when"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A clause that was put together from an aside."""

    clause: Clause
    origin: Origin
    doubts: tuple[str, ...] = ()


def asides(sentence: Sentence, verb: Token, left_out: set[int], names: Names) -> Iterator[Aside]:
    """Yields what the relative clauses and appositions below a verb state."""
    for token in verb.subtree:
        if token.i in left_out:
            continue
        if is_loose_relative(token) and not names_something(token):
            yield from _setting(sentence, token, left_out)
            yield from _relative(sentence, token, left_out)
        elif is_apposition(token) and token.i > token.head.i and token.left_edge.nbor(-1).text == ",":
            person = names.sort_of(token.head) == "person"
            yield from _apposition(token, left_out, names) if person else _class(token, left_out)


def relative_clause(sentence: Sentence, verb: Token, left_out: set[int]) -> tuple[Clause, bool] | None:
    """Returns what ", which ..." says of what stands before it, and whether it surely is about that."""
    word = relative_word(verb)
    antecedent = verb.head
    if word is None or word != subject_of(verb) or word.lower_ not in {"which", "who"}:
        return None
    comma = verb.left_edge.nbor(-1) if verb.left_edge.i > sentence.parsed.start else verb
    if comma.text != "," or comma.i == 0 or antecedent.pos_ not in {"NOUN", "PROPN"}:
        return None
    subject = _phrase_before(antecedent, comma.i, left_out)
    finite = finite_of(verb)
    if not subject or finite is None or not _agrees(finite, antecedent):
        return None
    clause = read_clause(sentence, verb, left_out, subject=subject, subject_token=antecedent)
    result = verb.lemma_ in _RESULTS and word.lower_ == "which"
    unclear = result or subject[-1].token != comma.i - 1
    return clause, not unclear


def _relative(sentence: Sentence, verb: Token, left_out: set[int]) -> Iterator[Aside]:
    try:
        found = relative_clause(sentence, verb, left_out)
    except Unreadable:
        return
    if found is not None:
        yield Aside(found[0], "relative", () if found[1] else ("it may be about something else",))


def _setting(sentence: Sentence, verb: Token, left_out: set[int]) -> Iterator[Aside]:
    """Yields what happened at the time or place before ", in which ..." or ", where ..."."""
    opener = verb.left_edge
    word = relative_word(verb)
    if (
        word is None
        or word == subject_of(verb)
        or opener.i == sentence.parsed.start
        or opener.nbor(-1).text != ","
    ):
        return
    if opener.lower_ not in {"in", "at", "on", "during", "where", "when"} or word.lower_ not in _SETTINGS:
        return
    try:
        clause = read_clause(sentence, verb, left_out | {opener.i, word.i})
    except Unreadable:
        return
    yield Aside(clause, "setting", ("it leaves out when or where that was",))


def _phrase_before(head: Token, end: int, left_out: set[int]) -> tuple[Piece, ...]:
    loose = {index for first, last in loose_ends(head) for index in range(first, last + 1)}
    kept = [token for token in in_order(head) if token.i < end and token.i not in left_out | loose]
    return tidy(pieces_of(kept))


def _agrees(finite: Token, antecedent: Token) -> bool:
    plural = is_plural(antecedent)
    if finite.tag_ == "VBZ" or finite.lower_ == "was":
        return not plural
    if finite.tag_ == "VBP" or finite.lower_ == "were":
        return plural
    return True


def _apposition(noun: Token, left_out: set[int], names: Names) -> Iterator[Aside]:
    around = name_around(noun.head)
    if around is None or noun.pos_ != "NOUN" or noun.lemma_.lower() in {"year", "age", "name"}:
        return
    loose = {index for first, last in loose_ends(noun) for index in range(first, last + 1)}
    kept = [token for token in in_order(noun) if token.i not in left_out | loose]
    role = tidy(pieces_of(kept))
    if not role or len(role) > 16 or any(child.dep_ == "conj" for child in noun.children):
        return
    name = names.full(bare(around.text))
    subject = tuple(Piece(piece.text, piece.space, noun.head.i) for piece in words(name))
    if len(subject) >= 2:
        yield Aside(_copula(subject, role, noun.head, noun), "apposition")


def _class(noun: Token, left_out: set[int]) -> Iterator[Aside]:
    """Yields what a thing is, from "erythropoietin, a hormone that ..."."""
    head = noun.head
    told = any(child.lower_ in {"a", "an"} for child in noun.children)
    narrowed = any(child.dep_ in {"relcl", "acl", "prep"} for child in noun.children)
    if not told or not narrowed or list(head.conjuncts) or list(noun.conjuncts) or is_plural(head):
        return
    subject = tidy(pieces_of([token for token in in_order(head) if token.i < noun.left_edge.i - 1]))
    loose = {index for first, last in loose_ends(noun) for index in range(first, last + 1)}
    kind = tidy(pieces_of([token for token in in_order(noun) if token.i not in left_out | loose]))
    if subject and subject[-1].token == head.i and len(subject) <= 5 and len(kind) <= 20:
        yield Aside(_copula(subject, kind, head, noun), "class")


def _copula(subject: tuple[Piece, ...], role: tuple[Piece, ...], head: Token, noun: Token) -> Clause:
    return Clause(
        lead=(),
        subject=subject,
        middle=(),
        finite=Piece("is"),
        rest=role,
        verb=noun,
        finite_token=noun,
        subject_token=head,
    )
