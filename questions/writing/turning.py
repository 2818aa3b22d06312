"""Changes of more than a word: what lets turned into what prevents, two places or things exchanged."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.vocabulary import vocabulary
from questions.writing.changes import Change, found_at

_LETTING = {
    "allow": "prevent",
    "enable": "prevent",
    "permit": "prevent",
    "cause": "prevent",
    "help": "prevent",
    "encourage": "discourage",
}
_STOPPING = {"prevent": "enable", "stop": "enable", "discourage": "encourage", "keep": "enable"}
_MOVING = vocabulary(
    "move travel shift change transfer flow carry transport convert spread migrate send pass sail switch march "
    "walk fly drift deliver pump transform transmit"
)
_PHRASES = {
    ("more", "than"): ("fewer", "than", 0.6),
    ("fewer", "than"): ("more", "than", 0.6),
    ("less", "than"): ("more", "than", 0.6),
    ("at", "least"): ("at", "most", 0.6),
    ("at", "most"): ("at", "least", 0.6),
    ("because", "of"): ("in spite", "of", 0.85),
    ("thanks", "to"): ("in spite", "of", 0.8),
    ("similar", "to"): ("unlike", "", 0.8),
    ("no", "longer"): ("still", "", 0.9),
}
_MOST_WORDS = 6
_LOOSE = vocabulary("may might could not never either unless whether perhaps")


def turned(claim: Claim) -> Iterator[Change]:
    """Yields each change of a phrase or of two of them that surely makes the statement false."""
    texts = {piece.text.lower() for piece in claim.pieces}
    if claim.clause.negated or claim.quoted or texts & _LOOSE:
        return
    at = {token: position for position, token in found_at(claim)}
    doc = claim.clause.verb.doc
    yield from _phrases(claim)
    for index in at:
        token = doc[index]
        if token.pos_ != "VERB" or token.dep_ == "amod":
            continue
        yield from _let(token, at)
        yield from _stopped(token, at)
        if token.lemma_ in _MOVING:
            yield from _from_to(claim, token, at)
    yield from _rather_than(claim, at)


def _phrases(claim: Claim) -> Iterator[Change]:
    texts = [piece.text.lower() for piece in claim.pieces]
    for position, pair in enumerate(pairwise(texts)):
        if pair not in _PHRASES or texts[position - 1] in {"no", "not", "much", "far"} or position == 0:
            continue
        one, other, weight = _PHRASES[pair]
        if pair[1] == "than" and not _before_number(claim, position + 2):
            continue
        if pair == ("more", "than"):
            one = "less" if claim.pieces[position + 2].text[:1] in "$£€" else "fewer"
        yield Change({position: one, position + 1: other}, " ".join(pair), f"{one} {other}".strip(), weight)


def _before_number(claim: Claim, position: int) -> bool:
    piece = claim.pieces[position] if position < len(claim.pieces) else None
    token = claim.clause.verb.doc[piece.token] if piece is not None and piece.token >= 0 else None
    return token is not None and token.like_num and token.lower_ not in {"one", "half"}


def _let(verb: Token, at: dict[int, int]) -> Iterator[Change]:
    """Yields "allows X to pass" as "prevents X from passing"."""
    other = _LETTING.get(verb.lemma_)
    for inner in verb.children:
        if other is None or inner.dep_ not in {"ccomp", "xcomp"} or inner.tag_ != "VB" or inner.i < verb.i:
            continue
        to = next((child for child in inner.children if child.lower_ == "to" and child.tag_ == "TO"), None)
        plain = not any(each.tag_ == "VB" and each.dep_ == "conj" for each in inner.sent)
        if to is None or to.i + 1 != inner.i or to.i == verb.i + 1 or not plain:
            continue
        forms = _inflected(other, verb.tag_), _inflected(inner.lemma_, "VBG")
        if all(index in at for index in (verb.i, to.i, inner.i)) and all(forms) and verb.tag_ != "VBG":
            edits = {at[verb.i]: forms[0], at[to.i]: "from", at[inner.i]: forms[1]}
            yield Change(edits, verb.text, forms[0], 1.0 if verb.dep_ == "ROOT" else 0.75)


def _stopped(verb: Token, at: dict[int, int]) -> Iterator[Change]:
    """Yields "prevents X from passing" as "enables X to pass"."""
    other = _STOPPING.get(verb.lemma_)
    start = next(
        (i for i in range(verb.i + 2, min(verb.i + 9, verb.sent.end - 1)) if verb.doc[i].lower_ == "from"),
        None,
    )
    if other is None or start is None or verb.doc[start + 1].tag_ != "VBG":
        return
    inner = verb.doc[start + 1]
    plain = not any(child.dep_ == "conj" for child in inner.children)
    form, base = _inflected(other, verb.tag_), inner.lemma_
    if plain and form and all(index in at for index in (verb.i, start, inner.i)):
        edits = {at[verb.i]: form, at[start]: "to", at[inner.i]: base}
        yield Change(edits, verb.text, form, 1.0 if verb.dep_ == "ROOT" else 0.75)


def _inflected(base: str, tag: str) -> str:
    from lemminflect import getInflection

    forms = getInflection(base, tag=tag)
    return str(forms[0]) if forms else ""


def _from_to(claim: Claim, verb: Token, at: dict[int, int]) -> Iterator[Change]:
    """Yields "flows from the lake to the sea" with lake and sea exchanged."""
    ends: dict[str, Token] = {}
    for child in verb.subtree:
        if child.dep_ == "prep" and child.lower_ in {"from", "to", "into"} and child.i < verb.i + 14:
            ends.setdefault("from" if child.lower_ == "from" else "to", child)
    if len(ends) == 2 and ends["from"].i < ends["to"].i:
        objects = [next((c for c in ends[end].children if c.dep_ == "pobj"), None) for end in ("from", "to")]
        yield from _exchanged(claim, objects[0], objects[1], at, 0.9)


def _rather_than(claim: Claim, at: dict[int, int]) -> Iterator[Change]:
    """Yields "uses wood rather than stone" with wood and stone exchanged."""
    doc = claim.clause.verb.doc
    for index in at:
        if doc[index].lower_ != "rather" or index + 2 >= len(doc) or doc[index + 1].lower_ != "than":
            continue
        second = next(
            (
                t
                for t in doc[index + 2 : index + 8]
                if t.dep_ in {"conj", "pobj"} and t.pos_ in {"NOUN", "PROPN"}
            ),
            None,
        )
        first = doc[index - 1] if index and doc[index - 1].pos_ in {"NOUN", "PROPN"} else None
        if second is not None and second.left_edge.i == index + 2:
            yield from _exchanged(claim, first, second, at, 0.9)


def _exchanged(
    claim: Claim, one: Token | None, other: Token | None, at: dict[int, int], weight: float
) -> Iterator[Change]:
    if one is None or other is None or not all(each.pos_ in {"NOUN", "PROPN"} for each in (one, other)):
        return
    spans = [list(range(each.left_edge.i, each.i + 1)) for each in (one, other)]
    loose = any(
        child.dep_ in {"conj", "relcl", "acl", "appos"} for each in (one, other) for child in each.rights
    )
    whole = all(index in at for span in spans for index in span)
    if loose or not whole or max(map(len, spans)) > _MOST_WORDS or {*spans[0]} & {*spans[1]}:
        return
    doc = claim.clause.verb.doc
    if any(
        doc[index].like_num or doc[index].lower_ in {"its", "their", "his", "her", "this"}
        for span in spans
        for index in span
    ):
        return
    texts = [" ".join(claim.pieces[at[index]].text for index in span) for span in spans]
    edits = {at[index]: "" for span in spans for index in span}
    edits[at[spans[0][0]]], edits[at[spans[1][0]]] = texts[1], texts[0]
    yield Change(edits, f"{texts[0]} … {texts[1]}", f"{texts[1]} … {texts[0]}", weight)
