"""Words of a statement that is being put together, each with the token it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

INSERTED = -1

_CLOSING = frozenset(",.;:?!)]}%’”'\"")
_OPENING = frozenset("([{$£€¥“‘#")
_NEGATIONS = {"n't": "not", "n’t": "not"}
_STUMPS = {"ca": "can", "wo": "will", "sha": "shall"}
_SHORT_FORMS = {"ll": "will", "ve": "have", "re": "are", "m": "am"}


_LAST = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "!", "…"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or mark. ``token`` is the index of its token in the parsed text, or INSERTED."""

    text: str
    space: bool = True
    token: int = INSERTED


def pieces_of(tokens: Sequence[Token], *, word_for_word: bool = False) -> tuple[Piece, ...]:
    """Returns the tokens as pieces, with contractions outside quotations written in full."""
    forms = [token.text for token in tokens] if word_for_word else _forms(tokens)
    result = [
        Piece(form, bool(token.whitespace_), token.i) for form, token in zip(forms, tokens, strict=True)
    ]
    for index in range(len(result) - 1):
        adjacent = result[index + 1].token == result[index].token + 1
        expanded = result[index + 1].text != tokens[index + 1].text
        if not adjacent or expanded:
            result[index] = replace(result[index], space=True)
        if (result[index].text, result[index + 1].text) == ("can", "not"):
            result[index] = replace(result[index], space=False)
    if result and result[-1].text not in _OPENING:
        result[-1] = replace(result[-1], space=True)
    return tuple(result)


def _forms(tokens: Sequence[Token]) -> list[str]:
    forms, quoted = [], False
    for token in tokens:
        quoted = (quoted or token.text == "“") and token.text != "”"
        forms.append(token.text if quoted else full_form(token))
    return forms


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
    text, places, gap, open_quote = "", [], False, False
    for piece in pieces:
        straight = piece.text == '"'
        attaches = open_quote if straight else _attaches(piece.text)
        open_quote = open_quote != straight
        if gap and text and not attaches:
            text += " "
        places.append((len(text), len(text) + len(piece.text)))
        text += piece.text
        gap = piece.space and not (straight and open_quote)
    return text, places


def _attaches(text: str) -> bool:
    return text[0] in _CLOSING and text[:2] not in {"'9", "’9"}


def tidy(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces without commas that stand first, last, double or before another mark."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.text in {",", ";", ":", "-", "–", "—", "--"}:
            if not kept or kept[-1].text in {",", ";", ":"}:
                _set_apart(kept)
                continue
        elif piece.text in {".", "?", "!"} and kept and kept[-1].text == ",":
            kept.pop()
        kept.append(piece)
    while kept and kept[-1].text in _LAST:
        kept.pop()
    if kept and kept[-1].text not in _OPENING:
        _set_apart(kept)
    if len(kept) > 1 and kept[-1].text in {"”", '"'} and kept[-2].text in _LAST:
        del kept[-2]
    return tuple(kept)


def _set_apart(kept: list[Piece]) -> None:
    if kept:
        kept[-1] = replace(kept[-1], space=True)


def capitalised(text: str) -> str:
    """Returns the text with its first letter in upper case, looking past an opening mark; "mRNA" stays."""
    for index, letter in enumerate(text):
        if letter.isalnum():
            mixed = text[index + 1 : index + 2].isupper()
            return text if mixed else text[:index] + letter.upper() + text[index + 1 :]
    return text
