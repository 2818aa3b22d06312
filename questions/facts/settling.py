"""The last hand to a clause before it is stated: full names, paired quotation marks, capitals, years."""

from collections.abc import Callable
from dataclasses import replace

from questions.facts.clause import Clause, closed_by_comma, plain_past
from questions.facts.dating import with_years
from questions.facts.mentions import Mention, with_fuller_names
from questions.facts.names import Names
from questions.facts.pieces import Piece, tidy
from questions.facts.reading import Lookup
from questions.facts.reference import with_full_names
from questions.facts.sentence import Sentence
from questions.facts.told_year import with_told_year

_QUOTES = frozenset({"“", "”", '"', "‘", "``", "''"})
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_MOVABLE = frozenset({"in", "on", "at", "during", "after", "before", "by", "from"})
_TOLD = "(year)"
_PAST = frozenset({"VBD"})


def settle(clause: Clause, sentence: Sentence, lookup: Lookup, used: dict[str, Mention]) -> Clause:
    """Returns the clause as it can stand in a sentence of its own.

    ``used`` collects the fuller names that it was given.
    """
    tokens = sentence.tokens
    seen: set[str] = set()
    past = clause.finite_tag in _PAST
    own = {piece.token for piece in clause.pieces}

    def settled(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        fuller = with_fuller_names(pieces, sentence, lookup.mentions, used, own)
        named = with_full_names(fuller, lookup.names, seen, tokens)
        told, year = with_told_year(named, sentence, lookup.memory.told_year) if past else (named, None)
        if year is not None:
            used[_TOLD] = Mention(str(year.year), year.span, year.index)
        dated = with_years(told, lookup.published) if lookup.published and past else told
        return tidy(_lowered(dated, sentence, lookup.names))

    lead, subject = settled(clause.lead), _settled_subject(clause.subject, settled)
    middle, rest = _settled_middle(clause.middle, settled), settled(clause.rest)
    if not lead and len(middle) > 1 and middle[0].text.lower() in _MOVABLE:
        lead, middle = middle, ()
    if lead and not clause.tail and any(piece.text.lower() in _POSSESSIVES for piece in lead):
        spaced = tuple(replace(piece, space=True) if piece is rest[-1] else piece for piece in rest)
        lead, rest = (), (*spaced, *lead)
    if lead and lead[0].text in {"“", '"'} and rest and rest[-1].text in {"”", '"'}:
        lead, rest = tidy(lead[1:]), tidy(rest[:-1])
    if not _paired((*lead, *subject, *middle, *rest)):
        lead, subject, middle, rest = (_unquoted(part) for part in (lead, subject, middle, rest))
    return plain_past(replace(clause, lead=lead, subject=subject, middle=middle, rest=rest))


def _settled_subject(
    subject: tuple[Piece, ...], settled: Callable[[tuple[Piece, ...]], tuple[Piece, ...]]
) -> tuple[Piece, ...]:
    closed = bool(subject) and subject[-1].text == ","
    return closed_by_comma(settled(subject)) if closed else settled(subject)


def _settled_middle(
    middle: tuple[Piece, ...], settled: Callable[[tuple[Piece, ...]], tuple[Piece, ...]]
) -> tuple[Piece, ...]:
    """Returns what stands between subject and verb, with the commas around it where it had them."""
    if len(middle) > 2 and middle[0].text == middle[-1].text == ",":
        *inner, last = settled(middle[1:-1])
        return (middle[0], *inner, replace(last, space=False), middle[-1])
    return settled(middle)


def word_for_word(clause: Clause) -> Clause:
    """Returns the clause with every word as the text has it, contractions too."""
    doc = clause.verb.doc

    def original(piece: Piece) -> Piece:
        token = doc[piece.token] if piece.token >= 0 else None
        return piece if token is None else Piece(token.text, bool(token.whitespace_), token.i)

    def every(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tidy(tuple(original(piece) for piece in pieces))

    return replace(
        clause,
        lead=every(clause.lead),
        subject=every(clause.subject),
        middle=every(clause.middle),
        finite=original(clause.finite),
        rest=every(clause.rest),
    )


def _lowered(pieces: tuple[Piece, ...], sentence: Sentence, names: Names) -> tuple[Piece, ...]:
    def small(piece: Piece) -> Piece:
        token = sentence.at(piece.token)
        starts = token is not None and (token.i == sentence.parsed.start or token.nbor(-1).text in _QUOTES)
        if token is None or not starts or piece.text != token.text or not names.is_lower(token):
            return piece
        return replace(piece, text=piece.text[0].lower() + piece.text[1:])

    return tuple(small(piece) for piece in pieces)


def _paired(pieces: tuple[Piece, ...]) -> bool:
    opening = sum(piece.text == "“" for piece in pieces)
    closing = sum(piece.text == "”" for piece in pieces)
    straight = sum(piece.text == '"' for piece in pieces)
    return opening == closing and straight % 2 == 0


def _unquoted(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tidy(tuple(piece for piece in pieces if piece.text not in _QUOTES))
