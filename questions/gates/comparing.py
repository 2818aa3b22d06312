"""Words that need another beside them: comparatives, distances, verbs that say half."""

import re

from questions.gates.references import outside_quotes
from questions.gates.registry import Candidate, soft
from questions.gates.words import any_of
from questions.kinds.typed.stemming import stem

_DISTANCE = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|km|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|points?"
    r"|____) (?:behind|ahead|away|apart|further|downstream|upstream|higher|lower)"
    r"(?! (?:of|from|than|the|a|an|down|up|up)\b)"
)
_COMPARATIVES = any_of("""
    faster slower higher lower larger smaller bigger greater longer shorter older younger newer
    stronger weaker heavier lighter wider narrower deeper shallower cheaper dearer warmer colder
    hotter cooler better worse closer nearer farther harder softer thicker thinner richer poorer safer
    drier wetter finer coarser denser steeper gentler taller brighter darker easier quicker
    simpler earlier fewer milder rarer smoother cleaner busier healthier costlier
""")
_COMPARED = re.compile(
    rf"(?<!no )\b{_COMPARATIVES}\b(?! (?:to|education|court|house|and {_COMPARATIVES})\b)"
    r"|\b(?:more|less) (?!than|of|or less|likely than|and more)[a-z]+(?:er|al|ic|ive|ous|ful|ly|ant|ent|able|ible)\b"
)
_BASIS = re.compile(
    r"\bthan\b|\bas\b|\b(?:makes?|made|making|become|becomes|became|becoming|gets?|got|grows?|grew|turns?|turned"
    r"|keeps?|kept|leads?|led|allows?|lets?|means?|due|owing|compared)\b|\bfrom\b.+\bto\b|\b[Tt]he (?:\w+er|more|less)\b",
    re.IGNORECASE,
)
_PRINCIPLE = re.compile(rf"^(?:(?:In|With|For) )?(?:An? )?(?:{_COMPARATIVES}|more|less)\b", re.IGNORECASE)
_ELLIPTIC = any_of("""
    abstain(?:s|ed|ing)? agree[ds]? refuse[ds]? decline[ds]? compl(?:y|ies|ied) object(?:s|ed)
    reply replied respond(?:s|ed)? disagree[ds]? resist(?:s|ed)? obey(?:s|ed)? relented
""")
_HALF_SAID = re.compile(
    rf"\b{_ELLIPTIC}(?=[.,?;]| (?:and|in \d|on \d|at first|but|until|after|when|because)\b)"
    r"|\b(?:is|are|was|were) left(?=[.,]| which\b| until\b)"
    r"|\b[Nn]o (?!one can|longer)[a-z]+\b[^,]* (?:it|them)\b(?! (?:is|was|takes?)\b)"
)


def _topic(candidate: Candidate) -> frozenset[str]:
    return candidate.outline.terms


@soft
def distance_from_somewhere(candidate: Candidate) -> str | None:
    """ "twenty-five minutes behind" says behind what."""
    found = _DISTANCE.search(candidate.stem)
    return f"“{found[0]}” does not say of what or from where." if found else None


@soft
def comparison_whole(candidate: Candidate) -> str | None:
    """A comparative has its "than", unless the sentence is a principle ("A steeper dome …") or tells a change."""
    bare = outside_quotes(candidate.filled)
    found = _COMPARED.search(bare)
    if found is None or _BASIS.search(f"{bare} {candidate.key}") or _PRINCIPLE.match(bare):
        return None
    if stem(found[0].split()[-1]) in _topic(candidate) or len(_COMPARED.findall(bare)) > 1:
        return None
    return f"“{found[0]}” than what? The question does not say."


@soft
def verb_complete(candidate: Candidate) -> str | None:
    """ "abstained", "refused", "agreed" say from what or to what."""
    found = _HALF_SAID.search(outside_quotes(candidate.filled))
    return f"“{found[0]}” does not say what it was about." if found else None
