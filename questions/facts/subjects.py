"""Subjects of sentences, as later pronouns see them."""

from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.fact import Span
from questions.facts.names import Names, name_around
from questions.facts.pieces import Piece, join
from questions.facts.sentence import Sentence
from questions.facts.vocabulary import vocabulary

PERSONAL = frozenset({"he", "she"})
_QUANTIFIERS = vocabulary(
    "each every no some any many most few all several both either neither one another other others "
    "this that these those"
)


@dataclass(slots=True)
class Subject:
    """The subject of a sentence that was read: what later pronouns may stand for.

    ``sort`` is that of its name, None where it is not known; ``named`` says that it is a name,
    ``span`` where its sentence stands.
    """

    pieces: tuple[Piece, ...]
    plural: bool
    person: bool
    paragraph: int
    span: Span | None = None
    sort: str | None = None
    named: bool = False
    owner: "Subject | None" = None
    """Whose it is, where the text has only "its" or "their"."""
    leads_on: bool = False
    """Whether its clause turns to another thing: "a leap was the launch", "Congress approved a bank"."""

    @property
    def may_be_person(self) -> bool:
        """Whether it is a name of which it is not known what bears it."""
        return self.named and not self.person and self.sort in {None, "other"}


def is_plural(token: Token) -> bool:
    """Tells whether a noun phrase with this head is plural."""
    around = name_around(token)
    joint = [child for child in token.children if child.dep_ == "conj"]
    if joint and (around is None or not around.start <= joint[0].i < around.end):
        return True
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we", "these", "those"}


def fits(word: str, subject: Subject) -> bool:
    """Tells whether a pronoun can stand for a subject."""
    if word in PERSONAL or word in {"his", "her", "him", "himself", "herself"}:
        return subject.person and not subject.plural
    if word in {"they", "their", "them", "themselves", "theirs"}:
        return subject.plural
    return not subject.person and not subject.plural and not subject.may_be_person


def is_vague(subject: Subject) -> bool:
    return not subject.pieces or subject.pieces[0].text.lower() in _QUANTIFIERS


def as_subject(
    pieces: tuple[Piece, ...], head: Token, names: Names, sentence: Sentence | None = None
) -> Subject:
    """Returns the subject of a clause as later pronouns see it."""
    named = head.pos_ == "PROPN" and not (head.i == head.sent.start and names.is_lower(head))
    sort: str | None = names.sort_of(head) if named else None
    if named and sort is None and names.is_topic(join(pieces)):
        sort = "topic"
    return Subject(
        pieces=pieces,
        plural=is_plural(head),
        person=head.lower_ in PERSONAL or names.sort_of(head) == "person",
        paragraph=sentence.paragraph if sentence is not None else 0,
        span=sentence.span if sentence is not None else None,
        sort=sort,
        named=named,
        leads_on=_leads_on(head),
    )


def _leads_on(head: Token) -> bool:
    verb = head.head
    if verb.lemma_ != "be":
        objects = [child for child in verb.children if child.dep_ == "dobj" and child.tag_ in {"NN", "NNP"}]
        return head.pos_ == "PROPN" and any(
            c.lower_ in {"a", "an"} for each in objects for c in each.children
        )
    if not any(child.lower_ in {"a", "an"} for child in head.children):
        return False
    other = next((child for child in verb.children if child.dep_ == "attr" and child.i > verb.i), None)
    return other is not None and (other.pos_ == "PROPN" or any(c.lower_ == "the" for c in other.children))
