"""Reasons: two clauses of which a sentence, or one and the next, says that one is why the other holds.

Each is read on its own and put together anew as "EFFECT because REASON", whatever the text's own words
for it are ("since", ", so", "which is why", "As a result, ...").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from questions.facts.clause import Clause, finite_of, subject_of
from questions.facts.pieces import Piece, pieces_of, tidy
from questions.facts.reading import Reading
from questions.facts.reference import as_subject, fits
from questions.facts.soundness import Unreadable
from questions.facts.vocabulary import vocabulary

BECAUSE = Piece("because")
LONGEST_REASON = 34
SHORTEST_REASON = 4
_SUBJECT_PRONOUNS = vocabulary("it they he she")
_PRONOUNS = vocabulary("it its itself they them their themselves he him his himself she her herself")
_POINTING = vocabulary("this these that those such here then i we you me us our your my")
_MODALS = vocabulary("can could may might will would should")
_OPENERS = vocabulary(
    "because since as for so that thus therefore and but or , – — ; : mainly partly largely chiefly"
)
_DISCOURSE = vocabulary("however therefore thus also moreover meanwhile indeed though instead then too again")


@dataclass(frozen=True, slots=True)
class Link:
    """The verbs of two clauses of a sentence, and the tokens that only join them."""

    effect: Token
    reason: Token
    joints: frozenset[int] = frozenset()


def links(root: Token) -> Iterator[Link]:
    """Yields each pair of clauses in a sentence that a word marks as reason and effect."""
    for token in root.sent:
        if token.dep_ == "advcl":
            yield from _marked(token)
        elif (
            token.lower_ == "so"
            and token.pos_ in {"ADV", "CCONJ", "SCONJ"}
            and token.dep_ in {"cc", "advmod", "mark"}
        ):
            yield from _so(token)
        elif token.dep_ == "relcl" and token.lemma_ in {"mean", "be"}:
            yield from _which_means(token)


def _marked(clause: Token) -> Iterator[Link]:
    marks = [child for child in clause.children if child.dep_ in {"mark", "advmod"} and child.i < clause.i]
    word = marks[0].lower_ if marks else ""
    head = _with_subject(clause.head)
    if head.pos_ not in {"VERB", "AUX"} or subject_of(clause) is None or finite_of(clause) is None:
        return
    if word == "because" or (word == "since" and _is_causal(clause)):
        yield Link(head, clause, frozenset({marks[0].i}))
    elif word == "so" or [mark.lower_ for mark in marks[:2]] == ["so", "that"]:
        behind = clause.left_edge.i > head.i and clause.left_edge.nbor(-1).text == ","
        purpose = any(child.lower_ in _MODALS and child.dep_ == "aux" for child in clause.children)
        if behind and not purpose:
            yield Link(clause, head, frozenset(mark.i for mark in marks[:2]))


def _with_subject(head: Token) -> Token:
    """Returns the verb that a clause really belongs to: "tend to fall asleep because" is about tending."""
    while head.dep_ in {"xcomp", "acomp", "conj", "dobj", "prep", "pobj", "attr", "oprd"} and (
        subject_of(head) is None or head.pos_ not in {"VERB", "AUX"}
    ):
        if head.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and finite_of(head) is not None:
            break
        head = head.head
    return head


def _is_causal(clause: Token) -> bool:
    """Tells whether "since" gives a reason: the main clause is in no perfect tense, and no date follows."""
    perfect = any(child.lemma_ == "have" and child.dep_ == "aux" for child in clause.head.children)
    dated = any(token.ent_type_ in {"DATE", "TIME"} for token in clause.subtree)
    return not perfect and not dated


def _so(word: Token) -> Iterator[Link]:
    """Reads "REASON, so EFFECT" however the parser joins the two."""
    effect = word.head
    before = word.nbor(-1) if word.i > word.sent.start else word
    following = word.nbor(1).lower_ if word.i + 1 < word.sent.end else ""
    if before.text not in {",", ";", "and"} or following in {
        "that",
        "much",
        "many",
        "far",
        "long",
        "did",
        "do",
        "does",
    }:
        return
    others = [
        each for each in (effect.head, *effect.children) if each != effect and each.pos_ in {"VERB", "AUX"}
    ]
    reason = next((each for each in others if each.i < word.i and subject_of(each) is not None), None)
    if effect.i < word.i:  # "so" hangs on the clause before it
        reason, effect = (
            effect,
            next((each for each in effect.children if each.dep_ == "conj" and each.i > word.i), word),
        )
    if reason is not None and effect != word and subject_of(effect) is not None and effect.i > word.i:
        yield Link(effect, reason, frozenset({word.i}))


def _which_means(clause: Token) -> Iterator[Link]:
    """Reads ", which means that EFFECT" and ", which is why EFFECT" of the clause before."""
    opener = clause.left_edge
    if opener.lower_ != "which" or opener.i == opener.sent.start or opener.nbor(-1).text != ",":
        return
    effect = next(
        (child for child in clause.children if child.dep_ in {"ccomp", "advcl"} and child.i > clause.i), None
    )
    if effect is None or (clause.lemma_ == "be" and not any(t.lower_ == "why" for t in effect.children)):
        return
    above = next(
        (each for each in clause.ancestors if each.pos_ in {"VERB", "AUX"} and subject_of(each) is not None),
        None,
    )
    if above is not None and subject_of(effect) is not None:
        joints = {token.i for token in clause.subtree} - {token.i for token in effect.subtree}
        joints |= {
            token.i for token in effect.children if token.dep_ in {"mark", "advmod"} and token.i < effect.i
        }
        yield Link(effect, above, frozenset(joints))


def because(effect: Clause, reason: tuple[Piece, ...]) -> Clause:
    """Returns the clause "EFFECT because REASON"."""
    rest = (*effect.rest[:-1], replace(effect.rest[-1], space=True)) if effect.rest else ()
    return replace(
        effect, finite=replace(effect.finite, space=True), rest=(*rest, BECAUSE, *reason), tail=frozenset()
    )


def reason_at(pieces: tuple[Piece, ...]) -> int | None:
    """Returns the position of the "because" that was put in, None where none was."""
    return next(
        (
            at
            for at in range(len(pieces) - 1, -1, -1)
            if pieces[at].text == "because" and pieces[at].token < 0
        ),
        None,
    )


def reason_of(reading: Reading, link: Link, effect: Clause, loose: set[int]) -> tuple[Piece, ...]:
    """Returns the reason's words without the ``loose`` ones, its pronouns bound. Raises Unreadable."""
    apart = (
        {token.i for token in link.effect.subtree}
        if link.effect.i in {t.i for t in link.reason.subtree}
        else set()
    )
    shared = link.reason.head if subject_of(link.reason) is None and link.reason.dep_ == "conj" else None
    own = subject_of(shared) if shared is not None else None
    kept = [
        token
        for token in (*(own.subtree if own is not None else ()), *link.reason.subtree)
        if token.i not in apart | loose | link.joints | reading.left_out and not _is_discourse(token)
    ]
    while kept and kept[0].lower_ in _OPENERS:
        kept.pop(0)
    while kept and (kept[-1].is_punct or kept[-1].lower_ in _OPENERS):
        kept.pop()
    if kept and own is None and not loose and kept[-1].i != kept[0].i + len(kept) - 1 and _gap(kept):
        raise Unreadable("its reason is not told in one piece")
    _check(reading, link, effect, kept)
    pieces = tidy(_lowered(reading, kept))
    return _named(reading, link, effect, pieces)


def _is_discourse(token: Token) -> bool:
    return token.lower_ in _DISCOURSE and token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}


def _gap(kept: list[Token]) -> bool:
    """Tells whether words with content are missing between the kept ones."""
    have = {token.i for token in kept}
    missing = [token for token in kept[0].doc[kept[0].i : kept[-1].i] if token.i not in have]
    return any(token.pos_ in {"NOUN", "PROPN", "VERB", "NUM", "ADJ"} for token in missing)


def _check(reading: Reading, link: Link, effect: Clause, kept: list[Token]) -> None:
    if subject_of(link.reason) is None and kept[0].i >= link.reason.left_edge.i:
        raise Unreadable("its reason has no subject")
    if not SHORTEST_REASON <= sum(token.is_alpha or token.like_num for token in kept) <= LONGEST_REASON:
        raise Unreadable("its reason is too short or too long")
    if any(token.text in {"“", '"', "”", ";", ":", "(", "?"} or "—" in token.text for token in kept):
        raise Unreadable("its reason is told in more than one part")
    bound = as_subject(effect.subject, effect.subject_token, reading.lookup.names)
    nouns: list[Token] = []
    for token in kept:
        word = token.lower_
        if word in _POINTING and token.pos_ in {"PRON", "DET", "ADV"} and not _relative(token):
            raise Unreadable(f"“{token.text}” in its reason points outside")
        own = subject_of(link.reason)
        if word in _PRONOUNS and token.pos_ in {"PRON", "DET"} and token != own:
            if not (fits(word, bound) or any(_agrees(word, noun) for noun in nouns)):
                raise Unreadable(f"“{token.text}” in its reason is not resolved")
        if token.pos_ in {"NOUN", "PROPN"}:
            nouns.append(token)


def _relative(token: Token) -> bool:
    return (
        token.tag_ in {"WDT", "IN"}
        or token.dep_ == "mark"
        or any(child.dep_ in {"prep", "relcl", "acl"} for child in token.children)
    )


def _agrees(word: str, noun: Token) -> bool:
    plural = noun.tag_ in {"NNS", "NNPS"}
    return plural == (word in {"they", "them", "their", "themselves"}) and word not in {
        "he",
        "she",
        "him",
        "his",
        "her",
    }


def _lowered(reading: Reading, kept: list[Token]) -> tuple[Piece, ...]:
    pieces = pieces_of(kept)
    first = kept[0]
    if first.i == first.sent.start and reading.lookup.names.is_lower(first):
        pieces = (replace(pieces[0], text=pieces[0].text[0].lower() + pieces[0].text[1:]), *pieces[1:])
    return pieces


def _named(reading: Reading, link: Link, effect: Clause, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Returns the reason with its subject pronoun kept where the effect's subject binds it, else named."""
    own = subject_of(link.reason)
    if own is None or own.lower_ not in _SUBJECT_PRONOUNS or own.i not in {piece.token for piece in pieces}:
        return pieces
    bound = as_subject(effect.subject, effect.subject_token, reading.lookup.names)
    if own.lower_ == "it" and _empty(own):
        return pieces
    if not fits(own.lower_, bound):
        raise Unreadable(f"“{own.text}” in its reason is not resolved")
    return pieces


def _empty(own: Token) -> bool:
    from questions.facts.reference import is_empty_it

    return is_empty_it(own)
