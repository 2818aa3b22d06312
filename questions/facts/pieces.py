"""Words of a statement that is being put together, each with the token it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

INSERTED = -1

_CLOSING = frozenset(",.;:?!)]}%’”'\"")
_NEGATIONS = {"n't": "not", "n’t": "not"}
_STUMPS = {"ca": "can", "wo": "will", "sha": "shall"}
_SHORT_FORMS = {"ll": "will", "ve": "have", "re": "are", "m": "am"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or mark. ``token`` is the index of its token in the parsed text, or INSERTED."""

    text: str
    space: bool = True
    token: int = INSERTED


def pieces_of(tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """Returns the tokens as pieces, with contractions written in full ("can't" gives "can not")."""
    result = [Piece(full_form(token), _space_after(token), token.i) for token in tokens]
    for index in range(len(result) - 1):
        adjacent = result[index + 1].token == result[index].token + 1
        expanded = result[index + 1].text != tokens[index + 1].text
        if not adjacent or expanded:
            result[index] = replace(result[index], space=True)
    return tuple(result)


def _space_after(token: Token) -> bool:
    return bool(token.whitespace_)


def full_form(token: Token) -> str:
    """Returns the word that a contracted token stands for, else its own text."""
    text = token.text
    if text.lower() in _NEGATIONS:
        return "not"
    if text.lower() in _STUMPS and token.tag_ == "MD":
        return _STUMPS[text.lower()]
    if text[0] in "'’" and token.tag_ != "POS":
        return _full_auxiliary(token)
    return text


def _full_auxiliary(token: Token) -> str:
    short = token.text[1:].lower()
    if short == "s" and token.pos_ in {"AUX", "VERB"}:
        perfect = token.dep_ == "aux" and token.head.tag_ == "VBN"
        return "has" if perfect else "is"
    return _SHORT_FORMS.get(short, token.text)


def words(text: str) -> tuple[Piece, ...]:
    """Returns words that stand in no text, as pieces."""
    return tuple(Piece(word) for word in text.split())


def join(pieces: Iterable[Piece]) -> str:
    """Returns the text of the pieces, with single spaces and none before a closing mark."""
    return joined(pieces)[0]


def joined(pieces: Iterable[Piece]) -> tuple[str, list[tuple[int, int]]]:
    """Returns the text of the pieces and where in it each of them stands."""
    text, places, gap = "", [], False
    for piece in pieces:
        if gap and text and not _attaches(piece.text):
            text += " "
        places.append((len(text), len(text) + len(piece.text)))
        text += piece.text
        gap = piece.space
    return text, places


def _attaches(text: str) -> bool:
    return text[0] in _CLOSING and text[:2] not in {"'9", "’9"}


def tidy(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces without commas that stand first, last, double or before another mark."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.text in {",", ";", ":", "-", "–", "—", "--"}:
            if not kept or kept[-1].text in {",", ";", ":"}:
                continue
        elif piece.text in {".", "?", "!"} and kept and kept[-1].text == ",":
            kept.pop()
        kept.append(piece)
    while kept and kept[-1].text in {",", ";", ":", "-", "–", "—", "--", ".", "…"}:
        kept.pop()
    return tuple(kept)


def capitalised(text: str) -> str:
    """Returns the text with its first letter in upper case, looking past an opening mark."""
    for index, letter in enumerate(text):
        if letter.isalnum():
            return text[:index] + letter.upper() + text[index + 1 :]
    return text
