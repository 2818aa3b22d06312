"""Signs that the parser went wrong: a clause that shows them is not used."""

from spacy.tokens import Token


class Unreadable(Exception):
    """A clause that cannot be taken apart with certainty. ``str(error)`` is the reason."""


def number_clashes(finite: Token, head: Token) -> bool:
    """Tells whether a plain noun and its verb differ in number, as they do where the parser went wrong."""
    if any(child.dep_ in {"conj", "cc"} for child in head.children) or head.pos_ != "NOUN":
        return False
    if head.tag_ == "NNS":
        return finite.tag_ == "VBZ" or finite.lower_ == "was"
    amount = any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children)
    return head.tag_ == "NN" and not amount and (finite.tag_ == "VBP" or finite.lower_ == "were")


def is_cut(kept: list[Token]) -> bool:
    """Tells whether what is left of a clause ends in the middle of a phrase."""
    last = next((token for token in reversed(kept) if token.is_alpha), None)
    if last is not None and last.tag_ == "IN" and last.dep_ == "prep" and not list(last.children):
        return not any(
            token.dep_ in {"relcl", "ccomp", "csubj", "pcomp"} for token in (last.head, *last.ancestors)
        )
    half = next(
        (token for token in reversed(kept) if token.lower_ in {"but", "yet"} and token.dep_ == "cc"), None
    )
    if half is not None and half.nbor(-1).text == "," and not _says_something(kept, half):
        return True
    return last is not None and (
        last.tag_ in {"DT", "CC", "TO"} or last.dep_ in {"det", "amod", "compound", "mark"}
    )


def check_between(between: list[Token], kept: list[Token], last: int) -> None:
    """Raises Unreadable where what stands between subject and verb seems to be a part of the subject."""
    ends = next(token for token in kept if token.i == last)
    first = next((token for token in between if token.text != ","), None)
    opened = first is not None and first.pos_ in {"ADP", "SCONJ", "ADV", "VERB"}
    noun = any(token.pos_ in {"NOUN", "PROPN"} for token in between)
    if (
        ends.pos_ == "CCONJ"
        or (noun and not opened)
        or (between and between[-1].pos_ == "PROPN" and not opened)
    ):
        raise Unreadable("its grammar is not clear")


def is_left_hanging(verb: Token, last: Token) -> bool:
    """Tells whether a finite verb without a subject of its own follows a clause that seems to be whole."""
    doc, end = verb.doc, verb.sent.end
    at = last.i + 1
    while at < end and doc[at].text in {",", "”", '"'}:
        at += 1
    if at >= end or at == last.i + 1:
        return at < end and goes_on(last)
    if last.tag_ == "IN" and not list(last.children) and doc[last.i + 1].text == ",":
        return True
    following = doc[at]
    alone = not any(child.dep_ in {"nsubj", "nsubjpass", "cc"} for child in following.children)
    ends = at + 1 >= end or doc[at + 1].text in {".", ",", ";"}
    return following.tag_ in {"VBD", "VBZ", "VBP"} and alone and ends


def _says_something(kept: list[Token], half: Token) -> bool:
    """Tells whether a verb, or no new subject, follows "but" in what is kept of a clause."""
    after = [token for token in kept if token.i > half.i]
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in after)
    return finite or not any(token.pos_ in {"NOUN", "PROPN"} and token.dep_ == "conj" for token in after[:4])


def goes_on(last: Token) -> bool:
    """Tells whether the phrase that a word seems to end goes on: right behind it stands its verb or its noun."""
    if last.i + 1 >= last.sent.end:
        return False
    following = last.nbor(1)
    verb = following.tag_ in {"VBZ", "VBD", "VBP", "MD"} and following.dep_ not in {"relcl", "acl"}
    named = following.pos_ == "PROPN" and last.pos_ in {"NOUN", "ADJ", "PROPN"}
    return verb or named


def is_spliced(verb: Token, kept: list[Token]) -> bool:
    """Tells whether two whole clauses stand side by side with a comma only."""
    have = {token.i for token in kept}
    for child in verb.children:
        own = any(inner.dep_ in {"nsubj", "nsubjpass"} for inner in child.children)
        marked = any(inner.dep_ == "mark" or inner.tag_ in {"WRB", "WP", "WDT"} for inner in child.children)
        if child.dep_ not in {"ccomp", "parataxis", "dep"} or child.i not in have or not own or marked:
            continue
        joint = child.left_edge.i - 1 if child.i > verb.i else child.right_edge.i + 1
        if verb.sent.start <= joint < verb.sent.end and verb.doc[joint].text == ",":
            return True
    return False
