"""The "it" that stands for nothing before it."""

from spacy.tokens import Token


def is_empty_it(token: Token) -> bool:
    """Tells whether "it" stands for nothing before it: "it is known that", "it was the first time that"."""
    verb = token.head
    if token.lower_ != "it" or _is_weather_or_aside(verb):
        return token.lower_ == "it"
    if verb.lemma_ not in {"be", "seem", "appear", "take", "become"}:
        return False
    if verb.lemma_ == "take" and any(inner.tag_ == "TO" for inner in verb.subtree if inner.i > verb.i):
        return True
    return any(_is_what_follows(child, verb) for child in verb.children)


def _is_what_follows(child: Token, verb: Token) -> bool:
    """Tells whether "it" leads up to this part of its verb: "known that it rains", "the first time that"."""
    if child.i > verb.i and child.dep_ in {"ccomp", "csubj", "xcomp", "expl"}:
        return True
    if child.dep_ == "acomp":
        return any(inner.dep_ in {"ccomp", "xcomp"} for inner in child.children)
    if child.dep_ == "advcl":
        return verb.lemma_ == "be" and any(inner.tag_ == "TO" for inner in child.children)
    if child.dep_ != "attr":
        return False
    timed = child.lemma_ == "time" and any(inner.dep_ == "relcl" for inner in child.children)
    return timed or child.lemma_ in {"wonder", "surprise", "fact", "shame", "matter"}


def _is_weather_or_aside(verb: Token) -> bool:
    """Tells whether a verb has an empty "it": "it snows", "it was getting dark", "it appears" in passing."""
    dark = verb.lemma_ in {"get", "grow"} and any(
        child.lower_ in {"dark", "light", "late", "cold"} for child in verb.children
    )
    aside = verb.lemma_ in {"appear", "seem"} and any(child.text == "," for child in verb.children)
    return dark or aside or verb.lemma_ in {"snow", "rain"}


def is_cleft(pronoun: Token) -> bool:
    """Tells whether "it" may only lead up to something: "it is Edison’s version that"."""
    named = [child for child in pronoun.head.children if child.dep_ == "attr"]
    return pronoun.lower_ == "it" and any(
        child.dep_ == "relcl"
        for each in named
        for child in each.children
        if any(owner.dep_ == "poss" or owner.lower_ == "the" for owner in each.children)
        or each.pos_ == "PROPN"
    )
