"""Claims of the sort "EFFECT because REASON", put together from what a sentence or two say."""

from dataclasses import replace

from spacy.tokens import Token

from questions.facts.asides import relative_clause
from questions.facts.claim import Claim
from questions.facts.clause import Clause, subject_of
from questions.facts.links import Link, links
from questions.facts.omission import loose_ends, with_commas
from questions.facts.pieces import Piece
from questions.facts.reading import Reading
from questions.facts.reasons import LONGEST_REASON, SHORTEST_REASON, because, reason_of
from questions.facts.resolving import clause_of
from questions.facts.soundness import Unreadable
from questions.facts.speech import Speaker, name_speaker, reported_clauses
from questions.facts.stating import state

_FOLLOWING = (
    "as a result ,",
    "as a result ",
    "therefore ,",
    "consequently ,",
    "for this reason ,",
)
_GIVING = (
    "this is because ",
    "that is because ",
    "this was because ",
    "that was because ",
    "the reason is that ",
)
_UNREAL = frozenset({"if", "unless", "whether", "although", "though"})


def explain(reading: Reading, before: Reading | None, quoted: Speaker | None) -> None:
    """Adds the reasons that a sentence gives, or that it and the sentence before it give together."""
    if quoted is not None or reading.sentence.text.rstrip("”\"’' ").endswith("?"):
        return
    for link in links(reading.sentence.parsed.root):
        try:
            _add(reading, link)
        except Unreadable as error:
            reading.drop(str(error))
    if before is not None and before.sentence.paragraph == reading.sentence.paragraph:
        _across(reading, before)


def _add(reading: Reading, link: Link) -> None:
    reading.support = set()
    joined = link.effect.head.i in link.joints  # ", which is why": the clause above says it
    speaker = _speaker(reading, link.reason if joined else link.effect)
    inside = {token.i for token in link.effect.subtree}
    apart = {token.i for token in link.reason.subtree} if link.reason.i in inside else set()
    apart |= _other_clauses(link.effect, link.reason)
    effect = _effect(reading, link.effect, reading.left_out | apart | link.joints, speaker)
    told = because(effect, _reason(reading, link, effect))
    # First, so that it and not the bare clause stands for the fact where both say the same.
    reading.claims.insert(0, state(reading, told, speaker, "explained"))


def _reason(reading: Reading, link: Link, effect: Clause) -> tuple[Piece, ...]:
    """Returns the reason in full, or without its asides where those lean on something else."""
    try:
        return reason_of(reading, link, effect, set())
    except Unreadable:
        loose = {
            i for first, last in loose_ends(link.reason) for i in with_commas(reading.sentence, first, last)
        }
        if not loose:
            raise
        return reason_of(reading, link, effect, loose)


def _other_clauses(effect: Token, reason: Token) -> set[int]:
    """Returns what is joined to an effect and no part of it: clauses coordinated with it, behind it."""
    others = (child for child in effect.children if child.dep_ == "conj" and child != reason)
    return {token.i for child in others if subject_of(child) is not None for token in child.subtree}


def _effect(reading: Reading, verb: Token, left_out: set[int], speaker: Speaker | None) -> Clause:
    if verb.dep_ == "relcl":
        found = relative_clause(reading.sentence, verb, left_out)
        if found is None:
            raise Unreadable("its subject is not named")
        return found[0]
    return clause_of(reading, verb, left_out, speaker)


def _speaker(reading: Reading, verb: Token) -> Speaker | None:
    """Returns who says what a verb says: None for the article. Raises Unreadable where that is not clear."""
    for token in (verb, *verb.ancestors):
        if any(child.dep_ == "mark" and child.lower_ in _UNREAL for child in token.children):
            raise Unreadable("it is not clear whether it holds")
        if token.dep_ == "ccomp" and token.head != token:
            return _speaker_above(reading, token)
    return None


def _speaker_above(reading: Reading, clause: Token) -> Speaker | None:
    verb = clause.head
    head = subject_of(verb)
    if clause in reported_clauses(verb):
        found = name_speaker(head, reading.lookup.names) if head is not None else None
        if found is not None:
            return found
    elif clause.i < verb.i and head is not None and not any(t.dep_ == "mark" for t in clause.children):
        return None  # the parser hangs the first of two clauses in a row on the second
    raise Unreadable("it is not clear who says so")


def _across(reading: Reading, before: Reading) -> None:
    """Adds what "As a result, ..." and "This is because ..." say with the sentence before."""
    opening = " ".join(token.lower_ for token in reading.sentence.tokens[:6]) + " "
    told = [claim for claim in before.claims if claim.origin == "main" and _is_whole(claim)]
    if len(told) != 1:
        return
    effects = [claim for claim in reading.claims if claim.origin == "main" and _is_whole(claim)]
    if opening.startswith(_FOLLOWING) and len(effects) == 1:
        _join(reading, effects[0], told[0], before)
    elif opening.startswith(_GIVING):
        _give(reading, told[0])


def _is_whole(claim: Claim) -> bool:
    length = len(claim.statement.split())
    return (
        claim.fault is None
        and not claim.quoted
        and claim.speaker is None
        and SHORTEST_REASON <= length <= LONGEST_REASON
    )


def _join(reading: Reading, effect: Claim, reason: Claim, before: Reading) -> None:
    told = [piece for piece in reason.pieces if piece.text != "."]
    first = before.sentence.at(told[0].token)
    if first is not None and before.lookup.names.is_lower(first):
        told[0] = replace(told[0], text=told[0].text[0].lower() + told[0].text[1:])
    apart = tuple(Piece(piece.text, piece.space) for piece in told)
    joined = because(effect.clause, apart)
    support = tuple(sorted({*effect.support, before.sentence.span}))
    reading.claims.insert(0, replace(effect, clause=joined, origin="explained", support=support))


def _give(reading: Reading, effect: Claim) -> None:
    """Joins "This is because REASON" to the claim of the sentence before."""
    root = reading.sentence.parsed.root
    reason = next(
        (child for child in root.children if child.dep_ in {"advcl", "ccomp"} and child.i > root.i), None
    )
    if reason is None:
        return
    try:
        joined = because(effect.clause, reason_of(reading, Link(root, reason), effect.clause, set()))
    except Unreadable as error:
        reading.drop(str(error))
        return
    support = tuple(sorted({*effect.support, reading.sentence.span}))
    reading.claims.insert(0, replace(effect, clause=joined, origin="explained", support=support))
