"""Words of a sentence that can be left out without a change of what it states."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.sentence import Sentence
from questions.facts.vocabulary import vocabulary

LINKING = vocabulary(
    "however therefore moreover furthermore also additionally nevertheless nonetheless meanwhile "
    "indeed thus hence consequently accordingly similarly likewise besides too recently just already instead "
    "overall notably interestingly"
)
OPENING = vocabulary("rather yet finally lastly conversely otherwise then")
"""Words that only link to other sentences where they open one before a comma."""
LINKING_PHRASES = frozenset(
    {
        "in addition",
        "in turn",
        "in fact",
        "of course",
        "for example",
        "for instance",
        "as a result",
        "in other words",
        "in short",
        "in particular",
        "in contrast",
        "by contrast",
        "on the other hand",
        "at the same time",
        "in the meantime",
    }
)
_DASHES = frozenset({"—", "–", "--"})
_OPENERS = {"(": ")", "[": "]"}


def omitted(sentence: Sentence) -> set[int]:
    """Returns the indices of tokens in brackets and of words that only link to other sentences."""
    tokens = sentence.tokens
    out = set(_bracketed(tokens))
    for token in tokens:
        if _links(token):
            out |= with_commas(sentence, token.left_edge.i, token.right_edge.i)
    return out


def _bracketed(tokens: list[Token]) -> Iterator[int]:
    """Yields the indices of tokens in brackets, and of those behind a dash up to the next dash or the end."""
    closing = ""
    last = max((token.i for token in tokens if token.is_alpha), default=0)
    for token in tokens:
        opens = not closing and (token.text in _OPENERS or token.text in _DASHES)
        if opens:
            closing = _OPENERS.get(token.text, "dash")
            yield token.i
            continue
        if closing and (closing != "dash" or token.i <= last or token.text in _DASHES):
            yield token.i
        if token.text == closing or (closing == "dash" and token.text in _DASHES):
            closing = ""


def time_words(sentence: Sentence) -> set[int]:
    """Returns the indices of words like "currently" that a present tense can do without."""
    return {
        token.i
        for token in sentence.parsed
        if token.lower_ in {"currently", "presently", "now"}
        and token.dep_ == "advmod"
        and token.head.pos_ in {"VERB", "AUX"}
        and not list(token.children)
    }


def _links(token: Token) -> bool:
    if token.lower_ == "so" and token.dep_ in {"advmod", "cc"} and not list(token.children):
        opens = token.i == token.sent.start
        return (
            opens
            and token.head.pos_ in {"VERB", "AUX"}
            and token.nbor(1).lower_ not in {"that", "far", "long"}
        )
    if token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}:
        plain = not list(token.children)
        if token.lower_ in OPENING and token.i == token.sent.start and token.nbor(1).text == ",":
            return True
        return (
            plain
            and token.lower_ in LINKING
            and (token.lower_ != "just" or token.head.tag_ in {"VBD", "VBN"})
        )
    if token.dep_ == "prep":
        subtree = " ".join(inner.lower_ for inner in token.subtree)
        return subtree in LINKING_PHRASES and (token.i == token.sent.start or token.nbor(-1).text == ",")
    return False


def with_commas(sentence: Sentence, first: int, last: int) -> set[int]:
    """Returns the token range with the commas that set it off from the rest of the sentence."""
    out = set(range(first, last + 1))
    before, after = sentence.at(first - 1), sentence.at(last + 1)
    opened = before is None or before.text == ","
    if (
        before is not None
        and before.text == ","
        and (after is None or after.text in {",", ".", ";", "”", '"'})
    ):
        out.add(before.i)
    if opened and after is not None and after.text == ",":
        out.add(after.i)
    return out


def loose_ends(token: Token) -> Iterator[tuple[int, int]]:
    """Yields the token ranges below a word that add to it behind a comma without narrowing it down."""
    for child in token.subtree:
        if child == token or child.left_edge.i == child.sent.start:
            continue
        before = child.left_edge.nbor(-1)
        behind_comma = before.text == "," or (
            before.i > 0 and before.text in {"”", '"'} and before.nbor(-1).text == ","
        )
        if (
            behind_comma
            and not names_something(child)
            and (is_loose_relative(child) or is_apposition(child) or _is_trailing_participle(child))
        ):
            yield child.left_edge.i, child.right_edge.i


def is_loose_relative(token: Token) -> bool:
    """Tells whether a verb heads a clause of the sort ", which ..."."""
    if token.dep_ != "relcl":
        return False
    return relative_word(token) is not None


def relative_word(token: Token) -> Token | None:
    """Returns the "which", "who" or "where" that opens the clause of a verb, if one does."""
    for word in list(token.subtree)[:3]:
        if word.tag_ in {"WDT", "WP", "WP$", "WRB"} and word.lower_ != "that":
            return word
    return None


def names_something(verb: Token) -> bool:
    """Tells whether a clause gives a name: ", which are called nephrons"."""
    return verb.dep_ == "relcl" and verb.lemma_ in {"call", "know", "name", "term"} and verb.tag_ == "VBN"


def is_apposition(token: Token) -> bool:
    """Tells whether a noun says behind a comma what the one before it is; a list does not."""
    listed = any(child.dep_ == "conj" for child in token.children) and not any(
        child.lower_ in {"a", "an"} for child in token.children
    )
    joined = token.head.dep_ in {"pobj", "dobj", "attr"} and any(
        child.dep_ == "conj" and child.i > token.i for child in token.children
    )
    return token.dep_ == "appos" and token.pos_ in {"NOUN", "PROPN"} and not listed and not joined


def _is_trailing_participle(token: Token) -> bool:
    return token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"} and token.left_edge == token
