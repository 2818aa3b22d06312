"""Which word of a statement to turn into its opposite: the one on which the sentence turns."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.pieces import Piece
from questions.writing.opposites.pairs import OPPOSITES

_INFLECTED = frozenset({"VERB", "NOUN"})
_WITH_ANOTHER = frozenset({"begin", "start", "end", "continue"})
"""Verbs that only lead up to another one."""
_ALONE = frozenset({"grow", "rise", "fall", "shrink", "sink", "freeze", "melt"})
"""Verbs whose opposite takes no object."""
_LEAST_WEIGHT = 1.0
_IN_PHRASES = frozenset({"at", "no", "much", "far", "and", "or", "the"})


@dataclass(frozen=True, slots=True)
class Swap:
    """The position of a claim's piece, and its opposite in the same form."""

    position: int
    word: str
    weight: float


def best_swap(claim: Claim, pairs: Mapping[tuple[str, str], int]) -> Swap | None:
    """Returns the weightiest word that has a safe opposite, None where there is none.

    ``pairs`` counts how often two words stand side by side in the article: words of a term
    ("lesser omentum") are no detail that could be otherwise.
    """
    if claim.clause.negated:
        return None
    return max(_swaps(claim, pairs), key=lambda swap: (swap.weight, -swap.position), default=None)


def _swaps(claim: Claim, pairs: Mapping[tuple[str, str], int]) -> Iterator[Swap]:
    doc = claim.clause.verb.doc
    words = Counter(piece.text.lower() for piece in claim.pieces)
    lemmas = {doc[piece.token].lemma_.lower() for piece in claim.pieces if piece.token >= 0}
    for position, piece in enumerate(claim.pieces):
        token = doc[piece.token] if piece.token >= 0 else None
        if token is None or piece.text.lower() != token.lower_ or words[token.lower_] > 1:
            continue
        other = None if _is_idiom(token) else _opposite(token)
        if other is None or {other, _base(token)} & (set(words) | lemmas - {token.lemma_.lower()}):
            continue
        weight = _weight(claim, token)
        if weight >= _LEAST_WEIGHT and not _is_term(claim, position, pairs):
            yield Swap(position, _cased(piece, other), weight)


def _is_idiom(token: Token) -> bool:
    """Tells whether a word means something else together with its neighbour: "fall asleep", "take up"."""
    children = {child.dep_ for child in token.children}
    if token.pos_ == "VERB":
        if "neg" in children:
            return True
        fixed = children & {"prt", "acomp", "oprd"} or (token.lemma_ in _WITH_ANOTHER and "xcomp" in children)
        return bool(fixed) or (token.lemma_ in _ALONE and "dobj" in children) or _needs(token, children)
    if token.pos_ == "ADJ" and (token.dep_ == "conj" or children & {"conj"} or _has_to(token)):
        return True
    return token.dep_ in {"prt", "compound", "quantmod"} or token.ent_type_ in {
        "ORG",
        "PERSON",
        "WORK_OF_ART",
    }


def _needs(token: Token, children: set[str]) -> bool:
    """Tells whether a verb lacks what it must have to mean its opposite's opposite."""
    if token.lemma_ in {"confirm", "deny"}:
        return not children & {"ccomp"}
    return token.lemma_ in {"sell", "buy", "lend", "borrow"} and not children & {"dobj", "nsubjpass"}


def _has_to(token: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ == "to" for child in token.children)


def _base(token: Token) -> str:
    return OPPOSITES.get((token.pos_, token.lemma_.lower()), "")


def _opposite(token: Token) -> str | None:
    part = "ADJ" if token.pos_ == "ADV" and token.dep_ == "amod" else token.pos_
    if part not in _INFLECTED:
        return OPPOSITES.get((part, token.lower_))
    base = OPPOSITES.get((part, token.lemma_.lower()))
    if base is None or " " in base:
        return base if base and token.tag_ in {"VB", "VBP"} else None
    if token.tag_ in {"VB", "VBP", "NN"}:
        return base
    from lemminflect import getInflection

    forms = getInflection(base, tag=token.tag_)
    return str(forms[0]) if forms else None


def _cased(piece: Piece, word: str) -> str:
    return word[0].upper() + word[1:] if piece.text[0].isupper() else word


def _weight(claim: Claim, token: Token) -> float:
    """Returns how much the sentence turns on a word: most on its verb and what that says of the subject."""
    verb = claim.clause.verb
    if token == verb:
        return 3.0
    if token.pos_ in {"ADP", "SCONJ"}:
        return 2.0 if token.head == verb or token.head.head == verb else 1.2
    if token.head == verb:
        return 2.8
    if token.head.head == verb and token.head.dep_ in {
        "dobj",
        "attr",
        "acomp",
        "xcomp",
        "pobj",
        "advmod",
        "prep",
    }:
        return 2.4
    if token.pos_ == "VERB":
        return 1.6 if token.dep_ in {"xcomp", "ccomp", "conj", "advcl"} else 1.1
    if token.dep_ in {"nsubj", "nsubjpass"} or token.head.dep_ in {"nsubj", "nsubjpass"}:
        return 1.4
    return 1.3


def _is_term(claim: Claim, position: int, pairs: Mapping[tuple[str, str], int]) -> bool:
    pieces = claim.pieces
    word = pieces[position].text.lower()
    after = pieces[position + 1].text.lower() if position + 1 < len(pieces) else ""
    before = pieces[position - 1].text.lower() if position else ""
    fixed = before in _IN_PHRASES and word in {"most", "least", "more", "less", "first", "last"}
    return fixed or (after.isalpha() and pairs.get((word, after), 0) > 1) or after == "-" or before == "-"
