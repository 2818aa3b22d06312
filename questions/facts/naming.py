"""Collecting the names of an article, and how it uses capitals, "the" and the present tense."""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Parsed
from spacy.tokens import Token

from questions.facts.names import LEANING, SORTS, Names, NameSort, bare, name_around
from questions.facts.sentence import Sentence
from questions.facts.topic import topic_phrase
from questions.facts.vocabulary import vocabulary

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord"})
_THINGS = vocabulary(
    "building church cathedral mosque temple palace castle fort tower bridge museum ship boat vessel train "
    "village town city island river lake mountain hill valley desert forest park street square district "
    "company firm brand chain store newspaper magazine journal book novel film album song game software "
    "program language protocol device machine engine rocket satellite telescope mission project treaty law "
    "act battle war storm hurricane disease virus bacterium species plant tree animal breed star planet moon "
    "comet asteroid crater festival prize award school university hospital institute organisation organization"
)
_CORPORATE = vocabulary(
    "university institute agency ministry council committee company corporation bank party club "
    "association department commission court museum school college hospital group society union "
    "federation inc ltd"
)


def read_names(sentences: Sequence[Sentence], headings: Sequence[str] = (), *, phrase: bool = False) -> Names:
    """Collects the names of an article from its parsed sentences and its headings, the title first.

    ``phrase`` says that the title is a noun phrase.
    """
    title = {word.lower().strip(".,:?!’'") for word in (headings[0].split() if headings else ())}
    names = Names(
        topics=_topics(sentences, headings), title_words=title, title=headings[0] if headings else ""
    )
    votes: dict[str, Counter[NameSort]] = {}
    for sentence in sentences:
        _note_capitals(names, sentence)
        for entity in sentence.parsed.ents:
            if entity.label_ in SORTS and entity.text[:1].strip():
                name = bare(entity.text)
                votes.setdefault(name, Counter())[_vote(entity)] += 1
                names.counts[name] += 1
    names.expository = _is_expository(sentences)
    for name, counted in votes.items():
        names.sorts[name] = _settle(name, counted, names.lower_words)
    for name in _things(sentences, names.sorts):
        names.sorts[name] = "other"
    names.surnames = _surnames(names.sorts, names.title)
    names.topic = topic_phrase(
        names.title,
        [sentence.text for sentence in sentences],
        names.lower_words,
        {
            token.lower_
            for sentence in sentences
            for token in sentence.parsed
            if token.pos_ in {"NOUN", "PROPN"}
        },
        explains=names.expository,
        phrase=phrase,
    )
    return names


def _things(sentences: Sequence[Sentence], sorts: dict[str, NameSort]) -> Iterator[str]:
    """Yields the names taken for people of which the text says that they are a building, a ship, a village."""
    for sentence in sentences:
        for token in sentence.parsed:
            if token.dep_ not in {"attr", "appos"} or token.lemma_.lower() not in _THINGS:
                continue
            named = next((child for child in token.head.children if child.dep_ == "nsubj"), token.head)
            around = name_around(named if token.dep_ == "attr" else token.head)
            if around is not None and sorts.get(bare(around.text)) == "person":
                yield bare(around.text)


def _vote(entity: Parsed) -> NameSort:
    """Returns the sort of an entity; a single word behind "in" or "of" is rather a place than a person."""
    before = entity.doc[entity.start - 1].lower_ if entity.start > entity.sent.start else ""
    if entity.label_ == "PERSON" and len(entity) == 1 and before in {"in", "at", "of", "from", "near"}:
        return "place"
    return SORTS[entity.label_]


def _topics(sentences: Sequence[Sentence], headings: Sequence[str]) -> set[str]:
    """Returns the nouns that are always "the heart", never "a heart": the text speaks of them in general."""
    headed = {word.lower().strip(".,:?!’'") for heading in headings for word in heading.split()}
    definite: Counter[str] = Counter()
    introduced: set[str] = set()
    for sentence in sentences:
        for token in sentence.parsed:
            if token.pos_ == "NOUN" and token.i > 0:
                (definite.update if token.nbor(-1).lower_ == "the" else introduced.update)(
                    [token.text.lower()]
                )
    general = {noun for noun, count in definite.items() if count > 1 or noun in headed}
    return {noun for noun in general - introduced if noun not in LEANING}


def _is_expository(sentences: Sequence[Sentence]) -> bool:
    tags = [
        token.tag_
        for sentence in sentences
        for token in sentence.parsed
        if token.tag_ in {"VBD", "VBZ", "VBP"}
    ]
    past = sum(tag == "VBD" for tag in tags)
    return past < 0.25 * len(tags)


def _note_capitals(names: Names, sentence: Sentence) -> None:
    for token in sentence.parsed:
        if not token.text[:1].isalpha():
            continue
        if token.text[0].islower():
            names.lower_words.add(token.text)
        elif token.i > sentence.parsed.start and not _opens_quote(token):
            names.upper_words.add(token.text)


def _opens_quote(token: Token) -> bool:
    return token.nbor(-1).text in {"“", '"', "‘", ":"}


def _settle(name: str, counted: Counter[NameSort], lower_words: set[str]) -> NameSort:
    if any(word.lower() in _CORPORATE for word in name.split()):
        return "organisation"
    if any(word.lower() in lower_words for word in name.split()):
        return "other" if counted.most_common(1)[0][0] == "person" else counted.most_common(1)[0][0]
    return counted.most_common(1)[0][0]


def _surnames(sorts: dict[str, NameSort], title: str) -> dict[str, str]:
    """Returns the full name behind each surname that one person has, or that the title gives to one."""
    owners: dict[str, set[str]] = {}
    for name, sort in sorts.items():
        words = name.split()
        titled = words[0].strip(".").lower() in _TITLES
        if (
            sort == "person"
            and not titled
            and 2 <= len(words) <= 4
            and all(_is_name_word(word) for word in words)
        ):
            owners.setdefault(words[-1], set()).add(name)
            if sorts.get(words[0]) == "person":
                owners.setdefault(words[0], set()).add(name)
    for surname, full in owners.items():
        by_title = {name for name in full if name.split()[0] in title and surname in title}
        if len(by_title) == 1:
            owners[surname] = by_title
    return {part: next(iter(full)) for part, full in owners.items() if len(full) == 1}


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() or word in {
        "de",
        "van",
        "von",
        "der",
        "den",
        "da",
        "di",
        "la",
        "le",
        "bin",
        "al",
    }
