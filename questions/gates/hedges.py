"""How surely: a claim keeps its hedge, its doubt and its denial."""

import re
from itertools import pairwise

from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import content, listed
from questions.kinds.typed.wording import words_in

_PAST_BELIEF = re.compile(
    r"\b(?:(?:long|once|originally|previously|formerly|initially|widely|mistakenly|wrongly)"
    r" (?:thought|believed|assumed|held|considered)"
    r"|(?:was|were) (?:thought|believed|assumed|considered|said|held)"
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
            "up_to as_many_as as_much_as at_most maximum no_more_than not_more_than as_far_as as_long_as",
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
    turned = candidate.question.answer == "false" and "rarely" in candidate.stem.lower()
    lost = None if turned else _lost(candidate, _SHADING)
    return f"The evidence says “{lost}”; does the question still say so?" if lost else None


def _lost(candidate: Candidate, words: tuple[str, ...]) -> str | None:
    """Returns the first of the words in the key's clause, where stem and key have no such word."""
    said = set(re.findall(r"[a-z]+", _said_in(candidate).lower()))
    if said & (set(_DOUBTING) | set(_SHADING)):
        return None
    for clause in _clauses_of_key(candidate):
        found = [word for word in re.findall(r"[A-Za-z]+", clause) if word in words]
        if found:
            return str(found[0])
    return None


def _clauses_of_key(candidate: Candidate) -> list[str]:
    """Returns the clauses of the evidence that hold a key; for a statement those that share its words."""
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
