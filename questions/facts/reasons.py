"""The words of a reason, as they can stand behind "because"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from questions.facts.clause import Clause, subject_of
from questions.facts.empty_it import is_empty_it
from questions.facts.links import Link
from questions.facts.pieces import Piece, pieces_of, tidy
from questions.facts.reading import Reading
from questions.facts.sentence import in_order
from questions.facts.soundness import Unreadable, goes_on
from questions.facts.subjects import as_subject, fits
from questions.facts.vocabulary import vocabulary

BECAUSE = Piece("because")
LONGEST_REASON = 34
SHORTEST_REASON = 3
_SUBJECT_PRONOUNS = vocabulary("it they he she")
_PRONOUNS = vocabulary("it its itself they them their themselves he him his himself she her herself")
_PERSONAL = vocabulary("he she him his her")
_POINTING = vocabulary("this these that those such here then i we you me us our your my")
_OPENERS = vocabulary(
    "because since as for so that thus therefore and but or , – — ; : mainly partly largely chiefly"
)
_DISCOURSE = vocabulary("however therefore thus also moreover meanwhile indeed though instead then too again")
_BREAKS = frozenset({"“", '"', "”", ";", ":", "(", "?"})


def because(effect: Clause, reason: tuple[Piece, ...]) -> Clause:
    """Returns the clause "EFFECT because REASON"."""
    rest = (*effect.rest[:-1], replace(effect.rest[-1], space=True)) if effect.rest else ()
    finite = replace(effect.finite, space=True)
    return replace(effect, finite=finite, rest=(*rest, BECAUSE, *reason), tail=frozenset())


def reason_at(pieces: tuple[Piece, ...]) -> int | None:
    """Returns the position of the "because" that was put in, None where none was."""
    places = range(len(pieces) - 1, -1, -1)
    return next((at for at in places if pieces[at].text == "because" and pieces[at].token < 0), None)


def reason_of(reading: Reading, link: Link, effect: Clause, loose: set[int]) -> tuple[Piece, ...]:
    """Returns the reason's words without the ``loose`` ones, its pronouns bound. Raises Unreadable."""
    kept = _kept(reading, link, loose)
    if subject_of(link.reason) is None and kept[:1] and kept[0].i >= link.reason.left_edge.i:
        raise Unreadable("its reason has no subject")
    if not SHORTEST_REASON <= sum(token.is_alpha or token.like_num for token in kept) <= LONGEST_REASON:
        raise Unreadable("its reason is too short or too long")
    if any(token.text in _BREAKS or "—" in token.text for token in kept) or (not loose and _gap(link, kept)):
        raise Unreadable("its reason is not told in one piece")
    if goes_on(kept[-1]):
        raise Unreadable("its reason is not told whole")
    bound = list(_unbound(reading, link, effect, kept))
    if bound:
        raise Unreadable(f"“{bound[0].text}” in its reason is not resolved")
    return tidy(_lowered(reading, kept))


def _kept(reading: Reading, link: Link, loose: set[int]) -> list[Token]:
    """Returns the tokens of a reason, with the subject that it shares with the clause it is joined to."""
    within = {token.i for token in link.reason.subtree}
    apart = {token.i for token in link.effect.subtree} if link.effect.i in within else set()
    shared = link.reason.head if subject_of(link.reason) is None and link.reason.dep_ == "conj" else None
    own = subject_of(shared) if shared is not None else None
    out = apart | loose | link.joints | reading.left_out
    every = (*(in_order(own) if own is not None else ()), *in_order(link.reason))
    kept = [token for token in every if token.i not in out and not _is_discourse(token)]
    while kept and kept[0].lower_ in _OPENERS and not _opens_another(kept[0], link.reason):
        kept.pop(0)
    while kept and (kept[-1].is_punct or kept[-1].lower_ in _OPENERS):
        kept.pop()
    return kept


def _opens_another(token: Token, reason: Token) -> bool:
    """Tells whether a word marks a clause below the reason: "as pebbles knock together they lose their edges"."""
    return token.dep_ == "mark" and token.head != reason


def _is_discourse(token: Token) -> bool:
    return token.lower_ in _DISCOURSE and token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}


def _gap(link: Link, kept: list[Token]) -> bool:
    """Tells whether words with content are missing between the kept ones of the reason's own clause."""
    own = [token for token in kept if token.i >= link.reason.left_edge.i]
    have = {token.i for token in own}
    missing = [token for token in own[0].doc[own[0].i : own[-1].i] if token.i not in have] if own else []
    return any(token.pos_ in {"NOUN", "PROPN", "VERB", "NUM", "ADJ"} for token in missing)


def _unbound(reading: Reading, link: Link, effect: Clause, kept: list[Token]) -> Iterator[Token]:
    """Yields the words that stand for something which neither the effect's subject nor the reason names."""
    bound = as_subject(effect.subject, effect.subject_token, reading.lookup.names)
    own = subject_of(link.reason)
    nouns: list[Token] = []
    for token in kept:
        word = token.lower_
        if word in _POINTING and token.pos_ in {"PRON", "DET", "ADV"} and not _is_relative(token):
            yield token
        elif word in _PRONOUNS and token.pos_ in {"PRON", "DET"}:
            before = [] if token == own else nouns
            empty = word == "it" and is_empty_it(token)
            if not (empty or fits(word, bound) or any(_agrees(word, noun) for noun in before)):
                yield token
        if token.pos_ in {"NOUN", "PROPN"}:
            nouns.append(token)


def _is_relative(token: Token) -> bool:
    narrowed = any(child.dep_ in {"prep", "relcl", "acl"} for child in token.children)
    return token.tag_ in {"WDT", "IN"} or token.dep_ == "mark" or narrowed


def _agrees(word: str, noun: Token) -> bool:
    plural = noun.tag_ in {"NNS", "NNPS"}
    return word not in _PERSONAL and plural == (word in {"they", "them", "their", "themselves"})


def _lowered(reading: Reading, kept: list[Token]) -> tuple[Piece, ...]:
    pieces = pieces_of(kept)
    first = kept[0]
    if first.i == first.sent.start and reading.lookup.names.is_lower(first):
        small = pieces[0].text[0].lower() + pieces[0].text[1:]
        return (replace(pieces[0], text=small), *pieces[1:])
    return pieces
