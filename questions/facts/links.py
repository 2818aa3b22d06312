"""Which clauses of a sentence a word marks as reason and effect."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.clause import finite_of, subject_of
from questions.facts.vocabulary import vocabulary

_MODALS = vocabulary("can could may might will would should")


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
