"""Wrong people, countries and terms: others of the article first, then well-known ones."""

import random
import re
from collections.abc import Iterator

from questions.facts.names import bare, countries
from questions.facts.pieces import capitalised
from questions.facts.slot import Slot
from questions.facts.vocabulary import vocabulary
from questions.siblings.distractor import Distractor
from questions.siblings.regions import neighbours
from questions.writing.material import Material

_GENDERED = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
"""A pronoun that would tell which of the people offered is meant."""


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
    """Yields other terms of the same kind, none of which stands in the statement or its sentence."""
    said = f"{material.claim.statement} {material.claim.sentence.text}".lower()
    others = {
        text.lower(): Distractor(_like(slot.answer, text), sentence)
        for text, sentence in material.background.terms.get(slot.family, [])
        if _bare_term(text) not in said and abs(len(text.split()) - len(slot.answer.split())) <= 1
    }
    found = list(others.values())
    chance.shuffle(found)
    yield from found


def _bare_term(text: str) -> str:
    first, _, rest = text.lower().partition(" ")
    return rest if first in {"a", "an", "the"} and rest else text.lower()


def _like(key: str, text: str) -> str:
    """Returns a term with a capital where the key has one."""
    return capitalised(text) if key[:1].isupper() else text
