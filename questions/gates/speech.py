"""Who says it, and how surely: a claim keeps its speaker and its hedge."""

import re
from itertools import pairwise

from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import any_of, content, listed, stem, tokens
from questions.kinds.typed.wording import words_in

_SAYING = any_of("""
    sa(?:y|ys|id|ying) told tells? claim(?:s|ed)? argu(?:e|es|ed) alleg(?:e|es|ed) assert(?:s|ed)?
    add(?:s|ed) warn(?:s|ed)? report(?:s|ed)? announc(?:e|es|ed) confirm(?:s|ed)? den(?:y|ies|ied)
    accus(?:e|es|ed) blam(?:e|es|ed) predict(?:s|ed)? estimat(?:e|es|ed) believ(?:e|es|ed)
    suggest(?:s|ed)? insist(?:s|ed)? conced(?:e|es|ed) admit(?:s|ted)? stat(?:e|es|ed) explain(?:s|ed)?
    not(?:es|ed) writ(?:e|es) wrote written conclud(?:e|es|ed) declar(?:e|es|ed) think thinks thought
    expect(?:s|ed)? describ(?:e|es|ed) propos(?:e|es|ed) promis(?:e|es|ed) hop(?:e|es|ed)
    maintain(?:s|ed)? found finds? call(?:s|ed)? disput(?:e|es|ed) question(?:s|ed)?
    critici[sz](?:e|es|ed) prais(?:e|es|ed) recommend(?:s|ed)? theori[sz](?:e|es|ed)
    hypothesi[sz](?:e|es|ed) fear(?:s|ed)? complain(?:s|ed)? reveal(?:s|ed)? disclos(?:e|es|ed)
    acknowledg(?:e|es|ed) point(?:s|ed)?_out put credit(?:s|ed)? see(?:s|n)? regard(?:s|ed)?
    consider(?:s|ed)? compar(?:e|es|ed) analy[sz](?:e|es|ed) highlight(?:s|ed)?
""")
_SPOKEN = any_of(r"""
    according_to in_the_(?:view|words|opinion|account)_of attribut\w+ reasons? response reply answer statement theory view
    opinion accusation allegation study quote\w* words plans? wants?
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
_PAST_BELIEF = re.compile(
    r"\b(?:(?:long|once|originally|previously|formerly|initially|widely|mistakenly|wrongly)"
    r" (?:thought|believed|assumed|held|considered)|(?:was|were) (?:thought|believed|assumed|considered|said|held)"
    r"|used to (?:think|believe)|had (?:thought|believed|assumed))\b",
    re.IGNORECASE,
)
_BELIEF = re.compile(
    r"\b(?:thought|believed|belief|assumed|considered|said|held|think|believe)\b", re.IGNORECASE
)
_AMOUNT_HEDGES = tuple(
    map(
        listed,
        (
            "about around approximately roughly some estimated circa approximate",
            "up_to as_many_as as_much_as at_most maximum no_more_than at_the_most not_more_than as_far_as as_long_as",
            "at_least minimum no_fewer_than no_less_than not_less_than or_more",
            "more_than over above exceeding exceed exceeded upwards_of greater_than beyond",
            "less_than fewer_than under below",
            "nearly almost close_to just_under",
        ),
    )
)
_DOUBTING = listed("""
    probably likely unlikely may might perhaps possibly reportedly allegedly apparently supposedly
    presumably suspected believed thought estimated expected could seems appears suggests potential
    potentially planned plans intends hopes aims
""")
_SHADING = listed("would should usually often typically generally mostly sometimes mainly largely commonly")
_BOUNDARY = re.compile(r"[,;:.]\s|\b(?:that|which|who|because|although|while|when|but|whereas|so|and)\b")
_NEGATION = re.compile(
    r"\b(?:not|never|no longer|cannot|without|nor|neither|hardly|barely|nobody|none)\b|n[’']t\b",
    re.IGNORECASE,
)


def _said_in(candidate: Candidate) -> str:
    return f"{candidate.filled} {candidate.key} {' '.join(o.text for o in candidate.question.options)}"


@hard
def speaker_kept(candidate: Candidate) -> str | None:
    """What somebody claims is asked with their name in the stem, or the name is the key."""
    speaker = candidate.question.attribution
    if not speaker or _names_speaker(candidate, speaker):
        return None
    return f"This is what {speaker} says, but the question does not name them."


def _names_speaker(candidate: Candidate, speaker: str) -> bool:
    """Whether the surname or most of the speaker's words stand in the stem, or in the key of a choice of speakers."""
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
    places = [evidence.find(key) for key in candidate.keys] or [_first_word(candidate, evidence)]
    if any(start <= place < end for place in places for start, end in _reported_parts(evidence)):
        return "The evidence reports what somebody says, and the question asks it as a fact."
    return None


def _first_word(candidate: Candidate, evidence: str) -> int:
    words = re.findall(r"\w+", candidate.stem)
    return evidence.find(words[-1]) if words else -1


def _reported_parts(evidence: str) -> list[tuple[int, int]]:
    """Returns the stretches of the evidence that somebody is said to have said."""
    quoted = [match.span() for match in re.finditer(r"“[^”]{12,}”", evidence)]
    said = [_after_saying(evidence, match) for match in _REPORTED.finditer(evidence)]
    according = [_beside_according(evidence, match) for match in _ACCORDING.finditer(evidence)]
    return [part for part in (*quoted, *said, *according) if part]


def _after_saying(evidence: str, verb: re.Match[str]) -> tuple[int, int] | None:
    """What follows "said that" or "said the ...", or stands before ", she said"."""
    stop = re.search(r"[.;](?:\s|$)", evidence[verb.end() :])
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


@hard
def amount_hedge_kept(candidate: Candidate) -> str | None:
    """ "up to 300", "about six", "more than" and the like stay beside their number, in stem or key."""
    evidence, said = words_in(candidate.evidence), _said_in(candidate)
    shown = set(words_in(said))
    letters = f" {' '.join(re.findall(r'[a-z]+', said.lower()))} "
    for place, word in enumerate(evidence):
        if not word[0].isdigit() or word not in shown:
            continue
        before = f" {' '.join(evidence[max(place - 4, 0) : place])} "
        hedge = next((group for group in _AMOUNT_HEDGES if _hedge_at(before, group)), None)
        if hedge and not any(f" {each} " in letters for each in _accepted_hedges(hedge)):
            return f"The evidence says “{_hedge_at(before, hedge)} {word}”, the question says it as exact."
    return None


def _hedge_at(before: str, group: tuple[str, ...]) -> str | None:
    return next((each for each in group if before.endswith(f" {each} ")), None)


def _accepted_hedges(group: tuple[str, ...]) -> tuple[str, ...]:
    """ "nearly" may be told as "about"; the other classes say different things."""
    return (*group, *_AMOUNT_HEDGES[0]) if "nearly" in group else group


@hard
def doubt_kept(candidate: Candidate) -> str | None:
    """ "probably", "may", "expected to" and the like in the key's clause stay in the question."""
    lost = _lost(candidate, _DOUBTING)
    return f"The evidence says “{lost}”, the question says it as certain." if lost else None


@soft
def shade_kept(candidate: Candidate) -> str | None:
    """ "would", "usually", "often" in the key's clause should stay in the question."""
    lost = _lost(candidate, _SHADING)
    return f"The evidence says “{lost}”; does the question still say so?" if lost else None


def _lost(candidate: Candidate, words: tuple[str, ...]) -> str | None:
    """Returns the first of the words that is in the clause of the key, where stem and key have none of them."""
    said = set(re.findall(r"[a-z]+", _said_in(candidate).lower()))
    if said & (set(_DOUBTING) | set(_SHADING)):
        return None
    for clause in _clauses_of_key(candidate):
        found = next((word for word in re.findall(r"[A-Za-z]+", clause) if word in words), None)
        if found:
            return found
    return None


def _clauses_of_key(candidate: Candidate) -> list[str]:
    """Returns the clauses of the evidence that hold a key; for a statement those that share most of its words."""
    evidence = candidate.question.evidence.text if candidate.question.evidence else ""
    cuts = [0, *(match.start() for match in _BOUNDARY.finditer(evidence)), len(evidence)]
    clauses = [evidence[a:b] for a, b in pairwise(cuts)]
    if candidate.keys:
        return [clause for clause in clauses if any(key in clause for key in candidate.keys)]
    return [
        clause
        for clause in clauses
        if len(content(clause) & candidate.stem_words) >= max(2, len(content(clause)) * 0.6)
    ]


@hard
def past_belief_kept(candidate: Candidate) -> str | None:
    """ "was long thought to be" is no claim of today."""
    found = _PAST_BELIEF.search(candidate.question.evidence.text if candidate.question.evidence else "")
    if not found or re.search(
        r"\b(?:thought|believed|belief|assumed|considered|said|held|think|believe)\b", candidate.filled
    ):
        return None
    return f"The evidence says “{found[0]}”, the question says it as true today."


@hard
def negation_kept(candidate: Candidate) -> str | None:
    """A true statement denies what its evidence denies, and nothing else."""
    if candidate.question.kind != "true_false" or candidate.question.answer != "true":
        return None
    clauses = _clauses_of_key(candidate)
    denied = any(_NEGATION.search(clause) for clause in clauses)
    if (
        clauses
        and all(_NEGATION.search(clause) for clause in clauses)
        and not _NEGATION.search(candidate.stem)
    ):
        return "The evidence denies what the statement says."
    if not denied and _NEGATION.search(candidate.stem) and not _NEGATION.search(candidate.evidence):
        return "The statement denies what the evidence says."
    return None


@soft
def denial_seen(candidate: Candidate) -> str | None:
    """A question on a clause with "not" should have one too."""
    clauses = _clauses_of_key(candidate) if candidate.keys else []
    if any(_NEGATION.search(clause) for clause in clauses) and not _NEGATION.search(candidate.filled):
        return "The evidence has a “not” near the answer; does the question turn it round?"
    return None
