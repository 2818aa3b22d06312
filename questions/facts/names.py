"""Who and what an article names: full names, their sorts, and which words are capitalised for good."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from spacy.tokens import Span as Parsed
from spacy.tokens import Token

from questions.facts.vocabulary import vocabulary

NameSort = Literal["person", "country", "place", "organisation", "other"]

SORTS: dict[str, NameSort] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "ORG": "organisation",
    "FAC": "other",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_MORE_COUNTRIES = {
    "u.s.": "United States",
    "us": "United States",
    "u.s": "United States",
    "usa": "United States",
    "united states of america": "United States",
    "america": "United States",
    "u.k.": "United Kingdom",
    "uk": "United Kingdom",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
    "russia": "Russia",
    "iran": "Iran",
    "syria": "Syria",
    "south korea": "South Korea",
    "north korea": "North Korea",
    "taiwan": "Taiwan",
    "vietnam": "Vietnam",
    "venezuela": "Venezuela",
    "bolivia": "Bolivia",
    "tanzania": "Tanzania",
    "moldova": "Moldova",
    "turkey": "Turkey",
    "czech republic": "Czechia",
    "ivory coast": "Ivory Coast",
    "laos": "Laos",
    "brunei": "Brunei",
    "soviet union": "Soviet Union",
}
EVERYDAY = 3.0
"""Zipf frequency from which a word that opens a sentence is rather an everyday word than a name."""
LEANING = vocabulary(
    "company firm group team agency government ministry country nation city town village state "
    "region area province man woman couple family child boy girl author president minister official "
    "officials police court judge report study survey researchers scientists experts project plan "
    "programme program system device product deal agreement law bill move decision announcement "
    "statement event incident accident attack war battle problem issue process method result "
    "results findings building site island mountain ship boat plane train vehicle machine book film "
    "movie game school university hospital church museum bridge tower dam council committee party "
    "organisation organization institution figure number increase decrease change rise fall animal "
    "plant species disease virus book work song album king queen emperor visit meeting summit "
    "treaty"
)
"""Nouns that mostly point back to something named before."""


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Returns the names of countries in lower case, each with the name it is shown by."""
    import pycountry

    known = {}
    for country in pycountry.countries:
        shown = getattr(country, "common_name", country.name)
        if "," not in shown:
            known[shown.lower()] = shown
    return known | _MORE_COUNTRIES


def bare(text: str) -> str:
    """Returns a name without its article and its possessive ending."""
    text = text.strip(" ,;:.“”\"'’") if not text.endswith("S.") else text.strip(" ,;:“”\"'’")
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    first, _, rest = text.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else text


@dataclass(slots=True)
class Names:
    """The names of one article. Texts of names are without article and possessive ending."""

    sorts: dict[str, NameSort] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    surnames: dict[str, str] = field(default_factory=dict)
    lower_words: set[str] = field(default_factory=set)
    upper_words: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    """Nouns in lower case that the article is about: "the" before them is understood."""
    title_words: set[str] = field(default_factory=set)
    title: str = ""
    topic: str | None = None
    """What the article is about, as a phrase: "the European eel"."""
    expository: bool = False
    """Whether the text mostly explains in the present tense, as a textbook does."""

    def sort(self, text: str) -> NameSort | None:
        """Returns the sort of a name, or None for a text that is no known name."""
        name = bare(text)
        if name.lower() in countries() and name[:1].isupper():
            return "country"
        if name in self.surnames:
            return "person"
        found = self.sorts.get(name)
        return None if found == "person" and " " not in name else found

    def full(self, text: str) -> str:
        """Returns a person's full name where the text is a surname that belongs to one person only."""
        return self.surnames.get(bare(text), text)

    def of_sort(self, sort: NameSort) -> list[str]:
        """Returns the full names of a sort, the most frequent first."""
        found = [name for name in self.sorts if self.sort(name) == sort and name not in self.surnames]
        return sorted(found, key=lambda name: -self.counts[name])

    def sort_of(self, token: Token) -> NameSort | None:
        """Returns the sort of the name that a token belongs to."""
        span = name_around(token)
        return self.sort(span.text) if span is not None else None

    def is_shared(self, text: str) -> bool:
        """Tells whether a single word is the surname of several people of the article."""
        owners = [name for name, sort in self.sorts.items() if sort == "person" and name.endswith(f" {text}")]
        return " " not in text and len(owners) > 1 and text not in self.surnames

    def is_topic(self, text: str) -> bool:
        """Tells whether a phrase is what the title is about, so that everybody can guess it."""
        words = {word.lower() for word in bare(text).split()}
        return bool(words) and words <= self.title_words and len(self.title_words) <= 6

    def is_lower(self, token: Token) -> bool:
        """Tells whether a capitalised first word of a sentence is written small elsewhere."""
        if (token.text.isupper() and len(token.text) > 1) or token.text == "I":
            return False
        if token.text.lower() in self.lower_words:
            return token.text not in self.upper_words or token.pos_ != "PROPN"
        if token.text in self.upper_words or token.ent_type_:
            return False
        return token.pos_ != "PROPN" or _is_everyday(token.text)


def _is_everyday(word: str) -> bool:
    """Tells whether a word is one that the parser takes for a name only for its capital."""
    from wordfreq import zipf_frequency

    return zipf_frequency(word.lower(), "en") >= EVERYDAY and word.lower().endswith(("s", "ly", "ty", "ent"))


def name_around(token: Token) -> Parsed | None:
    """Returns the entity that a token belongs to, or the run of proper nouns around it."""
    for entity in token.doc.ents:
        if entity.start <= token.i < entity.end:
            return entity if entity.label_ in SORTS else None
    if token.pos_ != "PROPN":
        return None
    start, end = token.i, token.i + 1
    while start > token.sent.start and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    while end < token.sent.end and token.doc[end].pos_ == "PROPN":
        end += 1
    return token.doc[start:end]
