"""One answer only: terms asked by their class, whole reasons, keys that can be typed."""

import re

from questions.gates.registry import Candidate, soft
from questions.gates.words import any_of, content

_ASKS_TERM = re.compile(
    r"\b(?:call(?:ed)?|known|term(?:ed)?|names?|named|word|referred|kind|type|which)\b", re.IGNORECASE
)
_NOUN_ASKED = re.compile(
    r"^What (?:is|are|was|were) (?:the|an?) (?!(?:\w+ )?"
    + any_of("""
        function purpose role cause causes reason reasons difference effect effects result results task job
        aim advantage disadvantage benefit risk danger problem point consequence meaning basis source origin
        capital unit symbol formula temperature speed length height depth width distance age size number
        average percentage share proportion rate price cost value largest smallest longest highest lowest oldest
        first last only most best main chief step
    """)
    + r"\b)"
)
_REASON_GOES_ON = re.compile(
    r"^,? (?:and|but|but also|as well as|or) (?:also )?(?:to|because|since|so that|so as|in order|for)\b"
)
_REASON_BEGAN = re.compile(r"\b(?:both|not only|not just|partly|and also|,? and) (?:because |since |as )?$")
_OPEN_FIND = re.compile(
    r"^(?:In \w+(?: \d{4})?, |On [\w ]+, |Together, )?what (?:did|do|does|has|have|had) (?:[A-Z][\w’-]+|the \w+)(?: [\w’-]+){0,3}? "
    + any_of("""
        find discover produce make build write create publish receive get use gain acquire become see
        show develop invent study visit found need begin start offer annul provide contain concern do
    """)
    + r"\?$",
    re.IGNORECASE,
)
_EASY_TO_TYPE = 8
_REASON_TO_TYPE = 16


@soft
def term_asked_as_term(candidate: Candidate) -> str | None:
    """ "What is the force of the water?" does not say that a term is wanted."""
    key = candidate.key
    short = bool(key) and len(key.split()) <= 4 and not re.search(r"\d", key)
    if short and _NOUN_ASKED.match(candidate.stem) and not _ASKS_TERM.search(candidate.stem):
        return "Does the question say that it asks for a term, and for a term of what?"
    return None


@soft
def reasons_whole(candidate: Candidate) -> str | None:
    """A key to "why" holds all reasons that its sentence gives."""
    roles = {share.role for share in candidate.question.points}
    evidence = candidate.question.evidence.text if candidate.question.evidence else ""
    if not roles & {"why", "what_for"} or not candidate.key:
        return None
    key = re.sub(r"^(?:Because|To|So that|In order to|Since|For) ", "", candidate.key)
    place = evidence.find(key)
    if place < 0:
        return None
    before = re.sub(r"\b(?:to|because|so that|since|in order to|for) $", "", evidence[:place])
    if _REASON_GOES_ON.match(evidence[place + len(key) :]) or _REASON_BEGAN.search(before):
        return "The evidence gives a further reason, which the answer lacks."
    return None


@soft
def short_enough_to_type(candidate: Candidate) -> str | None:
    """A key that is to be typed has up to eight words, a reason or a purpose up to sixteen."""
    if candidate.question.kind not in {"short_answer", "cloze"}:
        return None
    reason = any(share.role in {"why", "how", "what_for"} for share in candidate.question.points)
    most = _REASON_TO_TYPE if reason else _EASY_TO_TYPE
    if any(len(key.split()) > most for key in candidate.keys):
        return "The answer is long to type; learners will word it in other ways."
    return None


@soft
def object_not_open(candidate: Candidate) -> str | None:
    """ "In 1823, what did Ida Voss find?" tells too little of what is looked for."""
    if _OPEN_FIND.match(candidate.stem) and len(content(candidate.stem)) < 6:
        return "The question tells too little of what it asks for; other answers may do."
    return None
