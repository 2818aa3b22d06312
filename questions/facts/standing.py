"""Whether a statement stands alone: what in it needs the rest of the article to be understood."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from questions.facts.clause import Clause
from questions.facts.dating import bare_dates
from questions.facts.empty_it import is_empty_it
from questions.facts.memory import same_gender
from questions.facts.names import LEANING, Names, name_around
from questions.facts.pieces import full_form
from questions.facts.special import special
from questions.facts.subjects import Subject, as_subject, fits, is_plural
from questions.facts.vocabulary import vocabulary

_SPEAKERS_OWN = vocabulary("i we me us my our ours mine myself ourselves you your yours yourself")
_THIRD = vocabulary("he she it they him them himself herself itself themselves his her its their theirs")
_PERSONS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "agent", "pobj"})
_POINTING = frozenset({"this", "that", "these", "those"})
_LEANING = vocabulary(
    "such former latter respective aforementioned said same other others another both either"
)
_PLACES = frozenset({"here", "there", "above", "below", "elsewhere"})
_TIMES = vocabulary(
    "yesterday today tonight tomorrow now currently presently soon lately recently ago later earlier "
    "afterward afterwards subsequently previously thereafter"
)
_NEAR = vocabulary("last next this past coming previous following recent")
_PERIODS = vocabulary(
    "day week month year decade century summer winter spring autumn quarter season weekend night"
)
_LIGHT = frozenset({"do", "get", "be", "become", "more"})
_UNIQUE = vocabulary(
    "world sun moon earth sky sea ocean internet past future present public universe globe equator "
    "atmosphere environment east west north south century first second third end beginning start "
    "rest majority number blood body brain heart spine skin skull stomach liver bloodstream air "
    "ground soil surface water land coast shore economy public population weather climate night day "
    "morning evening dark left right top bottom front back inside outside middle center centre core "
    "edge sun's wind rain same opposite other country's nose mouth head eye ear nervous law truth "
    "market media press poor elderly wild distance past long short cold heat light system's time "
    "way fact idea need right ability same only most least poor rich dead living young old tropics "
    "poles tide tides seabed horizon countryside road roads arctic antarctic stratosphere tides"
)


def shortcomings(
    clause: Clause, names: Names, *, by_person: bool = False, known: AbstractSet[str] = frozenset()
) -> Iterator[tuple[str, bool]]:
    """Yields what keeps a clause from standing alone, each with whether it is sure to.

    ``by_person`` says that a named person is quoted with it, whom "he" or "her" may stand for; ``known`` are
    the nouns that it names in full.
    """
    if _disagrees(clause):
        yield "its subject and verb do not agree", False
    for bare in bare_dates(clause.pieces):
        yield f"“{bare.text}” stands without its year", False
    subject = as_subject(clause.subject, clause.subject_token, names)
    own = {piece.token for piece in clause.pieces}
    for token in _tokens(clause):
        if by_person and token.lower_ in _PERSONS and token.pos_ == "PRON":
            continue
        if token.lower_ == "the" and token.dep_ == "det" and token.head.lower_ in known:
            continue
        found = _shortcoming(token, clause, subject, names, own)
        if found is not None:
            yield found


def _disagrees(clause: Clause) -> bool:
    joint = any(
        child.dep_ == "conj" and any(mark.lower_ == "and" for mark in clause.subject_token.children)
        for child in clause.subject_token.children
    )
    return joint and (clause.finite_tag == "VBZ" or clause.finite.text.lower() == "was")


def _tokens(clause: Clause) -> list[Token]:
    """Returns the tokens of the clause that still stand there as they were."""
    doc = clause.verb.doc
    known = [(piece, doc[piece.token]) for piece in clause.pieces if piece.token >= 0]
    return [token for piece, token in known if piece.text.lower() in {token.lower_, full_form(token).lower()}]


def _shortcoming(
    token: Token, clause: Clause, subject: Subject, names: Names, own: set[int]
) -> tuple[str, bool] | None:
    word = token.lower_
    if token.text == "US":
        return None
    if word in _SPEAKERS_OWN:
        return f"“{token.text}” depends on who speaks", True
    if word in _THIRD and token.pos_ in {"PRON", "DET"}:
        return None if _bound(token, clause, subject, names) else (f"“{token.text}” is not resolved", True)
    if word in _POINTING and _points(token):
        return f"“{token.text}” points outside the statement", True
    return _doubtful(token, names, own)


def _bound(token: Token, clause: Clause, subject: Subject, names: Names) -> bool:
    if is_empty_it(token):
        return True
    if token == clause.subject_token and _named_in_lead(token, clause):
        return True
    if token == clause.subject_token or any(piece.token == token.i for piece in clause.subject):
        return False
    ahead = any(piece.token == token.i for piece in clause.lead)
    if ahead and token.lower_ == clause.subject_token.lower_ and token.lower_ in _PERSONS:
        return True  # "before he could develop it, he": the subject's own name says who
    if _is_named_before(token, clause):
        return True
    if fits(token.lower_, subject) and (not ahead or token.tag_ == "PRP$"):
        return True
    return any(_may_be(token.lower_, noun, names) for noun in _nouns_before(token, clause))


def _is_named_before(pronoun: Token, clause: Clause) -> bool:
    """Tells whether a pronoun of the same person was put by name earlier: "Ada Brennan’s book made her name"."""
    doc = clause.verb.doc
    before = [piece for piece in clause.pieces if 0 <= piece.token < pronoun.i]
    return any(
        same_gender(pronoun.lower_, doc[piece.token].lower_) and piece.text != doc[piece.token].text
        for piece in before
    )


def _nouns_before(pronoun: Token, clause: Clause) -> Iterator[Token]:
    """Yields the nouns of a statement that stand before a pronoun of it, subjects and objects only."""
    doc = clause.verb.doc
    for piece in clause.pieces:
        if piece.token == pronoun.i:
            return
        token = doc[piece.token] if piece.token >= 0 else None
        if token is not None and token.pos_ in {"NOUN", "PROPN"} and token.dep_ in _CORE:
            yield token


def _may_be(pronoun: str, noun: Token, names: Names) -> bool:
    person = names.sort_of(noun) == "person"
    if pronoun in _PERSONS:
        return person
    plural = noun.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in noun.children)
    return not person and noun.ent_type_ not in {"DATE", "TIME"} and plural == pronoun.startswith("the")


def _named_in_lead(pronoun: Token, clause: Clause) -> bool:
    """Tells whether "when the canal opened," before a subject "it" names the only thing it can stand for."""
    doc = clause.verb.doc
    lead = [doc[piece.token] for piece in clause.lead if piece.token >= 0]
    nouns = [
        token for token in lead if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"nsubj", "nsubjpass"}
    ]
    if pronoun.lower_ not in {"it", "they"} or len(nouns) != 1:
        return False
    return is_plural(nouns[0]) == is_plural(pronoun) and nouns[0].ent_type_ != "PERSON"


def _points(token: Token) -> bool:
    if token.dep_ == "mark" or token.tag_ in {"IN", "WDT"}:
        return False
    narrowed = any(child.dep_ in {"prep", "relcl", "acl"} for child in token.children)
    return not (token.lower_ in {"that", "those"} and narrowed)


def _doubtful(token: Token, names: Names, own: set[int]) -> tuple[str, bool] | None:
    """Returns the doubt that a word raises, which a teacher could settle with one edit."""
    reason = _shared_name(token, names) or _pointing_word(token)
    if reason is not None:
        return reason, False
    word = token.lower_
    if word in _LEANING and token.dep_ in {"amod", "det", "predet", "nsubj", "pobj", "dobj"}:
        return _leaning(token, own)
    if word == "the" and token.dep_ == "det" and not is_definite_alone(token.head, names, own):
        return f"maybe a loose reference: “the {token.head.text}”", False
    return None


def _shared_name(token: Token, names: Names) -> str | None:
    alone = token.i == 0 or token.nbor(-1).pos_ != "PROPN"
    if token.pos_ == "PROPN" and alone and token.dep_ != "compound" and names.is_shared(token.text):
        return f"more than one person is called {token.text}"
    return None


def _pointing_word(token: Token) -> str | None:
    """Returns why a word of time or place needs what stands around the statement."""
    word = token.lower_
    if word == "then" and token.dep_ == "advmod" and (token.i == 0 or token.nbor(-1).lower_ != "and"):
        return "“then” follows on something before"
    if word in _TIMES and token.pos_ in {"ADV", "NOUN"} and not _compared(token):
        return f"“{token.text}” depends on when it is read"
    if word in _NEAR and token.head.lemma_.lower() in _PERIODS:
        return f"“{token.text} {token.head.text}” depends on when it is read"
    if word in _PLACES and token.pos_ == "ADV":
        return f"“{token.text}” may point outside the statement"
    if word == "so" and token.head.lemma_ in _LIGHT and not list(token.children):
        return "“so” points outside the statement"
    return None


def _compared(token: Token) -> bool:
    if token.lower_ == "soon" and token.i > 0 and token.nbor(-1).lower_ == "as":
        return True
    measured = any(child.dep_ == "npadvmod" or child.lower_ == "than" for child in token.children)
    return token.lower_ in {"earlier", "later", "ago"} and measured


def _leaning(token: Token, own: set[int]) -> tuple[str, bool] | None:
    if token.lower_ in {"other", "another"} and token.i > 0 and token.nbor(-1).lower_ in {"each", "one"}:
        return None
    following = [inner for inner in token.head.subtree if inner.i > token.i and inner.i in own]
    if any(inner.lower_ in {"as", "than"} for inner in following):
        return None
    if token.lower_ == "both" and any(child.dep_ == "conj" for child in token.head.children):
        return None
    if token.lower_ in {"either", "same"} and any(
        child.dep_ in {"prep", "cc"} for child in token.head.children
    ):
        return None
    return f"maybe a loose reference: “{token.text}”", False


def is_definite_alone(noun: Token, names: Names, own: set[int]) -> bool:
    """Tells whether "the" with this noun is understood without what stands before."""
    if (
        noun.text[0].isupper() and (noun.pos_ == "PROPN" or name_around(noun) is not None)
    ) or noun.lemma_.lower() in _UNIQUE:
        return True
    if (
        noun.pos_ in {"ADJ", "ADV", "VERB"}
        or noun.like_num
        or noun.ent_type_ in {"DATE", "ORDINAL", "LAW", "EVENT"}
    ):
        return True
    kept = [child for child in noun.children if child.i in own]
    if any(child.dep_ in {"prep", "relcl", "acl", "poss", "appos"} and child.i > noun.i for child in kept):
        return True
    modifiers = [child for child in kept if child.i < noun.i and child.dep_ in {"amod", "compound", "nmod"}]
    narrow = any(
        child.pos_ == "PROPN" or child.tag_ in {"JJS", "RBS"} or child.ent_type_ in {"NORP", "GPE", "DATE"}
        for child in modifiers
    )
    compound = any(child.dep_ == "compound" for child in modifiers) and noun.lemma_.lower() not in LEANING
    if names.expository and noun.lemma_.lower() not in LEANING and special(noun.lower_):
        return True
    return narrow or compound or len(modifiers) >= 2 or _generic(noun, names)


def _generic(noun: Token, names: Names) -> bool:
    return noun.text.lower() in names.topics
