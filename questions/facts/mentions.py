"""What "the bridge" stands for: the one fuller name that the article has given before."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from questions.facts.antecedents import Antecedents, read_antecedents
from questions.facts.fact import Span
from questions.facts.names import LEANING, Names, bare, name_around
from questions.facts.pieces import Piece, words
from questions.facts.sentence import Sentence
from questions.facts.titled import capital_names, named_by_title

_WEAK = frozenset({"same", "whole", "entire"})
_NARROWING = frozenset({"compound", "nmod", "poss", "amod"})
_PAIRED = {
    "countries": "country",
    "nations": "country",
    "states": "country",
    "men": "person",
    "women": "person",
}
_LONGEST = 6
FARTHEST = 12
"""How many sentences a fuller name lasts, unless it is what the article is about."""
NEAR = 4
"""How many a phrase without a name lasts."""
_OF_OTHERS = frozenset({"war", "battle", "revolution", "conflict", "presidency", "government", "way"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A fuller name for a noun, the sentence that has it, and the noun's token there, where it is known."""

    text: str
    span: Span
    index: int
    token: int | None = None


@dataclass(slots=True)
class Mentions:
    """For each noun the fuller names of an article in order, and the nouns that have no single bearer."""

    fuller: dict[str, list[Mention]] = field(default_factory=dict)
    many: dict[str, int] = field(default_factory=dict)
    titled: dict[str, Mention] = field(default_factory=dict)
    """The noun that the title names in full."""
    pairs: list[tuple[Mention, str]] = field(default_factory=list)
    """Each "Norway and Sweden" with the sort of its two names."""
    kinds: set[str] = field(default_factory=set)
    """Nouns of which the title has the plural: the article is about all of the kind."""
    subjects: set[str] = field(default_factory=set)
    """What the title is about, in lower case."""
    antecedents: Antecedents = field(default_factory=Antecedents)
    """The things that the article introduces with a common noun."""

    def pointed_at(self, word: str, noun: Token, sentence: Sentence) -> Mention | None:
        """Returns the fuller name of what "the" or "this" (``word``) points at with this noun, if it is certain."""
        found = self.antecedents.of(noun, sentence, pointed=word != "the")
        nearby = found is not None and found.paragraph == sentence.paragraph
        named = self._named(noun, sentence) if word == "the" and not nearby else None
        if named is not None or found is None or found.text is None:
            return named
        return Mention(found.text, found.span, found.index, found.token)

    def _named(self, noun: Token, sentence: Sentence) -> Mention | None:
        """Returns the only fuller name that was given before a bare "the" with this noun."""
        if noun.tag_ != "NN":
            return None
        known = self.fuller.get(noun.lower_, [])
        before = [mention for mention in known if mention.index < sentence.index]
        texts = {mention.text.lower() for mention in before}
        if noun.lower_ in self.titled:
            return self.titled[noun.lower_]
        several = self.many.get(noun.lower_, sentence.index + 1) <= sentence.index
        if noun.lower_ in self.kinds:
            return None
        if len(texts) != 1 or several or noun.lower_ in _OF_OTHERS:
            return None
        farthest = NEAR if before[0].text.islower() else FARTHEST
        near = sentence.index - before[-1].index <= farthest or before[0].text.lower() in self.subjects
        return before[0] if near else None


def read_mentions(sentences: Sequence[Sentence], names: Names) -> Mentions:
    """Collects the fuller names of an article's nouns, its title's among them."""
    mentions = Mentions(antecedents=read_antecedents(sentences, names.lower_words))
    titled = named_by_title(names.title)
    if titled and sentences:
        mentions.titled[titled[0]] = Mention(titled[1], sentences[0].span, -1)
    mentions.kinds = {word.removesuffix("s") for word in names.title_words if word.endswith("s")}
    mentions.subjects = {text for text in (names.title.lower(), (names.topic or "").lower()) if text}
    _note_topic(mentions, sentences, names)
    for sentence in sentences:
        for noun, full in capital_names(sentence, names.lower_words):
            mentions.fuller.setdefault(noun, []).append(Mention(full, sentence.span, sentence.index))
        for token in sentence.parsed:
            if token.pos_ == "PROPN":
                _note_pair(mentions, token, sentence, names)
            if token.pos_ in {"NOUN", "PROPN"} and token.tag_ in {"NN", "NNP"} and token.text.islower():
                _note(mentions, token, sentence, names)
            elif token.tag_ == "NNS":
                mentions.many.setdefault(token.lemma_.lower(), sentence.index)
    return mentions


def _note_topic(mentions: Mentions, sentences: Sequence[Sentence], names: Names) -> None:
    """Notes "the European eel" as what "the eel" is in a text about it."""
    topic = names.topic or ""
    first, *_, noun = topic.split() if len(topic.split()) > 2 else ("", "")
    if first != "the" or noun in mentions.titled or not noun.islower():
        return
    told = (sentence for sentence in sentences if topic.lower() in sentence.text.lower())
    found = next(told, None)
    if found is not None:
        mentions.titled[noun] = Mention(topic, found.span, found.index)


def _note_pair(mentions: Mentions, token: Token, sentence: Sentence, names: Names) -> None:
    others = list(token.conjuncts)
    if token.dep_ == "conj" or len(others) != 1 or token.pos_ != "PROPN" or others[0].pos_ != "PROPN":
        return
    sorts = {names.sort_of(token), names.sort_of(others[0])}
    sort = sorts.pop()
    if sorts or sort not in {"country", "person"}:
        return
    around = [name_around(each) for each in (token, others[0])]
    texts = [names.full(bare(each.text)) for each in around if each is not None]
    if len(texts) == 2:
        mention = Mention(" and ".join(texts), sentence.span, sentence.index)
        mentions.pairs.append((mention, sort))


def _note(mentions: Mentions, noun: Token, sentence: Sentence, names: Names) -> None:
    name = _bearer(noun, names) or _full_name(noun)
    if name is not None and len(name.split()) <= _LONGEST:
        mention = Mention(name, sentence.span, sentence.index)
        mentions.fuller.setdefault(noun.lower_, []).append(mention)
    elif any(child.lower_ in {"a", "an", "another", "each", "every"} for child in noun.children):
        mentions.many.setdefault(noun.lower_, sentence.index)


def _full_name(noun: Token) -> str | None:
    """Returns "the Kelmouth harbour bridge": a noun behind a name that narrows it down."""
    before = [child for child in noun.children if child.i < noun.i and child.dep_ in _NARROWING]
    within = [token for child in before for token in child.subtree]
    if not within or noun.dep_ == "compound":
        return None
    start = min(token.i for token in within)
    if not any(token.pos_ == "PROPN" and token.text[0].isupper() for token in within):
        return _with_compound(noun, start)
    determined = start > 0 and noun.doc[start - 1].lower_ == "the"
    owned = any(child.dep_ == "poss" for child in before)
    if not determined and not owned:
        return None
    text = str(noun.doc[start : noun.i + 1].text)
    return text if owned else f"the {text}"


def _with_compound(noun: Token, start: int) -> str | None:
    """Returns "blood pressure" as what a text means by "the pressure" later on."""
    joined = all(noun.doc[index].pos_ == "NOUN" for index in range(start, noun.i))
    if not joined or noun.tag_ != "NN" or noun.lemma_.lower() in LEANING:
        return None
    determined = start > 0 and noun.doc[start - 1].lower_ in {"a", "an"}
    text = str(noun.doc[start : noun.i + 1].text)
    return None if determined else f"the {text}"


def _bearer(noun: Token, names: Names) -> str | None:
    """Returns the name that a noun is said of: "Asterby, the second town", "Quill is a message queue"."""
    named: Token | None = None
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        named = noun.head
    elif noun.dep_ == "attr" and noun.head.lemma_ == "be":
        named = next((child for child in noun.head.children if child.dep_ == "nsubj"), None)
    if named is None or named.pos_ != "PROPN" or list(named.conjuncts):
        return None
    around = name_around(named)
    text = bare(around.text) if around is not None else named.text
    the = "the " if named.left_edge.lower_ == "the" else ""
    return f"{the}{names.full(text)}"


def with_fuller_names(
    pieces: tuple[Piece, ...],
    sentence: Sentence,
    mentions: Mentions,
    used: dict[str, Mention],
    own: AbstractSet[int] = frozenset(),
) -> tuple[Piece, ...]:
    """Returns the pieces with "the bridge" named in full at its first place.

    ``used`` collects the names by noun, also that of a bridge which the clause itself introduces: ``own``
    are the tokens of the whole clause.
    """
    pieces = _with_pairs(pieces, sentence, mentions, used)
    result: list[Piece] = []
    skip = 0
    for index, piece in enumerate(pieces):
        if skip:
            skip -= 1
            continue
        found = _bare_definite(pieces, index, sentence)
        mention = mentions.pointed_at(piece.text.lower(), found[0], sentence) if found else None
        known = mention is not None and mention.index == sentence.index and mention.token in own
        if found is not None and mention is not None and known:
            used.setdefault(found[0].lower_, mention)
        if found is None or mention is None or found[0].lower_ in used:
            result.append(piece)
            continue
        used[found[0].lower_] = mention
        last = pieces[index + found[1]]
        inserted = [replace(inner, token=last.token) for inner in words(mention.text)]
        inserted[-1] = replace(inserted[-1], space=last.space)
        result.extend(inserted)
        skip = found[1]
    return tuple(result)


def _with_pairs(
    pieces: tuple[Piece, ...], sentence: Sentence, mentions: Mentions, used: dict[str, Mention]
) -> tuple[Piece, ...]:
    """Returns the pieces with "the two countries" as the only two that the sentences before have paired."""
    for index in range(len(pieces) - 1):
        low = [piece.text.lower() for piece in pieces[index : index + 3]]
        length = 3 if low[:2] == ["the", "two"] else 2 if low[0] == "both" else 0
        sort = _PAIRED.get(low[length - 1], "") if length and len(low) >= length else ""
        near = [
            pair for pair, kind in mentions.pairs if kind == sort and 0 < sentence.index - pair.index <= 2
        ]
        if len({pair.text for pair in near}) != 1:
            continue
        used["pair"] = near[0]
        last = pieces[index + length - 1]
        named = [replace(inner, token=last.token) for inner in words(near[0].text)]
        named[-1] = replace(named[-1], space=last.space)
        return (*pieces[:index], *named, *pieces[index + length :])
    return pieces


def _bare_definite(pieces: tuple[Piece, ...], index: int, sentence: Sentence) -> tuple[Token, int] | None:
    """Returns the noun of a bare "the bridge" that begins here, and how many pieces follow its article."""
    pointing = sentence.at(pieces[index].token)
    if pieces[index].text.lower() not in _POINTING or pointing is None or pointing.dep_ != "det":
        return None
    for ahead in (1, 2):
        if index + ahead >= len(pieces):
            return None
        noun = sentence.at(pieces[index + ahead].token)
        if noun is None or pieces[index + ahead].text != noun.text:
            return None
        if noun.text.isupper():
            return None  # an abbreviation is a name of its own
        if noun.tag_ in {"NN", "NNS"} and noun.pos_ == "NOUN" and noun.dep_ != "compound":
            return (noun, ahead) if not _narrowed(noun) else None
        if noun.lower_ not in _WEAK:
            return None
    return None


def _narrowed(noun: Token) -> bool:
    return any(
        child.dep_ in {"prep", "relcl", "acl", "appos"} and child.i > noun.i for child in noun.children
    )
