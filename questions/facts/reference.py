"""What a pronoun or a surname stands for, where that is certain."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from questions.facts.fact import Span
from questions.facts.told_year import ToldYear, year_told
from questions.facts.names import Names, bare, name_around
from questions.facts.pieces import Piece, join, pieces_of, words
from questions.facts.sentence import Sentence, in_order
from questions.facts.vocabulary import vocabulary

PERSONAL = frozenset({"he", "she"})
_QUANTIFIERS = vocabulary(
    "each every no some any many most few all several both either neither one another other others"
)
_SUBJECT_PRONOUNS = frozenset({"he", "she", "it", "they"})


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


@dataclass(slots=True)
class Memory:
    """What was read so far. ``topic`` is the one person that a biography is about."""

    names: Names
    topic: str | None = None
    last: Subject | None = None
    gender: str | None = None
    people: list[tuple[int, str]] = field(default_factory=list)
    named_at: dict[str, Span] = field(default_factory=dict)
    """The last sentence that names each person."""
    unnamed: set[str] = field(default_factory=set)
    """Genders of people without a name in the sentence before."""
    told_year: ToldYear | None = None
    pronouns: set[str] = field(default_factory=set)
    """Genders of the pronouns in the sentence before."""
    groups: set[str] = field(default_factory=set)
    """Names of groups of people in the sentence before: "the Romans"."""

    def note_sentence(self, sentence: Sentence) -> None:
        """Notes the people that a sentence names."""
        for entity in sentence.parsed.ents:
            if self.names.sort(entity.text) == "person":
                name = self.names.full(bare(entity.text))
                self.people.append((sentence.index, name))
                self.named_at[name] = sentence.span
        self.told_year = year_told(sentence, self.told_year)
        self.unnamed = unnamed_people(sentence)
        self.groups = {
            token.text for token in sentence.parsed if token.ent_type_ == "NORP" and token.tag_ == "NNPS"
        }
        self.pronouns = {_GENDERS[token.lower_] for token in sentence.parsed if token.lower_ in _GENDERS}

    def person_before(self, sentence: Sentence, pronoun: str) -> str | None:
        """Returns the only person that "he" or "she" can stand for at a sentence, or None."""
        gender = _GENDERS[pronoun]
        if self.topic is not None and gender == self.gender:
            return self._topic_before(sentence, gender)
        if gender in self.unnamed or (self.last is not None and self.last.may_be_person):
            return None
        near = {name for index, name in self.people if sentence.index - 2 <= index < sentence.index}
        fitting = {name for name in near if name != self.topic or self.gender is None}
        if len(fitting) != 1:
            return None
        only = next(iter(fitting))
        named = self.last is not None and (self.last.named or self.last.person)
        subject = set(join(self.last.pieces).split()) if self.last is not None and named else set()
        if gender in self.pronouns and not subject:
            return None
        return only if subject <= set(only.split()) else None

    def thing_before(self, sentence: Sentence, pronoun: str) -> Subject | None:
        """Returns the only thing that "it", "they", "its" or "their" can take up at a sentence, or None.

        It is the subject of the sentence before, or whose that subject is.
        """
        last = self.last
        if last is None or _is_vague(last):
            return None
        if pronoun.startswith("the") and self.groups - {piece.text for piece in last.pieces}:
            return None  # it may be they who do so
        either = [each for each in (last, last.owner) if each is not None and fits(pronoun, each)]
        return either[0] if len(either) == 1 and last.paragraph == sentence.paragraph else None

    def _topic_before(self, sentence: Sentence, gender: str) -> str | None:
        """Returns the person that a biography is about, unless "he" may be somebody else."""
        if self.topic is None:
            return None
        near = {name for index, name in self.people if sentence.index - 2 <= index < sentence.index}
        subject = self.last
        if subject is not None and subject.person:
            return self.topic if join(subject.pieces) == self.topic else None
        others = near - {self.topic} or gender in self.unnamed
        return None if others or (subject is not None and subject.may_be_person) else self.topic


_GENDERS = {
    "he": "m",
    "his": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}


def same_gender(word: str, other: str) -> bool:
    """Tells whether two words are pronouns of one gender, in lower case: "he" and "his"."""
    return word in _GENDERS and _GENDERS[word] == _GENDERS.get(other)


_MEN = vocabulary("father brother son husband man boy king uncle grandfather nephew prince emperor widower")
_WOMEN = vocabulary("mother sister daughter wife woman girl queen aunt grandmother niece princess widow")


def topic_gender(sentences: Sequence[Sentence]) -> str | None:
    """Returns "m" or "f", whichever pronoun a text about one person uses far more often, else None."""
    words = Counter(_GENDERS.get(token.lower_) for sentence in sentences for token in sentence.parsed)
    if words["m"] > 2 * words["f"]:
        return "m"
    return "f" if words["f"] > 2 * words["m"] else None


def unnamed_people(sentence: Sentence) -> set[str]:
    """Returns the genders of people that a sentence mentions without a name: "her father"."""
    nouns = {token.lemma_.lower() for token in sentence.parsed if token.tag_ == "NN"}
    return {gender for gender, known in (("m", _MEN), ("f", _WOMEN)) if nouns & known}


def is_plural(token: Token) -> bool:
    """Tells whether a noun phrase with this head is plural."""
    around = name_around(token)
    joint = [child for child in token.children if child.dep_ == "conj"]
    if joint and (around is None or not around.start <= joint[0].i < around.end):
        return True
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we", "these", "those"}


def resolve(token: Token, sentence: Sentence, memory: Memory, earlier: Subject | None) -> Subject | None:
    """Returns what a pronoun that is the subject of a clause stands for, or None where it is not certain.

    ``earlier`` is the subject of an earlier clause of the same sentence.
    """
    word = token.lower_
    if word not in _SUBJECT_PRONOUNS or is_empty_it(token) or _is_cleft(token):
        return None
    if earlier is not None and fits(word, earlier):
        return None if _is_vague(earlier) or _has_rival(token, sentence) else earlier
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


def _is_vague(subject: Subject) -> bool:
    return not subject.pieces or subject.pieces[0].text.lower() in _QUANTIFIERS


def _has_rival(pronoun: Token, sentence: Sentence) -> bool:
    """Tells whether two clauses before a pronoun in its sentence have subjects that it may stand for."""
    subjects = [
        token
        for token in sentence.parsed
        if token.i < pronoun.i and token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"}
    ]
    return pronoun.lower_ not in PERSONAL and sum(is_plural(t) == is_plural(pronoun) for t in subjects) > 1


def _is_cleft(pronoun: Token) -> bool:
    """Tells whether "it" may only lead up to something: "it is Edison’s version that"."""
    named = [child for child in pronoun.head.children if child.dep_ == "attr"]
    return pronoun.lower_ == "it" and any(
        child.dep_ == "relcl"
        for each in named
        for child in each.children
        if any(owner.dep_ == "poss" or owner.lower_ == "the" for owner in each.children)
        or each.pos_ == "PROPN"
    )


def is_empty_it(token: Token) -> bool:
    """Tells whether "it" stands for nothing before it: "it is known that", "it was the first time that"."""
    verb = token.head
    if token.lower_ == "it" and _is_weather_or_aside(verb):
        return True
    if token.lower_ != "it" or verb.lemma_ not in {"be", "seem", "appear", "take", "become"}:
        return False
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"ccomp", "csubj", "xcomp", "expl"}:
            return True
        if child.dep_ == "acomp" and any(inner.dep_ in {"ccomp", "xcomp"} for inner in child.children):
            return True
        if child.dep_ == "advcl" and verb.lemma_ == "be" and any(i.tag_ == "TO" for i in child.children):
            return True
        if child.dep_ == "attr" and child.lemma_ in {"wonder", "surprise", "fact", "shame", "matter"}:
            return True
        if child.dep_ == "attr" and child.lemma_ == "time" and any(i.dep_ == "relcl" for i in child.children):
            return True
    return False


def _is_weather_or_aside(verb: Token) -> bool:
    """Tells whether a verb has an empty "it": "it snows", "it was getting dark", "it appears" in passing."""
    dark = verb.lemma_ in {"get", "grow"} and any(
        child.lower_ in {"dark", "light", "late", "cold"} for child in verb.children
    )
    aside = verb.lemma_ in {"appear", "seem"} and any(child.text == "," for child in verb.children)
    return dark or aside or verb.lemma_ in {"snow", "rain"}


def fits(word: str, subject: Subject) -> bool:
    """Tells whether a pronoun can stand for a subject."""
    if word in PERSONAL or word in {"his", "her", "him", "himself", "herself"}:
        return subject.person and not subject.plural
    if word in {"they", "their", "them", "themselves", "theirs"}:
        return subject.plural
    return not subject.person and not subject.plural and not subject.may_be_person


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


def as_subject(
    pieces: tuple[Piece, ...], head: Token, names: Names, sentence: Sentence | None = None
) -> Subject:
    """Returns the subject of a clause as later pronouns see it."""
    named = head.pos_ == "PROPN"
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


def noun_phrase(head: Token, left_out: set[int]) -> tuple[Piece, ...]:
    """Returns the pieces of a noun phrase without the words that are left out."""
    return pieces_of([token for token in in_order(head) if token.i not in left_out])


def _is_told(name: str, told: Mapping[str, Span]) -> bool:
    return any(name.split()[-1] == other.split()[-1] for other in told)


def _another_named(pronoun: Token, sentence: Sentence, name: str) -> bool:
    """Tells whether a sentence names somebody or something else before a pronoun, who may be meant."""
    return any(
        token.pos_ == "PROPN" and token.i < pronoun.i and token.text not in name for token in sentence.parsed
    )


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
        name = memory.person_before(sentence, word) if word in _GENDERS and word not in PERSONAL else None
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
