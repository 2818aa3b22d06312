"""What was read so far: whom and what the pronouns of the next sentence may stand for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from questions.facts.fact import Span
from questions.facts.names import Names, bare
from questions.facts.pieces import join
from questions.facts.sentence import Sentence
from questions.facts.subjects import Subject, fits, is_vague
from questions.facts.told_year import ToldYear, year_told
from questions.facts.vocabulary import vocabulary

GENDERS = {
    "he": "m",
    "his": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}


_MEN = vocabulary("father brother son husband man boy king uncle grandfather nephew prince emperor widower")
_WOMEN = vocabulary("mother sister daughter wife woman girl queen aunt grandmother niece princess widow")


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
        self.pronouns = {GENDERS[token.lower_] for token in sentence.parsed if token.lower_ in GENDERS}

    def person_before(self, sentence: Sentence, pronoun: str) -> str | None:
        """Returns the only person that "he" or "she" can stand for at a sentence, or None."""
        gender = GENDERS[pronoun]
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
        if last is None or is_vague(last):
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


def same_gender(word: str, other: str) -> bool:
    """Tells whether two words are pronouns of one gender, in lower case: "he" and "his"."""
    return word in GENDERS and GENDERS[word] == GENDERS.get(other)


def topic_gender(sentences: Sequence[Sentence]) -> str | None:
    """Returns "m" or "f", whichever pronoun a text about one person uses far more often, else None."""
    words = Counter(GENDERS.get(token.lower_) for sentence in sentences for token in sentence.parsed)
    if words["m"] > 2 * words["f"]:
        return "m"
    return "f" if words["f"] > 2 * words["m"] else None


def unnamed_people(sentence: Sentence) -> set[str]:
    """Returns the genders of people that a sentence mentions without a name: "her father"."""
    nouns = {token.lemma_.lower() for token in sentence.parsed if token.tag_ == "NN"}
    return {gender for gender, known in (("m", _MEN), ("f", _WOMEN)) if nouns & known}
