"""What a pronoun or a surname stands for, where that is certain."""

from dataclasses import replace

from spacy.tokens import Token

from questions.facts.empty_it import is_cleft, is_empty_it
from questions.facts.memory import Memory
from questions.facts.names import Names, bare, name_around
from questions.facts.pieces import Piece, join, pieces_of, words
from questions.facts.sentence import Sentence, in_order
from questions.facts.subjects import PERSONAL, Subject, fits, is_plural, is_vague

_SUBJECT_PRONOUNS = frozenset({"he", "she", "it", "they"})


def resolve(token: Token, sentence: Sentence, memory: Memory, earlier: Subject | None) -> Subject | None:
    """Returns what a pronoun that is the subject of a clause stands for, or None where it is not certain.

    ``earlier`` is the subject of an earlier clause of the same sentence.
    """
    word = token.lower_
    if word not in _SUBJECT_PRONOUNS or is_empty_it(token) or is_cleft(token):
        return None
    if earlier is not None and fits(word, earlier):
        return None if is_vague(earlier) or _has_rival(token, sentence) else earlier
    if earlier is not None and (word not in PERSONAL or memory.topic is None or earlier.person):
        return None
    if word in PERSONAL:
        name = memory.person_before(sentence, word)
        where = memory.named_at.get(name) if name else None
        return Subject(words(name), False, True, sentence.paragraph, where) if name else None
    last = memory.thing_before(sentence, word)
    first = last.pieces[0].text.lower() if last is not None and last.pieces else ""
    if last is not None and word == "it":
        if last.leads_on and not memory.names.is_topic(join(last.pieces)):
            return None
        if first in {"a", "an"} and memory.names.topic is not None:
            return None  # "it" may as well go on about the topic
    return last


def _has_rival(pronoun: Token, sentence: Sentence) -> bool:
    """Tells whether two clauses before a pronoun in its sentence have subjects that it may stand for."""
    subjects = [
        token
        for token in sentence.parsed
        if token.i < pronoun.i and token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"}
    ]
    return pronoun.lower_ not in PERSONAL and sum(is_plural(t) == is_plural(pronoun) for t in subjects) > 1


def with_full_names(
    pieces: tuple[Piece, ...], names: Names, seen: set[str], doc_token: list[Token]
) -> tuple[Piece, ...]:
    """Returns the pieces with each person's full name at the first mention. ``seen`` collects names."""
    by_index = {token.i: token for token in doc_token}
    result: list[Piece] = []
    for piece in pieces:
        token = by_index.get(piece.token)
        own = token is not None and token.text == piece.text
        full = names.surnames.get(piece.text) if own else None
        if token is None or full is None:
            result.append(piece)
            continue
        around = name_around(token)
        alone = (around is None or bare(around.text) == piece.text) and not (
            result and result[-1].text == words(full)[-2].text
        )
        if alone and full not in seen:
            *given, last = words(full)
            result.extend(replace(inner, token=piece.token) for inner in given)
            piece = replace(piece, text=last.text)
        seen.add(full)
        result.append(piece)
    return tuple(result)


def noun_phrase(head: Token, left_out: set[int]) -> tuple[Piece, ...]:
    """Returns the pieces of a noun phrase without the words that are left out."""
    return pieces_of([token for token in in_order(head) if token.i not in left_out])
