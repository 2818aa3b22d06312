"""Who says what: reporting verbs, "according to", and how a speaker is named."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.clause import finite_of, subject_of
from questions.facts.names import Names, bare, name_around
from questions.facts.vocabulary import vocabulary

NEUTRAL = vocabulary(
    "say tell add report announce note state explain write confirm reveal emphasize emphasise "
    "stress insist observe maintain conclude acknowledge admit recall remark comment disclose "
    "declare testify warn argue claim estimate suggest predict believe think expect reckon assert "
    "contend point caution complain"
)
"""Verbs whose object clause may be asked with "According to ..."."""

VAGUE_SPEAKERS = vocabulary(
    "people many some others most few everyone anybody commentator critic observer somebody someone one"
)
_ANAPHORS = vocabulary("he she it they we i you who which that this these those")


@dataclass(frozen=True, slots=True)
class Speaker:
    """``shown`` is how a speaker is named in a question; ``key`` the name alone."""

    shown: str
    key: str


def reported_clauses(verb: Token) -> list[Token]:
    """Returns the heads of the clauses that a reporting verb reports."""
    if verb.lemma_.lower() not in NEUTRAL or _unreal(verb):
        return []
    return [child for child in verb.children if child.dep_ == "ccomp" and _is_statement(child)]


def _unreal(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children)


def _is_statement(clause: Token) -> bool:
    question_word = any(child.tag_ in {"WRB", "WP", "WDT"} for child in clause.children)
    whether = any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in clause.children)
    return (
        not question_word and not whether and finite_of(clause) is not None and subject_of(clause) is not None
    )


def according_phrases(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yields each phrase "according to X" of a clause: its first word and the head of X."""
    for token in verb.subtree:
        if token.lower_ == "according" and token.i + 2 < token.sent.end and token.nbor(1).lower_ == "to":
            named = next((inner for inner in token.subtree if inner.dep_ == "pobj"), None)
            if named is not None:
                yield token, named


def name_speaker(head: Token, names: Names) -> Speaker | None:
    """Returns the speaker that a noun phrase names, or None where it names nobody for certain."""
    if head.lower_ in _ANAPHORS or head.lemma_.lower() in VAGUE_SPEAKERS or head.pos_ == "PRON":
        return None
    around = name_around(head)
    if around is None:
        return _described(head)
    if names.sort(around.text) == "person":
        return _person(head, names, str(around.text))
    return _organisation(head, str(around.text))


def _person(head: Token, names: Names, text: str) -> Speaker:
    full = names.full(bare(text))
    title = titled_words(head)
    return Speaker(f"{title} {full}".strip(), full)


def titled_words(head: Token) -> str:
    """Returns the title that stands right before a person's name ("Russian president"), else nothing."""
    before = [
        child
        for child in head.children
        if child.i < head.i
        and child.dep_ in {"compound", "amod", "nmod", "poss", "det"}
        and child.pos_ != "PROPN"
    ]
    if not before or (
        before[0].dep_ in {"poss", "det"} and before[0].lower_ in {"his", "her", "its", "their"}
    ):
        return ""
    first = before[0].left_edge.i
    last = before[-1].i
    text = str(head.doc[first : last + 1].text)
    text = text[0].lower() + text[1:] if head.doc[first].pos_ == "DET" else text
    return text if head.doc[last].pos_ == "NOUN" and last < head.i and "," not in text else ""


def _organisation(head: Token, text: str) -> Speaker:
    article = "the " if head.left_edge.lower_ == "the" or text.lower().startswith("the ") else ""
    inner = bare(text)
    if inner != text and not text.lower().startswith("the "):
        article = ""
    return Speaker(article + inner, inner)


def _described(head: Token) -> Speaker | None:
    last = head.right_edge.i
    if last == head.i and last + 1 < head.sent.end and head.nbor(1).pos_ == "PROPN":
        last += 1
    text = str(head.doc[head.left_edge.i : last + 1].text)
    named = any(child.pos_ == "PROPN" or child.ent_type_ for child in head.subtree)
    plain = named or head.left_edge.lower_ not in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
    }
    of_whom = any(child.dep_ == "prep" for child in head.children)
    if "," in text or len(text.split()) > 9 or not (plain or of_whom) or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    opener = head.left_edge
    small = opener.pos_ in {"DET", "NOUN", "ADJ", "NUM"} and opener.ent_type_ not in {"NORP", "ORG", "GPE"}
    lowered = text[0].lower() + text[1:] if small else text
    return Speaker(lowered, lowered)
