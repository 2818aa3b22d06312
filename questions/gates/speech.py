"""Who says it: a claim keeps its speaker."""

import re

from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import any_of, content, overlap, tokens
from questions.kinds.typed.stemming import stem

_SAYING = any_of("""
    sa(?:y|ys|id|ying) told tells? claim(?:s|ed)? argu(?:e|es|ed) alleg(?:e|es|ed) assert(?:s|ed)?
    add(?:s|ed) warn(?:s|ed)? report(?:s|ed)? announc(?:e|es|ed) confirm(?:s|ed)? den(?:y|ies|ied)
    accus(?:e|es|ed) blam(?:e|es|ed) predict(?:s|ed)? estimat(?:e|es|ed) believ(?:e|es|ed)
    suggest(?:s|ed)? insist(?:s|ed)? conced(?:e|es|ed) admit(?:s|ted)? stat(?:e|es|ed)
    explain(?:s|ed)? not(?:es|ed) writ(?:e|es) wrote written conclud(?:e|es|ed) declar(?:e|es|ed)
    think thinks thought expect(?:s|ed)? describ(?:e|es|ed) propos(?:e|es|ed) promis(?:e|es|ed)
    hop(?:e|es|ed) maintain(?:s|ed)? found finds? call(?:s|ed)? disput(?:e|es|ed) question(?:s|ed)?
    critici[sz](?:e|es|ed) prais(?:e|es|ed) recommend(?:s|ed)? theori[sz](?:e|es|ed)
    hypothesi[sz](?:e|es|ed) fear(?:s|ed)? complain(?:s|ed)? reveal(?:s|ed)? disclos(?:e|es|ed)
    acknowledg(?:e|es|ed) point(?:s|ed)?_out put credit(?:s|ed)? see(?:s|n)? regard(?:s|ed)?
    consider(?:s|ed)? compar(?:e|es|ed) analy[sz](?:e|es|ed) highlight(?:s|ed)?
""")
_SPOKEN = any_of(r"""
    according_to in_the_(?:view|words|opinion|account)_of attribut\w+ reasons? response reply answer
    statement theory view opinion accusation allegation study quote\w* words plans? wants?
""")
_CUE = re.compile(rf"\b(?:{_SAYING}|{_SPOKEN})\b|[’']s? (?:view|opinion|account|reason)", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:(?:said|says|claim(?:ed|s)|alleg(?:ed|es)|argu(?:ed|es)|insist(?:ed|s)|assert(?:ed|s)|warn(?:ed|s)|added"
    r"|den(?:ied|ies)|accus(?:ed|es)|blam(?:ed|es))|told \w+(?: \w+){0,4})\b"
)
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\s+(?:the|a|an|it|they|he|she|its|their|there|[A-Z]\w+)\b.*"
    r"\b(?:is|are|was|were|has|had|have|will|would|can|could)\b"
)


@hard
def speaker_kept(candidate: Candidate) -> str | None:
    """What somebody claims is asked with their name in the stem, or the name is the key."""
    speaker = candidate.question.attribution
    if not speaker or _names_speaker(candidate, speaker):
        return None
    return f"This is what {speaker} says, but the question does not name them."


def _names_speaker(candidate: Candidate, speaker: str) -> bool:
    """Whether the surname or half of the speaker's words stand in the stem or the key."""
    words = [stem(word) for word in tokens(speaker) if stem(word) in content(speaker)]
    said = candidate.stem_words | content(candidate.key)
    if not words:
        return True
    return words[-1] in said or sum(word in said for word in words) / len(words) >= 0.5


@soft
def speaker_speaks(candidate: Candidate) -> str | None:
    """The speaker is not only mentioned: a verb of saying or "according to" stands in the question."""
    if candidate.question.attribution and not _CUE.search(candidate.filled):
        return "The speaker is named, but it is not said that this is their claim."
    return None


@hard
def claim_has_speaker(candidate: Candidate) -> str | None:
    """What the evidence only reports is not asked as if the article said so itself."""
    if candidate.question.attribution or _CUE.search(candidate.filled):
        return None
    evidence = candidate.question.evidence.text if candidate.question.evidence else ""
    if any(_asked_from(candidate, evidence, start, end) for start, end in _reported_parts(evidence)):
        return "The evidence reports what somebody says, and the question asks it as a fact."
    return None


def _asked_from(candidate: Candidate, evidence: str, start: int, end: int) -> bool:
    """Whether a key stands in this part of the evidence, or most of the statement's words do."""
    places = [evidence.find(key) for key in candidate.keys]
    if any(place >= 0 for place in places):
        return any(start <= place < end for place in places)
    return overlap(candidate.stem_words, content(evidence[start:end])) >= 0.7


def _reported_parts(evidence: str) -> list[tuple[int, int]]:
    """Returns the stretches of the evidence that somebody is said to have said."""
    quoted = [match.span() for match in re.finditer(r"“[^”]{12,}”", evidence)]
    said = [_after_saying(evidence, match) for match in _REPORTED.finditer(evidence)]
    according = [_beside_according(evidence, match) for match in _ACCORDING.finditer(evidence)]
    return [part for part in (*quoted, *said, *according) if part]


def _after_saying(evidence: str, verb: re.Match[str]) -> tuple[int, int] | None:
    """What follows "said that" or "said the ...", or stands before ", she said"."""
    stop = re.search(r"(?<![A-Z])[.;](?:\s|$)", evidence[verb.end() :])
    end = verb.end() + stop.start() if stop else len(evidence)
    rest = evidence[verb.end() : end]
    that = re.search(r"\bthat\b", rest)
    if that:
        return verb.end() + that.end(), end
    if not rest.strip() and "," in evidence[: verb.start()]:
        return evidence.rfind(". ", 0, verb.start()) + 1, verb.start()
    return (verb.end(), end) if _CLAUSE.match(rest) else None


def _beside_according(evidence: str, found: re.Match[str]) -> tuple[int, int] | None:
    """What stands before ", according to X", or after "According to X,"."""
    start = evidence.rfind(". ", 0, found.start()) + 1
    if evidence[start : found.start()].strip():
        return start, found.start()
    comma = evidence.find(",", found.end())
    return (comma, len(evidence)) if comma >= 0 else None
