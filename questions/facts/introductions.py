"""How a text introduces its things: "a pilot plant at Insheim", which later is only "the plant"."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from questions.facts.fact import Span
from questions.facts.names import name_around
from questions.facts.sentence import Sentence
from questions.facts.special import special
from questions.facts.vocabulary import vocabulary

_PLAIN = vocabulary(
    "new first latest recent same whole entire large old main big small major original final current young "
    "long short great good bad little huge tiny high low strong weak simple single certain particular other "
    "important famous significant key such more most less least several few many numerous various different "
    "similar real true own next last second third fourth early late earlier later sole only one two three "
    "four five six seven eight nine ten powerful popular successful serious beautiful unusual rare common "
    "typical ordinary special separate potential possible due former latter so-called excellent clear bitter"
)
"""Words that do not tell one thing of a kind from another."""
_RELATIONAL = vocabulary(
    "number part side end top bottom edge front back name size length height width depth weight amount "
    "level rate share proportion percentage degree kind type sort form way manner case example instance "
    "result effect cause reason purpose role use need lack lot bit piece set pair range series variety mix "
    "mixture group majority minority rest half third quarter total average member member point place area "
    "time day week month year decade century period moment age hour minute second date stage step phase "
    "beginning start middle outset future past change increase decrease rise fall growth loss gain idea "
    "fact thing matter problem issue question answer view sense feeling hope fear desire chance risk "
    "ability power right interest attention effort attempt opportunity difference similarity relationship "
    "relation link connection comparison line center centre surface body head hand eye face mind life "
    "death birth home person people man woman child boy girl mother father son daughter wife husband "
    "distance direction speed temperature pressure energy force mass volume price cost value money amount "
    "cent percent media factor model approach process method system structure function position situation condition state "
    "nature character quality property feature aspect shape pattern mean means sign term word world "
    "country nation work job figure process movement action act deal order support basis base source"
)
"""Nouns that belong to another thing each time, or that speak of what happened rather than of a thing."""
_ONE = frozenset({"a", "an"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OF = frozenset({"of", "for", "between", "about"})
_WHERE = frozenset({"at", "in", "near", "on", "from", "to", "off", "over", "under"})
_HIDDEN = frozenset({"as", "like", "than", "without", "unlike"})
_CLASSING = ("al", "ic", "ar", "ary", "ous")
"""Endings of adjectives that say what kind of thing it is: "adrenal", "antidiuretic"."""
_EVENTS = vocabulary(
    "war battle revolution conflict presidency revolt government office crisis election peace independence"
)
"""Nouns of which a text means another one without naming it."""
_NEVER = _RELATIONAL | _EVENTS
LONGEST = 8
"""How many words such a phrase may have."""
LONGEST_OWNER = 4


@dataclass(frozen=True, slots=True)
class Introduction:
    """One time that a text has a noun.

    ``text`` is the phrase by which the thing can be told from others of its kind ("the pilot plant at
    Insheim"), None where the text has none; ``bare`` says that it only points back ("the plant").
    ``token`` is the noun's place in the parsed text.
    """

    noun: str
    plural: bool
    text: str | None
    bare: bool
    token: int
    span: Span
    index: int
    paragraph: int
    heading: str


def introductions(
    sentence: Sentence, lower_words: AbstractSet[str], pointed: AbstractSet[str]
) -> Iterator[Introduction]:
    """Yields the nouns of a sentence, each with how it is introduced.

    ``lower_words`` are the words that the article writes small, ``pointed`` the nouns that matter.
    """
    for token in sentence.parsed:
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
            continue
        noun = token.lemma_.lower()
        if noun not in pointed or not noun.isalpha():
            continue
        text = _phrase(token, lower_words)
        yield Introduction(
            noun=noun,
            plural=is_plural_form(token),
            text=text,
            bare=text is None and is_pointing(token),
            token=token.i,
            span=sentence.span,
            index=sentence.index,
            paragraph=sentence.paragraph,
            heading=sentence.heading,
        )


def nouns_pointed_at(sentence: Sentence) -> Iterator[str]:
    """Yields the nouns right behind "the", "this" or "these", which may take up something told before."""
    for token in sentence.parsed:
        if token.lower_ in _POINTING and token.i + 1 < sentence.parsed.end:
            ahead = [token.nbor(), *([token.nbor(2)] if token.i + 2 < sentence.parsed.end else [])]
            yield from (
                each.lemma_.lower() for each in ahead if each.pos_ == "NOUN" and not is_relational(each)
            )


def is_relational(noun: Token) -> bool:
    """Tells whether a noun means another thing with each owner, as "size" does."""
    return noun.lemma_.lower() in _NEVER


def is_plural_form(noun: Token) -> bool:
    """Tells whether a noun is plural by its form too: the parser takes "the elite" for one."""
    return noun.tag_ in {"NNS", "NNPS"} and noun.lemma_.lower() != noun.lower_


def is_pointing(noun: Token) -> bool:
    """Tells whether a noun has "the" or "this" and nothing that tells which one it is."""
    return any(child.lower_ in _POINTING for child in noun.children if child.i < noun.i)


def _small(word: Token, lower_words: AbstractSet[str]) -> str:
    """Returns a word as it stands inside a sentence."""
    return word.lower_ if word.is_sent_start and word.lower_ in lower_words else word.text


def _phrase(noun: Token, lower_words: AbstractSet[str]) -> str | None:
    """Returns the phrase that names a thing from now on, or None where it does not tell which one."""
    if _introduces_nothing(noun):
        return None
    before, after = list(_before(noun)), _after(noun)
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if not (after or owner is not None or any(_is_telling(token) for token in before)):
        return None
    determined = {child.lower_ for child in noun.children if child.dep_ == "det"}
    if determined - _ONE - {"the"} or not (determined or owner is not None or _needs_no_article(noun)):
        return None
    first = _article(noun, owner, is_name=bool(before) and not determined)
    words = [*first, *(_small(token, lower_words) for token in (*before, noun)), after]
    text = " ".join(words).strip()
    return text if len(text.split()) <= LONGEST else None


def _introduces_nothing(noun: Token) -> bool:
    if noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ in _HIDDEN):
        return True
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if any(owner.pos_ != "PROPN" or len(list(owner.subtree)) > LONGEST_OWNER for owner in owners):
        return True
    return noun.ent_type_ == "PERSON" or _unreal(noun) or any(True for _ in noun.conjuncts)


def _article(noun: Token, owner: Token | None, *, is_name: bool) -> list[str]:
    """Returns what stands first: "the", an owner ("Norway’s"), or nothing before a name without an article."""
    if owner is not None:
        return ["".join(token.text_with_ws for token in owner.subtree).strip()]
    return [] if is_name and noun.pos_ == "PROPN" and not noun.text.islower() else ["the"]


def _needs_no_article(noun: Token) -> bool:
    """Tells whether a noun without an article is a name, a plural, or a term with its abbreviation behind it."""
    short = noun.i + 2 < len(noun.doc) and noun.nbor().text == "(" and noun.nbor(2).text.isupper()
    return short or noun.tag_ in {"NNS", "NNPS"} or noun.pos_ == "PROPN"


def _unreal(noun: Token) -> bool:
    """Tells whether a thing is only thought of, or denied: "if a plant", "no plant", "would build a plant"."""
    verb = noun
    while verb.dep_ != "ROOT" and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"if", "unless", "would", "could", "might", "can", "may"}:
            return True
    return False


def _before(noun: Token) -> Iterator[Token]:
    """Yields the words before a noun that tell which one it is."""
    for child in noun.children:
        if child.i > noun.i or child.dep_ not in {"amod", "compound", "nmod"}:
            continue
        inner = list(child.subtree)
        if child.dep_ == "compound" and all(token.pos_ in {"NOUN", "PROPN"} for token in inner):
            yield from inner
        elif len(inner) == 1 and child.lower_ not in _PLAIN and child.tag_ not in {"JJS", "JJR"}:
            yield child


def _is_telling(word: Token) -> bool:
    """Tells whether a word before a noun names or classes it: "Halvern", "county", "antidiuretic", not "round"."""
    if word.pos_ in {"NOUN", "PROPN"} or word.text[0].isupper():
        return True
    return word.tag_ == "JJ" and word.lower_.endswith(_CLASSING) and special(word.lower_)


def _after(noun: Token) -> str:
    """Returns the short phrase right behind a noun that tells which one it is, "" for none."""
    child = next((each for each in noun.children if each.i == noun.i + 1), None)
    if child is None:
        return ""
    inner = sorted(child.subtree, key=lambda token: token.i)
    short = 1 < len(inner) <= LONGEST - 2 and not any(t.is_punct or t.pos_ == "PRON" for t in inner)
    if not short or _is_cut(inner[-1]) or not (_is_named_so(child) or _says_which(child, inner)):
        return ""
    return str(noun.doc[inner[0].i : inner[-1].i + 1].text)


def _is_cut(last: Token) -> bool:
    """Tells whether the parser has ended a phrase too early: "the walls of the collecting" ducts."""
    behind = last.nbor() if last.i + 1 < len(last.doc) else None
    return behind is not None and (behind.pos_ in {"NOUN", "PROPN", "NUM"} or behind.text[0] in "’'-")


def _is_named_so(child: Token) -> bool:
    return child.dep_ == "acl" and child.lower_ in {"called", "named"}


def _says_which(child: Token, inner: Sequence[Token]) -> bool:
    """Tells whether "of ..." or "at Insheim" tells which one: no figure, and a place by its name."""
    objects = [token for token in child.children if token.dep_ == "pobj"]
    figures = any(token.like_num or token.ent_type_ in {"DATE", "TIME"} for token in inner)
    if child.dep_ != "prep" or figures or not objects:
        return False
    named = objects[0].pos_ == "PROPN" or name_around(objects[0]) is not None
    return child.lower_ in _OF or (child.lower_ in _WHERE and named)
