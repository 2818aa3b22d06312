"""Which introduced thing "the plant" points back to, where only one can be meant."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from spacy.tokens import Token

from questions.facts.introductions import (
    Introduction,
    introductions,
    is_plural_form,
    is_relational,
    nouns_pointed_at,
)
from questions.facts.sentence import Sentence

FARTHEST = 8
"""How many sentences after a thing was introduced in another paragraph "the plant" may take it up."""
NEAR = 2
"""How many for "this plant", and after a phrase without a name."""
_SMALL = frozenset({"the", "a", "an", "of", "in", "at", "on", "for"})


@dataclass(slots=True)
class Antecedents:
    """The nouns of an article in order, each with how it is introduced."""

    by_noun: dict[str, list[Introduction]] = field(default_factory=dict)

    def of(self, noun: Token, sentence: Sentence, *, pointed: bool = False) -> Introduction | None:
        """Returns the only thing that "the" with this noun can take up at a sentence, or None.

        The paragraph decides where it has named the thing, else what stands under the same heading.
        ``pointed`` is for "this" and "these".
        """
        if is_relational(noun):
            return None
        plural = is_plural_form(noun)
        known = self.by_noun.get(noun.lemma_.lower(), ())
        here = (sentence.index, noun.i)
        section = [
            each for each in known if (each.index, each.token) < here and each.heading == sentence.heading
        ]
        paragraph = [each for each in section if each.paragraph == sentence.paragraph]
        near = [each for each in section if not plural and _lasts(each, sentence)]
        for seen in (paragraph, near):
            if any(each.text is not None for each in seen):
                return _only(seen, plural, sentence, NEAR if pointed else FARTHEST)
        return None


def read_antecedents(sentences: Sequence[Sentence], lower_words: AbstractSet[str]) -> Antecedents:
    """Collects the nouns of an article. ``lower_words`` are the words that it writes small."""
    result = Antecedents()
    pointed = {noun for sentence in sentences for noun in nouns_pointed_at(sentence)}
    for sentence in sentences:
        for each in introductions(sentence, lower_words, pointed):
            result.by_noun.setdefault(each.noun, []).append(each)
    return result


def _lasts(each: Introduction, sentence: Sentence) -> bool:
    """Tells whether a mention in an earlier paragraph still counts: a name longer than a plain phrase."""
    named = each.text is not None and not each.text.islower()
    return sentence.index - each.index <= (FARTHEST if named else NEAR)


def _only(
    seen: Sequence[Introduction], plural: bool, sentence: Sentence, farthest: int
) -> Introduction | None:
    first = next(each for each in seen if each.text is not None)
    later = seen[seen.index(first) :]
    if sentence.index - later[-1].index > farthest:
        return None
    if any(each.plural != plural or (each.text is None and not each.bare) for each in later):
        return None
    return first if _same(each.text for each in later if each.text is not None) else None


def _same(texts: Iterable[str]) -> bool:
    """Tells whether phrases may name one thing: each has the words of the shorter ones."""
    sets = sorted((set(text.lower().split()) - _SMALL for text in texts), key=len)
    return all(sets[index] <= sets[index + 1] for index in range(len(sets) - 1))
