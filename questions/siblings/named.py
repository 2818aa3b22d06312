"""Wrong people, countries and terms: others of the article first, then well-known ones."""

import random
import re
from collections.abc import Iterator, Sequence

from questions.facts.names import bare, countries
from questions.facts.pieces import capitalised
from questions.facts.slot import Slot
from questions.facts.vocabulary import vocabulary
from questions.siblings.distractor import Distractor
from questions.siblings.regions import neighbours
from questions.writing.material import Material

_GENDERED = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
"""A pronoun that would tell which of the people offered is meant."""


_DEFINING = frozenset({"classes", "terms"})
"""Sorts of fact that describe a thing and give its name."""
_TITLES = vocabulary(
    "Councillor Mr Mrs Ms Miss Dr Professor Prof Sir Lady Lord Dame President King Queen Captain"
)
"""Words that would mark the one choice that has them."""


def people(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:  # noqa: ARG001
    names = material.background.names
    key = next((name for name in names.of_sort("person") if name in slot.answer), slot.answer)
    if key not in names.of_sort("person") or key.split()[0].rstrip(".") in _TITLES:
        return
    if key != slot.answer or _GENDERED.search(material.claim.statement):
        return
    said = f"{material.claim.statement} {material.claim.sentence.text}"
    for name in [name for name in names.of_sort("person") if len(name.split()) >= 2 and name != key]:
        if not any(part in said for part in name.split()) and not _stands_for(material, name):
            yield Distractor(name, material.background.sentence_with(name))


def _stands_for(material: Material, name: str) -> bool:
    """Tells whether a person is told to belong to a country that the statement names "
    "("Russian president")."""
    introduced = material.background.sentence_with(name) or ""
    before, _, after = introduced.partition(name)
    around = f"{before[-40:]} {after[:60] if after.startswith(',') else ''}".lower()
    own = [shown.lower() for shown in countries().values() if shown in material.claim.statement]
    return any(country[:5] in around for country in own)


def other_countries(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    shown = countries()
    key = shown.get(bare(slot.answer).lower())
    if key is None:
        return
    statement = f"{material.claim.statement} {material.claim.sentence.text}"
    seen = {key}
    own = [name for name in material.background.names.of_sort("country") if name not in statement]
    near = list(neighbours(key))
    chance.shuffle(near)
    for name in [*own, *near]:
        full = shown.get(name.lower())
        if full is None or full in seen or full in statement:
            continue
        seen.add(full)
        yield Distractor(full, material.background.sentence_with(name))


def terms(material: Material, slot: Slot, chance: random.Random) -> Iterator[Distractor]:
    """Yields other terms, those of the same kind first; none stands in the statement or its sentence.

    Where a thing is described and its name is asked for, terms of any kind will do that look like the key.
    """
    known = material.background.terms
    others = [each for family in sorted(known) if family != slot.family for each in known[family]]
    for told in (known.get(slot.family, []), others if slot.sort in _DEFINING else []):
        found = list(_fitting(material, slot, told))
        chance.shuffle(found)
        yield from found


def _fitting(material: Material, slot: Slot, told: Sequence[tuple[str, str]]) -> Iterator[Distractor]:
    said = f"{material.claim.statement} {material.claim.sentence.text}".lower()
    seen = {_bare_term(slot.answer)}
    for text, sentence in told:
        bare_text = _bare_term(text)
        longer = abs(len(text.split()) - len(slot.answer.split())) > 1
        if bare_text in seen or bare_text in said or longer or not _alike(slot.answer, text):
            continue
        seen.add(bare_text)
        yield Distractor(_like(slot.answer, text), sentence)


def _alike(key: str, text: str) -> bool:
    """Tells whether two terms are both plural or not, begin with the same article, and share no word."""
    articles = [
        each.split()[0].lower() if each.lower().startswith(("the ", "a ", "an ")) else ""
        for each in (key, text)
    ]
    plural = [each.endswith("s") and not each.endswith(("ss", "is", "us")) for each in (key, text)]
    shared = set(_bare_term(key).split()) & set(_bare_term(text).split())
    return (
        articles[0] == articles[1] and plural[0] == plural[1] and len(shared) < len(_bare_term(key).split())
    )


def _bare_term(text: str) -> str:
    first, _, rest = text.lower().partition(" ")
    return rest if first in {"a", "an", "the"} and rest else text.lower()


def _like(key: str, text: str) -> str:
    """Returns a term with a capital where the key has one."""
    return capitalised(text) if key[:1].isupper() else text
