"""What can be seen of a draft that may tell whether a strict teacher accepts it.

Words of a topic are no features: they are what sort of question it is, its measures, how much of its
sentence it keeps, how it leans on the rest, and how its sentence stands in the article.
"""

import math
import re
from collections.abc import Iterator

from questions.gates.words import content, names, tokens
from questions.promise.draft import Draft, Scene
from questions.worth import worth
from questions.worth.features import sentence_features
from questions.worth.words import commonness, is_content, words

Features = dict[str, float]

_OPENING = re.compile(
    r"^(?:.*?, )?(how many|how much|how far|how long|what happens|what did|what does|what do|what is|what are|"
    r"what was|what were|what led|what|which|who|whom|whose|when|where|why|how|in what year|since what year)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|we|us|our|you|your|i|my)\b", re.IGNORECASE
)
_DEFINITE = re.compile(r"\bthe ((?:[a-z][\w’'-]*\s?){1,3})")
_LINKED = re.compile(
    r"^(?:but|and|so|yet|however|then|also|this|these|that|those|such|it|they|he|she|his|her|its|their|another|"
    r"others?|some|both|instead|moreover|nevertheless|nonetheless|thus|therefore|meanwhile|still|now|here|there|"
    r"in (?:this|that|other|contrast|addition)|by (?:then|this|contrast)|at (?:this|that)|for (?:example|instance))\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|would|perhaps|probably|possibly|likely|about|around|some|up to|nearly|almost|"
    r"at least|more than|less than|roughly|approximately|usually|often|generally|sometimes|seems?|appears?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{3,}ed)\b")
_CAUSAL = re.compile(
    r"\b(?:because|since|so that|in order to|due to|owing to|therefore|as a result|thus|causes?d?|leads?|led|"
    r"prevents?|allows?|enables?|means? that|depends?|responsible|reason|effect|results?)\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(
    r"\b(?:than|most|least|\w{3,}est|more|less|fewer|only|first|unlike|whereas)\b", re.IGNORECASE
)


def features(draft: Draft, scene: Scene) -> Features:
    """Returns the features of a draft by name; what is not there counts as 0."""
    index = scene.index(draft)
    sentence = scene.sentences[index] if scene.sentences else ""
    return {
        **dict.fromkeys(_sorts(draft), 1.0),
        **_measures(draft),
        **_standing(draft, scene, sentence),
        **_words(draft),
        **_place(draft, scene, index),
    }


def _sorts(draft: Draft) -> Iterator[str]:
    question = draft.question
    role = question.points[0].role if question.points else "whole"
    kind = f"{question.kind} {question.answer}" if question.kind == "true_false" else question.kind
    yield f"kind={kind}"
    yield f"role={role}"
    yield f"sort={draft.sort}"
    yield f"value={draft.value}"
    yield f"origin={draft.origin}"
    yield f"kind+role={kind}+{role}"
    yield f"kind+value={kind}+{draft.value}"
    for gate in draft.gates:
        yield f"gate={gate}"
    if question.doubts and len(question.doubts) > len(draft.gates):
        yield "doubted by its writer"
    found = _OPENING.match(question.stem)
    if question.stem.endswith("?"):
        yield f"asks={found[1].lower() if found else 'other'}"
    if question.attribution:
        yield "attributed"
    if question.spans:
        yield "needs more places"


def _key(draft: Draft) -> str:
    answer = draft.question.answer
    if draft.question.kind == "true_false":
        return ""
    return answer if isinstance(answer, str) else " ".join(answer)


def _measures(draft: Draft) -> Features:
    stem, key = words(draft.question.stem), words(_key(draft))
    of_stem, of_key = content(draft.question.stem), content(_key(draft))
    return {
        "stem length": math.log1p(len(stem)),
        "short stem": float(len(stem) < 8),
        "long stem": max(0, len(stem) - 24) / 10,
        "stem content": math.log1p(len(of_stem)),
        "thin stem": float(len(of_stem) < 4),
        "key length": math.log1p(len(key)),
        "one word key": float(len(key) == 1),
        "long key": float(len(key) > 8),
        "key content": math.log1p(len(of_key)),
        "key in proportion": len(of_key) / (len(of_stem) + len(of_key) or 1),
        "commas": min(5, draft.question.stem.count(",")) / 5,
        "doubts": min(5, len(draft.question.doubts)) / 5,
    }


def _standing(draft: Draft, scene: Scene, sentence: str) -> Features:
    stem = draft.question.stem
    told = content(f"{stem} {_key(draft)}")
    of_sentence = content(sentence)
    title = scene.outline.topic
    definites = [found[1].split()[0] for found in _DEFINITE.finditer(stem)]
    named = names(stem)
    return {
        "kept of sentence": len(told & of_sentence) / (len(of_sentence) or 1),
        "not of sentence": len(told - of_sentence - _resolved_from(draft, scene)) / (len(told) or 1),
        "pronouns": min(3, len(_PRONOUN.findall(stem))) / 3,
        "definites": min(4, len(definites)) / 4,
        "names": min(4, len(named)) / 4,
        "nothing named": float(not named and not (content(stem) & title)),
        "title in stem": len(content(stem) & title) / (len(title) or 1),
        "title word in stem": float(bool(content(stem) & title)),
        "title word in key": float(bool(content(_key(draft)) & title)),
        "sentence is linked": float(bool(_LINKED.match(sentence))),
        "sentence has pronouns": min(4, len(_PRONOUN.findall(sentence))) / 4,
        "quoted": float("“" in sentence or '"' in sentence),
        "quotes in stem": float("“" in stem or '"' in stem),
    }


def _resolved_from(draft: Draft, scene: Scene) -> frozenset[str]:
    """Returns the words of the sentences that names and pronouns were resolved from: they are told too."""
    places = [scene.places[span] for span in draft.question.spans if span in scene.places]
    return content(" ".join(scene.sentences[place] for place in places))


def _words(draft: Draft) -> Features:
    stem, key = draft.question.stem, _key(draft)
    of_stem = [commonness(word.lower()) for word in words(stem) if is_content(word)] or [5.0]
    of_key = [commonness(word.lower()) for word in words(key) if is_content(word)] or [5.0]
    return {
        "stem commonness": sum(of_stem) / len(of_stem),
        "stem rarest": min(of_stem),
        "key commonness": sum(of_key) / len(of_key),
        "key rarest": min(of_key),
        "figures in stem": min(3, sum(word[0].isdigit() for word in tokens(stem))) / 3,
        "figures in key": float(any(word[0].isdigit() for word in tokens(key))),
        "capitals in key": float(any(word[0].isupper() for word in words(key)[1:])),
        "hedged": float(bool(_HEDGE.search(stem))),
        "past": float(bool(_PAST.search(stem))),
        "causal": float(bool(_CAUSAL.search(f"{stem} {key}"))),
        "comparing": float(bool(_COMPARING.search(stem))),
    }


def _place(draft: Draft, scene: Scene, index: int) -> Features:
    of_sentence = sentence_features(scene.setting.article, index) if scene.sentences else {}
    return {
        "worth": worth(scene.setting, index),
        "worth of answer": worth(scene.setting, index, _key(draft) or None),
        "importance": draft.question.importance,
        "writer's confidence": draft.question.confidence,
        "place": index / (len(scene.sentences) or 1),
        **{f"sentence {name}": value for name, value in of_sentence.items()},
    }
