"""A clause taken apart into what stands before the subject, the subject, the finite verb and the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lemminflect import getInflection
from spacy.tokens import Token

from questions.facts.omission import loose_ends, with_commas
from questions.facts.pieces import Piece, pieces_of, tidy
from questions.facts.sentence import Sentence, in_order
from questions.facts.soundness import (
    Unreadable,
    check_between,
    is_cut,
    is_left_hanging,
    is_spliced,
    number_clashes,
)

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_CONNECTIVES = frozenset({"once", "when", "while", "if", "although", "because", "that", "whether"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_UNCLEAR = frozenset({"dep", "meta", "intj", "expl", "preconj", "ccomp-parataxis"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause in the order lead, subject, middle, finite, rest.

    ``lead`` stands before the subject, ``middle`` are adverbs between subject and finite verb,
    ``finite`` is the first auxiliary or, without one, the verb itself.
    """

    lead: tuple[Piece, ...]
    subject: tuple[Piece, ...]
    middle: tuple[Piece, ...]
    finite: Piece
    rest: tuple[Piece, ...]
    verb: Token
    finite_token: Token
    subject_token: Token
    tense: str = ""
    """The tag of the finite verb where it differs from its token's."""
    tail: frozenset[int] = frozenset()
    """Tokens at the end, behind a comma, that a question about another part can do without."""

    @property
    def finite_tag(self) -> str:
        return self.tense or str(self.finite_token.tag_)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces in their order."""
        return (*self.lead, *self.subject, *self.middle, self.finite, *self.rest)

    @property
    def negated(self) -> bool:
        return any(child.dep_ == "neg" for child in self.verb.children)

    def holds(self, token: Token) -> bool:
        """Tells whether a token of the text stands in the clause."""
        return any(piece.token == token.i for piece in self.pieces)


def subject_of(verb: Token) -> Token | None:
    """Returns the head of the verb's own subject, also where the parser hung it on the auxiliary."""
    auxiliaries = (child for child in verb.children if child.dep_ in _AUXILIARIES)
    every = (child for word in (verb, *auxiliaries) for child in word.children)
    return next((child for child in every if child.dep_ in SUBJECTS), None)


def finite_of(verb: Token) -> Token | None:
    """Returns the verb's finite word: its first auxiliary, or the verb itself."""
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES and child.i < verb.i]
    finite = auxiliaries[0] if auxiliaries else verb
    return finite if finite.tag_ in FINITE or _is_used_to(finite) else None


def _is_used_to(verb: Token) -> bool:
    """Tells whether a verb is the "used" of "they used to do it", which is past whatever the tagger says."""
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    own = any(child.dep_ in _AUXILIARIES for child in verb.children)
    return verb.lower_ == "used" and not own and following.tag_ == "TO" and following.head.dep_ == "xcomp"


def own_conjuncts(verb: Token) -> Iterator[Token]:
    """Yields the verbs coordinated with this one that make clauses of their own.

    These have a subject, or are finite themselves with something to say about the shared subject.
    """
    for child in verb.children:
        if child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"}:
            continue
        if subject_of(child) is not None or _finite_alone(verb, child):
            yield child
            yield from own_conjuncts(child)


def _finite_alone(verb: Token, other: Token) -> bool:
    finite = finite_of(verb)
    finite_other = finite_of(other)
    if finite is None or finite_other is None:
        return False
    if (finite.tag_ == "VBD") != (finite_other.tag_ == "VBD") and "MD" not in {
        finite.tag_,
        finite_other.tag_,
    }:
        raise Unreadable("its grammar is not clear")
    said_of_first = any(
        child.i > verb.i and child.dep_ not in {"punct", "cc", "conj"} for child in verb.children
    )
    said_of_other = any(
        child.i > other.i and child.dep_ not in {"punct", "cc", "conj"} for child in other.children
    )
    return said_of_first and said_of_other


def read_clause(
    sentence: Sentence,
    verb: Token,
    left_out: set[int],
    *,
    subject: tuple[Piece, ...] | None = None,
    subject_token: Token | None = None,
    lead: tuple[Piece, ...] = (),
) -> Clause:
    """Takes apart the clause of a verb, with the given subject in place of its own.

    ``left_out`` are indices of tokens to leave out. Raises Unreadable.
    """
    own = subject_of(verb)
    head = own if own is not None and subject is None else subject_token
    finite = finite_of(verb)
    if head is None:
        raise Unreadable("it has no subject")
    if finite is None:
        raise Unreadable("it has no finite verb")
    if any(child.dep_ in _UNCLEAR for child in verb.children):
        raise Unreadable("its grammar is not clear")
    out = left_out | _subordinate(sentence, verb, own)
    kept = [token for token in _kept(verb, own) if token.i not in out]
    if _is_garbled(verb, kept):
        raise Unreadable("its grammar is not clear")
    if number_clashes(finite, head):
        raise Unreadable("its subject and verb do not agree")
    if subject is None:
        return _own_clause(sentence, kept, verb, finite, head)
    after = tuple(token for token in kept if own is None or token.i not in {inner.i for inner in own.subtree})
    return _given_clause(after, verb, finite, head, subject, lead)


def _is_garbled(verb: Token, kept: list[Token]) -> bool:
    """Tells whether what is left of a clause shows that the parser went wrong, or that it was cut."""
    misread = any(token.tag_ in {"VBZ", "VBP"} and token.dep_ in {"compound", "nmod"} for token in kept)
    return misread or any("—" in token.text for token in kept) or is_cut(kept) or is_spliced(verb, kept)


def _tail(sentence: Sentence, verb: Token) -> frozenset[int]:
    last = max(
        (child for child in verb.rights if child.dep_ != "punct"), key=lambda child: child.i, default=None
    )
    if last is None or (
        last.dep_ not in {"advmod", "npadvmod", "advcl", "acl", "appos"} and last.lower_ != "with"
    ):
        return frozenset()
    before = sentence.at(last.left_edge.i - 1)
    if before is None or before.text != "," or last.left_edge.i <= verb.i:
        return frozenset()
    return frozenset({before.i, *(token.i for token in last.subtree)})


def _subordinate(sentence: Sentence, verb: Token, own: Token | None) -> set[int]:
    out: set[int] = set()
    for conjunct in own_conjuncts(verb):
        out |= with_commas(sentence, conjunct.left_edge.i, conjunct.right_edge.i)
        out |= {child.i for child in conjunct.head.children if child.dep_ in {"cc", "preconj"}}
    for first, last in loose_ends(verb):
        if own is None or not first <= own.i <= last:
            out |= with_commas(sentence, first, last)
    return out


def _kept(verb: Token, own: Token | None) -> Iterator[Token]:
    """Yields the tokens of a clause in their order, marks between kept words included."""
    first, last = _part(verb)
    for token in in_order(verb):
        if token.text.startswith(("…", "...")):
            return
        if not first <= token.i < last:
            continue
        linked = token.head == verb and token.dep_ in {"mark", "preconj"}
        opening = token.head == verb and token.dep_ == "cc" and token.i < verb.i
        relative = own is not None and token.i == own.i and token.tag_ in {"WDT", "WP"}
        if not (linked or opening or relative):
            yield token


def _part(verb: Token) -> tuple[int, int]:
    """Returns the bounds of the part of a sentence between semicolons that a verb stands in."""
    marks = [token.i for token in verb.sent if token.text == ";"]
    first = max((mark + 1 for mark in marks if mark < verb.i), default=verb.sent.start)
    return first, min((mark for mark in marks if mark > verb.i), default=verb.sent.end)


def _own_clause(sentence: Sentence, kept: list[Token], verb: Token, finite: Token, head: Token) -> Clause:
    inside = {token.i for token in head.subtree} & {token.i for token in kept}
    if not inside or max(inside) > finite.i:
        raise Unreadable("its subject does not stand before its verb")
    first, last = min(inside), max(inside)
    if head.tag_ in {"WDT", "WP", "EX"}:
        raise Unreadable("its subject is not named")
    lead = [token for token in kept if token.i < first]
    if lead and (lead[-1].pos_ in {"CCONJ", "ADP", "DET"} or lead[-1].lower_ in _CONNECTIVES):
        raise Unreadable("its grammar is not clear")
    between = [token for token in kept if last < token.i < finite.i]
    check_between(between, kept, last)
    if kept and is_left_hanging(verb, kept[-1]):
        raise Unreadable("its grammar is not clear")
    opener = sentence.at(first)
    if opener is not None and opener.lower_ in _CONNECTIVES:
        raise Unreadable("its subject is not named")
    middle = tidy(pieces_of(between))
    return Clause(
        lead=tidy_lead(lead),
        subject=_subject_pieces(kept, first, last),
        middle=_set_off(middle) if _is_set_off(kept, last) else middle,
        finite=pieces_of([finite])[0],
        rest=tidy(pieces_of([token for token in kept if token.i > finite.i])),
        verb=verb,
        finite_token=finite,
        subject_token=head,
        tense="VBD" if _is_used_to(finite) else "",
        tail=_tail(sentence, verb),
    )


def closed_by_comma(subject: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Returns "the hip bone, or coxal bone," with the second comma, which belongs to the first."""
    return (*subject[:-1], replace(subject[-1], space=False), Piece(","))


def _subject_pieces(kept: list[Token], first: int, last: int) -> tuple[Piece, ...]:
    subject = tidy(pieces_of([token for token in kept if first <= token.i <= last]))
    marks = [token.i for token in kept if token.text == "," and token.i in {last, last + 1}]
    inside = sum(piece.text == "," for piece in subject)
    return closed_by_comma(subject) if marks and inside % 2 else subject


def _is_set_off(kept: list[Token], last: int) -> bool:
    """Tells whether commas stand around what is between subject and verb."""
    between = [token for token in kept if token.i > last]
    return len(between) > 1 and between[0].text == ","


def _set_off(middle: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if len(middle) < 2:
        return middle
    return (Piece(","), *middle[:-1], replace(middle[-1], space=False), Piece(","))


def _given_clause(
    kept: Iterable[Token],
    verb: Token,
    finite: Token,
    head: Token,
    subject: tuple[Piece, ...],
    lead: tuple[Piece, ...],
) -> Clause:
    tokens = list(kept)
    return Clause(
        lead=lead,
        subject=subject,
        middle=tidy(pieces_of([token for token in tokens if token.i < finite.i])),
        finite=pieces_of([finite])[0],
        rest=tidy(pieces_of([token for token in tokens if token.i > finite.i])),
        verb=verb,
        finite_token=finite,
        subject_token=head,
    )


def plain_past(clause: Clause) -> Clause:
    """Returns the clause with "did buy" as "bought" where nothing is denied."""
    finite, verb = clause.finite_token, clause.verb
    if finite.lemma_ != "do" or finite == verb or clause.negated or verb.tag_ not in {"VB", "VBP"}:
        return clause
    index = next((at for at, piece in enumerate(clause.rest) if piece.token == verb.i), None)
    forms = getInflection(verb.lemma_, tag=finite.tag_)
    if index is None or not forms:
        return clause
    return replace(
        clause,
        middle=(*clause.middle, *clause.rest[:index]),
        finite=Piece(forms[0], True, verb.i),
        rest=clause.rest[index + 1 :],
        finite_token=verb,
        tense=finite.tag_,
    )


def tidy_lead(tokens: list[Token]) -> tuple[Piece, ...]:
    """Returns what stands before the subject, without the comma at its end and without a bare "so"."""
    lead = tidy(pieces_of(tokens))
    return () if [piece.text.lower() for piece in lead] == ["so"] else lead
