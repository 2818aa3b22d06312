"""Turning a statement into a question with a question word."""

from dataclasses import replace

from lemminflect import getInflection, getLemma
from spacy.tokens import Token

from questions.facts.claim import Claim, Section
from questions.facts.pieces import Piece, capitalised, join, tidy, words
from questions.facts.slot import Slot

_SUPPORT = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}


def question(claim: Claim, slot: Slot) -> str | None:
    """Returns the question that the slot answers, or None where no question word can ask for it."""
    if slot.stem is not None:
        return slot.stem
    if slot.word is None or claim.quoted or ("until" in slot.word and claim.clause.negated):
        return None
    start, end = claim.bounds("subject")
    if slot.taken[0] == start and slot.taken[1] == claim.bounds("rest")[1] - 1:
        return _finish_behind(claim, slot)
    if slot.active:
        return _active(claim, slot)
    if start <= slot.taken[0] and slot.taken[1] < end:
        return _about_subject(claim, slot) if slot.taken == (start, end - 1) else _within_subject(claim, slot)
    return _about_rest(claim, slot)


def _finish(claim: Claim, lead: tuple[Piece, ...], clause: tuple[Piece, ...]) -> str:
    front = tidy(lead)
    comma = (Piece(","),) if front and front[-1].text not in {"”", '"'} else ()
    text = join((*claim.opening, *front, *comma, *tidy(clause)))
    return capitalised(text) + "?"


def _finish_behind(claim: Claim, slot: Slot) -> str:
    """Asks for the whole main clause, with what stood before it behind the question word."""
    return _finish(claim, (), (*words(slot.word or ""), *claim.clause.lead))


def _active(claim: Claim, slot: Slot) -> str | None:
    """Asks for the agent of a passive clause in the active voice: "Who designed the bridge?"."""
    clause = claim.clause
    be = clause.finite_token
    simple = be.dep_ == "auxpass" and clause.finite_tag in {"VBD", "VBZ", "VBP"} and not clause.negated
    forms = getInflection(base_forms(clause.verb)[0], tag="VBD" if clause.finite_tag == "VBD" else "VBZ")
    rest = _without(claim, "rest", slot)
    verb_at = next((index for index, piece in enumerate(rest) if piece.token == clause.verb.i), None)
    if not simple or not forms or verb_at is None or clause.subject_token.pos_ == "PRON":
        return None
    active = (*words(slot.word or ""), *clause.middle, *rest[:verb_at], Piece(forms[0]))
    return _finish(claim, clause.lead, (*active, *clause.subject, *rest[verb_at + 1 :]))


def _about_subject(claim: Claim, slot: Slot) -> str | None:
    sections = claim.sections
    finite = sections["finite"][0]
    if not slot.plural:
        conjuncts = [child.tag_ for child in claim.clause.verb.children if child.dep_ == "conj"]
        if claim.clause.finite_tag == "VBP" and {"VBP", "VB"} & set(conjuncts):
            return None
        finite = replace(finite, text=_singular(claim, finite.text))
    clause = (*words(slot.word or ""), *sections["middle"], finite, *sections["rest"])
    return _finish(claim, claim.clause.lead, clause)


def _within_subject(claim: Claim, slot: Slot) -> str:
    """Asks for a part at the subject's start ("how many people"), with the rest of it kept."""
    sections = claim.sections
    start = claim.bounds("subject")[0]
    before = sections["subject"][: slot.taken[0] - start]
    after = sections["subject"][slot.taken[1] + 1 - start :]
    clause = (
        *before,
        *words(slot.word or ""),
        *after,
        *sections["middle"],
        *sections["finite"],
        *sections["rest"],
    )
    return _finish(claim, claim.clause.lead, clause)


def _singular(claim: Claim, finite: str) -> str:
    clause = claim.clause
    if finite.lower() in _SINGULAR:
        return _SINGULAR[finite.lower()]
    if clause.finite_tag == "VBP" and clause.finite_token == clause.verb:
        forms = getInflection(clause.verb.lemma_, tag="VBZ")
        return forms[0] if forms else finite
    return finite


def _about_rest(claim: Claim, slot: Slot) -> str | None:
    front, auxiliary, rest = _inverted(claim, slot)
    after = claim.pieces[slot.taken[1] + 1]
    stranded = (
        after.text == ","
        and after.token not in claim.clause.tail
        and slot.taken[0] >= claim.bounds("rest")[0]
    )
    if auxiliary is None or stranded or _leaves_a_finite_verb(claim, auxiliary):
        return None
    sections = claim.sections
    clause = (*words(slot.word or ""), auxiliary, *sections["subject"], *sections["middle"], *rest)
    return _finish(claim, front, clause)


def _leaves_a_finite_verb(claim: Claim, auxiliary: Piece) -> bool:
    """Tells whether "What does air exit and moves" would come out: a joined verb that "does" does not reach."""
    if auxiliary.text not in {"do", "does", "did"}:
        return False
    joined = (
        child for child in claim.clause.verb.children if child.dep_ == "conj" and claim.clause.holds(child)
    )
    return any(child.tag_ in {"VBZ", "VBD"} for child in joined)


def _inverted(claim: Claim, slot: Slot) -> tuple[tuple[Piece, ...], Piece | None, tuple[Piece, ...]]:
    """Returns what stays in front, the auxiliary, and what follows the subject, without what is taken."""
    clause = claim.clause
    lead = _without(claim, "lead", slot)
    rest = _without(claim, "rest", slot)
    is_be = clause.verb.lemma_ == "be" or clause.finite.text.lower() in {"is", "are", "was", "were"}
    if clause.finite_token != clause.verb or is_be:
        return lead, replace(clause.finite, space=True), rest
    tag = clause.finite_tag
    bases = base_forms(clause.verb)
    if tag not in _SUPPORT or not bases:
        return lead, None, rest
    return lead, Piece(_SUPPORT[tag]), (Piece(bases[0]), *rest)


def base_forms(verb: Token) -> tuple[str, ...]:
    """Returns the base form of a verb, the likeliest first."""
    if verb.tag_ == "VB":
        return (verb.lower_,)
    return tuple(getLemma(verb.lower_, upos="VERB")) or (verb.lemma_,)


def _without(claim: Claim, section: Section, slot: Slot) -> tuple[Piece, ...]:
    start, _ = claim.bounds(section)
    pieces = claim.sections[section]
    first, last = slot.taken
    asked = {piece.token for piece in claim.pieces[first : last + 1]}
    tail = claim.clause.tail if not asked & claim.clause.tail else frozenset()
    return tuple(
        piece
        for index, piece in enumerate(pieces, start)
        if not first <= index <= last and piece.token not in tail
    )
