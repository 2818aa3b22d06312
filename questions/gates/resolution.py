"""Whom the article's pronouns and short names mean: where a question guesses, a teacher should look."""

import re

from questions.gates.outline import sentences_before
from questions.gates.registry import Candidate, hint, soft
from questions.gates.words import CAPITALISED, any_of, content
from questions.kinds.typed.stemming import stem

_HE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w-]+(?: (?:(?:de|von|van|der|la) )*[A-Z][\w-]+)*")
_OPENING = any_of("""
    The In On At But And A An For From When As If Since After Who What Why How Which Where According By
    To Of Whom Whose Before During Under
""")
_FIRST_NAME = re.compile(rf"(?:[A-Z]?[a-z’-]+,? ){{0,4}}(?!{_OPENING}\b)([A-Z]\w+(?: [A-Z]\w+)*)")
_BEGINS_WITH_IT = re.compile(
    r"(?:[A-Z][\w’]*(?: [\w’]+){0,4}, )?([Ii]t|[Tt]hey|[Tt]his|[Tt]hese|[Ii]ts|[Tt]heir)\b"
    r"(?! (?:is|was) (?:\w+ )?(?:that|to|by)\b)"
)
_NO_FORENAME = any_of("""
    The In On At But And A An For From When As If Since After Mr Mrs Ms Dr Sir Dame Lord Lady Professor
    President King Queen North South East West New Great Lake Mount River Old Royal Saint St San
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Modern Early Late Roman British French German
    To By With Of Before During Under While Although Because So Then Where Both Only Even Like Until
""")


@soft
def person_resolved(candidate: Candidate) -> str | None:
    """A name that the evidence has as "he" or "she" is the one that the sentence before is about."""
    evidence = candidate.evidence
    pronoun = _HE.search(evidence) or _SHE.search(evidence)
    if not pronoun:
        return None
    unsure = next(
        (name for name in _from_elsewhere(candidate) if not _surely(name, pronoun, candidate)), None
    )
    return f"The evidence says “{pronoun[0]}”; is that {unsure}?" if unsure else None


def _from_elsewhere(candidate: Candidate) -> list[str]:
    """The stem's names of which the evidence has no part."""
    own = {word.lower().removesuffix("’s") for word in CAPITALISED.findall(candidate.evidence)}
    stem_ = re.sub(r"\b[Aa]ccording to [^,?]+", "", candidate.stem)
    speaker = candidate.question.attribution or ""
    found = [
        name for name in _NAME.findall(stem_) if not re.match(rf"{_OPENING}$", name) and name not in speaker
    ]
    return [
        name
        for name in found
        if len(name) > 3
        and not {word.lower() for word in name.split()} & own
        and (" " in name or re.search(rf"[a-z,;] {re.escape(name)}\b", candidate.text))
    ]


def _surely(name: str, pronoun: re.Match[str], candidate: Candidate) -> bool:
    """Whether the title is about that name, or the sentence before begins with it and no other sex follows."""
    topic = candidate.outline
    if content(name) & topic.topic:
        return True
    start = candidate.question.evidence.start if candidate.question.evidence else 0
    before = sentences_before(candidate.text, start, 1)
    if topic.person or not before:
        return False
    first = _FIRST_NAME.match(before[-1])
    other = _SHE if _HE.match(pronoun[0]) else _HE
    return bool(first and first[1].split()[-1] in name and not other.search(before[-1]))


@soft
def thing_resolved(candidate: Candidate) -> str | None:
    """What the evidence calls "it" or "they" is the article's topic, if the stem puts words for it."""
    evidence = candidate.question.evidence
    found = _BEGINS_WITH_IT.match(evidence.text) if evidence else None
    if evidence is None or found is None or candidate.question.spans:
        return None
    before = content(" ".join(sentences_before(candidate.text, evidence.start)))
    topic = candidate.outline.topic
    borrowed = ((candidate.stem_words - candidate.evidence_words) & before) - topic
    if not borrowed or candidate.stem_words & topic - candidate.evidence_words:
        return None
    return f"The evidence says “{found[1]}”; does the question put the right thing for it?"


@hint
def full_name_given(candidate: Candidate) -> str | None:
    """Whom the article calls by forename and surname the question does too, unless the title names them."""
    topic = candidate.outline.topic
    words = CAPITALISED.finditer(candidate.stem)
    for found in words:
        name = re.sub("[’']s?$", "", found[0])
        alone = not re.search(r"[A-Z][\w.’-]*(?: (?:de|von|van|der|la))? $", candidate.stem[: found.start()])
        if (
            alone
            and not re.match(r" [A-Z]", candidate.stem[found.end() :])
            and stem(name.lower()) not in topic
        ):
            whole = re.search(
                rf"\b(?!{_NO_FORENAME} )[A-Z][a-z]+(?: [A-Z]\.)? (?:(?:de|von|van|der) )?{re.escape(name)}\b(?! [A-Z])",
                candidate.text,
            )
            if whole and len(name) > 2 and _also_alone(name, candidate.text):
                return f"“{name}” alone is not known to everybody: the article says “{whole[0]}”."
    return None


def _also_alone(name: str, text: str) -> bool:
    """Whether the article uses the name without another before it, as it does with surnames."""
    return bool(re.search(rf"(?:^|[.,;:”\"“)]\s|\b[a-z]+ ){re.escape(name)}(?:’s)? [a-z]", text))
