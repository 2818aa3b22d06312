"""Whose it is: "her catalogue" told with the name of its owner."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from questions.facts.fact import Span
from questions.facts.memory import GENDERS, Memory
from questions.facts.pieces import Piece, words
from questions.facts.sentence import Sentence
from questions.facts.subjects import PERSONAL, Subject, fits


def with_owners(
    pieces: tuple[Piece, ...], sentence: Sentence, memory: Memory, subject: Subject, told: dict[str, Span]
) -> tuple[Piece, ...]:
    """Returns the pieces with "her catalogue" as "Ada Brennan's catalogue", where it is certain whose it is.

    ``subject`` is the clause's own, whose pronouns are left as they are, as are those of a name that
    stands in the clause already: ``told`` collects these with the sentences that name them.
    """
    result: list[Piece] = []
    for piece in pieces:
        token = sentence.at(piece.token)
        word = token.lower_ if token is not None and piece.text == token.text else ""
        name = memory.person_before(sentence, word) if word in GENDERS and word not in PERSONAL else None
        another = name is not None and token is not None and _another_named(token, sentence, name)
        own = another or fits(word, subject) or (subject.may_be_person and not subject.plural)
        if token is None or name is None or word.endswith("self") or own or _is_told(name, told):
            result.append(piece)
            continue
        told[name] = memory.named_at.get(name, sentence.span)
        *first, last = words(name)
        ending = "’s" if token.tag_ == "PRP$" else ""
        result += [replace(inner, token=piece.token) for inner in first]
        result.append(replace(piece, text=last.text + ending))
    return tuple(result)


def _is_told(name: str, told: Mapping[str, Span]) -> bool:
    return any(name.split()[-1] == other.split()[-1] for other in told)


def _another_named(pronoun: Token, sentence: Sentence, name: str) -> bool:
    """Tells whether a sentence names somebody or something else before a pronoun, who may be meant."""
    return any(
        token.pos_ == "PROPN" and token.i < pronoun.i and token.text not in name for token in sentence.parsed
    )
