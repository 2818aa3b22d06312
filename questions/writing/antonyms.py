"""A word exchanged for its safe opposite makes a statement false, where the word carries its point."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.vocabulary import vocabulary
from questions.writing.changes import Change, found_at
from questions.writing.opposites import NOT_PARTED, OPPOSITES

_WEIGHTS = {
    "ROOT": 1.0,
    "conj": 0.75,
    "relcl": 0.6,
    "advcl": 0.65,
    "xcomp": 0.85,
    "ccomp": 0.9,
    "acl": 0.55,
    "acomp": 0.95,
    "oprd": 0.8,
    "attr": 0.85,
    "amod": 0.6,
    "advmod": 0.65,
    "dobj": 0.75,
    "prep": 0.55,
    "mark": 0.7,
    "pobj": 0.45,
    "pcomp": 0.6,
    "nsubj": 0.55,
    "nsubjpass": 0.55,
}
_DEGREES = frozenset({"JJR", "JJS", "RBR", "RBS"})
_LOOSE = vocabulary("may might could can sometimes some either or if unless whether perhaps possibly partly")
"""With these words beside it, a thing and its opposite may both be true."""
_TURNING = vocabulary("not no nor neither never without unlike")
_MEASURED = vocabulary(
    "high long old deep wide tall thick early late low short heavy many few first second third last"
)
_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "FAC", "LAW"})
_RANKED = vocabulary("important significant famous popular prominent notable influential")
"""What an article calls one of the most of; nobody tells of one of the least."""
_PRIZES = vocabulary("award prize medal trophy title")
_HINDERING = vocabulary("prevent hinder forbid discourage reject oppose")
_TIMES = vocabulary("before after")
_NOUN_FRAMES = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "pobj", "ROOT", "conj"})
_PLACES = vocabulary("north south east west northeast southwest northwest southeast")
_BARE_FRAMES = frozenset({"xcomp", "ccomp", "prt", "oprd"})
_SAME_FRAME = vocabulary("deny admit acknowledge prove disprove confirm refute")
"""Verbs whose opposites take a clause as they do."""
_GOING_ON = vocabulary("begin start continue")
_MOVING_ALONE = vocabulary("rise fall plunge soar drop decline")
"""Verbs whose opposites have no object."""
_NEEDS_OBJECT = vocabulary("buy sell import export lend borrow admit")
_MAKING = vocabulary("cause trigger produce create")
"""Verbs whose opposites read as nonsense in the passive: "prevented by a blow to the head"."""
_ORDINALS = vocabulary("first second third")


def opposites(claim: Claim) -> Iterator[Change]:
    """Yields each change of one word to its opposite that surely makes the statement false."""
    doc = claim.clause.verb.doc
    present = {piece.text.lower() for piece in claim.pieces}
    if claim.clause.negated or claim.quoted or present & _TURNING:
        return
    for position, index in found_at(claim):
        token = doc[index]
        other = None if token.pos_ not in _SENSES or _unsafe(token, present) else _opposite(token)
        if other is None or other.split()[0] in present or _said_of_both(token, other):
            continue
        yield Change({position: other}, token.text, other, _weight(token))


def _weight(token: Token) -> float:
    depth = sum(1 for _ in token.ancestors)
    degree = 0.25 if token.tag_ in _DEGREES else 0.0
    return max(0.1, min(1.0, _WEIGHTS.get(token.dep_, 0.3) + degree - 0.08 * max(0, depth - 2)))


def _unsafe(token: Token, present: set[str]) -> bool:
    """Tells whether a word has another sense here, or whether its opposite might be true as well."""
    if token.ent_type_ in _NAMED or token.text[0].isupper() or present & _LOOSE:
        return True
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and f"{token.lower_} {following.lower_}" in NOT_PARTED:
        return True
    return _in_quotes(token) or _hyphened(token) or _SENSES[token.pos_](token, following)


def _noun_unsafe(token: Token, following: Token | None) -> bool:  # noqa: ARG001
    return token.dep_ not in _NOUN_FRAMES or (token.dep_ == "pobj" and token.lower_ not in _PLACES)


def _adverb_unsafe(token: Token, following: Token | None) -> bool:
    if token.tag_ == "RBS" and (
        (following is not None and following.lower_ in _RANKED) or _one_of_the(token)
    ):
        return True
    more = token.tag_ == "RBR" and all(child.dep_ == "prep" for child in token.children)
    return token.dep_ not in {"advmod", "acomp"} or (bool(list(token.children)) and not more)


def _adjective_unsafe(token: Token, following: Token | None) -> bool:
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if before in {"as", "so", "how", "however", "at", "very", "year", "years", "feet"}:
        return True
    if token.tag_ == "JJS" and _one_of_the(token):
        return True
    if token.lower_ == "common" and following is not None and following.lower_ in {"in", "to"}:
        return True
    if token.lower_ in _ORDINALS and token.head.dep_ not in {"attr", "dobj"}:
        return True
    if token.dep_ == "amod" and following is not None and _is_term(token, following):
        return True
    measured = token.lower_ in _MEASURED and token.i > 0 and token.nbor(-1).pos_ == "NOUN"
    side_by_side = following is not None and following.lower_ in {"and", "or", ",", "but", "yet"}
    conjoined = any(child.dep_ == "conj" for child in token.children) or token.dep_ == "conj"
    return measured or conjoined or side_by_side


def _one_of_the(token: Token) -> bool:
    """Tells whether a superlative stands in "one of the most …": one of the least is hardly told of."""
    return token.doc[max(token.sent.start, token.i - 3) : token.i].text.lower() == "one of the"


def _is_term(token: Token, following: Token) -> bool:
    """Tells whether an adjective stands before the same word elsewhere too: "popular culture" is a term."""
    pair = token.lower_, following.lemma_.lower()
    return any(
        (each.lower_, each.nbor(1).lemma_.lower()) == pair for each in token.doc[:-1] if each.i != token.i
    )


def _verb_unsafe(token: Token, following: Token | None) -> bool:  # noqa: ARG001
    """Tells whether a verb has a complement or a particle that its opposite may not take."""
    if any(child.dep_ == "prt" for child in token.children):
        return True
    if token.lemma_ == "win" and any(child.lemma_.lower() in _PRIZES for child in token.children):
        return True
    purpose = any(
        child.pos_ == "VERB" and child.tag_ == "VB" and child.i > token.i for child in token.children
    )
    if purpose and OPPOSITES["VERB"].get(token.lemma_) in _HINDERING:
        return True
    passive = token.tag_ == "VBN" and not any(child.dep_ == "dobj" for child in token.children)
    made = passive and token.lemma_ in _MAKING
    opens = token.tag_ == "VBG" and token.lemma_ in _GOING_ON | _MOVING_ALONE
    return made or opens or _wrong_frame(token) or _shares_object(token)


def _wrong_frame(token: Token) -> bool:
    """Tells whether a verb has, or lacks, an object or a clause where its opposite does not."""
    found = {child.dep_ for child in token.children}
    clausal = found & _BARE_FRAMES
    if clausal == {"xcomp"} and token.lemma_ in _GOING_ON:
        return False
    if clausal and token.lemma_ not in _SAME_FRAME:
        return True
    object_given = bool(found & {"dobj", "nsubjpass"})
    return (
        object_given if token.lemma_ in _MOVING_ALONE else token.lemma_ in _NEEDS_OBJECT and not object_given
    )


def _shares_object(token: Token) -> bool:
    """Tells whether a verb stands as an adjective or a noun, or shares its objects with another verb."""
    if token.dep_ in {"amod", "compound"} or (
        token.tag_ == "VBG" and token.dep_ in {"nsubj", "pobj", "dobj"}
    ):
        return True
    return any(child.dep_ == "conj" and child.pos_ == "VERB" for child in token.children)


def _preposition_unsafe(token: Token, following: Token | None) -> bool:  # noqa: ARG001
    return token.dep_ not in {"prep", "mark"} or (token.dep_ == "prep" and not _holds_time_or_place(token))


def _holds_time_or_place(token: Token) -> bool:
    """Tells whether a preposition is meant of time or place: "before 1900", "above the lake", not "over him"."""
    inner = [child for child in token.children if child.dep_ == "pobj"]
    if not inner:
        return False
    if token.lower_ in _TIMES:
        return inner[0].pos_ in {"NOUN", "PROPN", "NUM"} and inner[0].lower_ not in {"all", "weeks", "years"}
    plain = token.lower_ in {
        "over",
        "under",
        "into",
        "within",
        "beyond",
        "until",
        "towards",
        "toward",
        "onto",
    }
    return not plain and inner[0].pos_ in {"NOUN", "PROPN"}


_SENSES: dict[str, Callable[[Token, Token | None], bool]] = {
    "VERB": _verb_unsafe,
    "NOUN": _noun_unsafe,
    "ADJ": _adjective_unsafe,
    "ADV": _adverb_unsafe,
    "ADP": _preposition_unsafe,
    "SCONJ": _preposition_unsafe,
}


def _in_quotes(token: Token) -> bool:
    before = token.doc[token.sent.start : token.i].text
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _hyphened(token: Token) -> bool:
    around = token.doc[max(0, token.i - 1) : token.i + 2]
    return any(each.text in {"-", "–", "/"} for each in around)


def _opposite(token: Token) -> str | None:
    if token.pos_ == "VERB" and token.lemma_ in _GOING_ON and any(c.dep_ == "xcomp" for c in token.children):
        return _inflected("cease", token.tag_)
    words = OPPOSITES.get(token.pos_, {})
    if token.pos_ not in {"VERB", "NOUN"}:
        return words.get(token.lower_)
    base = words.get(token.lemma_.lower())
    if base is None:
        return None
    return _inflected(base, token.tag_)


def _inflected(base: str, tag: str) -> str | None:
    from lemminflect import getInflection

    first, _, rest = base.partition(" ")
    forms = getInflection(first, tag=tag)
    return f"{forms[0]} {rest}".strip() if forms else None


def _said_of_both(token: Token, other: str) -> bool:
    """Tells whether the sentence itself has the opposite too: what rises here falls there."""
    word = other.split()[-1]
    return any(each.lower_ == word for each in token.sent)
