"""What a question leans on in sentences before its own: things introduced there, and the topic."""

import re

from questions.gates.outline import last_heading
from questions.gates.references import outside_quotes
from questions.gates.registry import Candidate, hint, soft
from questions.gates.words import CAPITALISED, STOP_WORDS, any_of, content, names
from questions.kinds.typed.stemming import stem

_DEFINITE = re.compile(r"(?<!known as )(?<!called )\b[Tt]he ((?:[a-z][\w’'-]*[ ,.?;]?){1,4})")
_COMPLEMENT = re.compile(
    r"\s*(?:,? ?(?:of|that|which|who|whose|where|in|on|at|for|between|from|to|with|by|called|named|known|against"
    r"|than|when|as|behind|below|above|under|beneath|over|\w+ing|\w+ed)\b|[A-Z“])"
)
_COUNT = any_of("a an another one two three four some several many")
_LOCAL = any_of("local nearby neighbouring neighboring surrounding respective existing remaining said")
_PLACELESS = re.compile(rf"\b[Tt]he (?:\w+ )?{_LOCAL} [a-z]+\b(?! (?:of|in|at|around|near)\b)")
_ORDINAL = re.compile(
    r"\b[Tt]he (?:second|third|fourth|fifth|other|last|next|first) (?=[a-z])(?!(?:of|half|floor|time)\b)(\w+)"
    r"(?! (?:of|to|in|on|at|that|which|who|ever|step|\w+ (?:of|to|in|that|who|found)|\w+ \w+ (?:of|to|in))\b)"
)
_BARE_ORDINAL = re.compile(
    r"(?:^|, )(?:[Tt]he (?:first|second|third|other|last|latter|former)|[Oo]ne(?: kind| type| of them)?|"
    r"[Tt]he two|[Oo]thers|[Ss]ome|[Mm]ost|[Nn]either|[Ee]ach)"
    r" (?:is|are|was|were|has|have|had|does|do|did|will|can|may|would)\b"
)
_FURTHER = re.compile(
    r"\b(?:another|a further|an additional|additional|the same|a similar|similarly)\b(?!(?: \w+){0,3} as\b)"
    r"|\b(?:around|about|at) the same (?:time|period)\b|^(?:[Ff]arther|[Ff]urther) (?:north|south|east|west)\b"
    r"|(?<!within )(?<!to )(?<!by )(?<!in )(?<!almost )(?<!nearly )(?<!about )\ba (?:second|third) (?=[a-z])(?!within|of|in)"
    r"|\bfurther\b(?! (?:than|from|away|education))|\b(?:also|either|likewise|instead)\b(?! (?:of|known|called))"
    r"|(?<!all of )\b(?:other|others)\b(?! (?:than|side|hand|half|end|end))"
    r"|\btoo[.?]|\bas well[.?]",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"\b(?:was|were|did|had|has|have|been|said|began|became|built|led|took|made|gave|won|lost|fell|rose|came|went"
    r"|sold|bought|kept|left|wrote)\b|\b(?!need|speed|seed|feed|weed|bed)\w+ed\b|\d|____"
)
_PRAISED = re.compile(
    r"the (?:first|last) \w+(?: \w+)? (?:to|in|of|that|who|ever|outside|found)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"^(?:If|When|After|Before|During|While|In case of)\b", re.IGNORECASE)


def _topic(candidate: Candidate) -> frozenset[str]:
    return candidate.outline.terms


@hint
def introduced_before(candidate: Candidate) -> str | None:
    """No "the well" where a sentence before the evidence's end says "a well", and the stem does not."""
    bare = outside_quotes(candidate.stem)
    evidence = candidate.question.evidence
    earlier = candidate.text[: evidence.start if evidence else 0]
    for found in _DEFINITE.finditer(bare):
        if _said_which(bare[: found.start()]):
            return None
        head = next((each for each in _heads(bare, found, candidate) if _told_of(each, earlier, bare)), None)
        if head:
            return f"“the … {head}” is told of before; would a learner know which one it is?"
    return None


def _heads(bare: str, found: re.Match[str], candidate: Candidate) -> list[str]:
    """The phrase's last noun, and the word before it, as "did the pump raise" ends with a verb."""
    head = _head(bare, found)
    asked = re.search(r"\b(?:did|does|do) $", bare[: found.start()])
    before = found[1][: found[1].find(head)].split()[-1:] if head and asked else []
    return [word for word in (head, *before) if len(word) > 3 and stem(word) not in _topic(candidate)]


def _told_of(head: str, earlier: str, bare: str) -> bool:
    """Whether the sentences before introduce the noun ("a well", "two wells"), and the stem does not."""
    one = re.compile(rf"\b{_COUNT} (?:[\w’'-]+ ){{0,2}}{re.escape(head)}s?\b", re.IGNORECASE)
    return bool(one.search(earlier)) and not one.search(bare)


def _said_which(before: str) -> bool:
    """Whether a name stands before, which may lead to what follows: "Norra sank the ship"."""
    return bool(CAPITALISED.search(before[1:])) and bool(names(before))


def _head(sentence: str, found: re.Match[str]) -> str:
    """Returns the last noun of a definite phrase that nothing follows which says which one; "" else."""
    words = re.findall(r"[\w’'-]+", found[1])
    kept: list[str] = []
    place = found.start(1)
    for word in words:
        if word in STOP_WORDS or re.search(r"[,.;?]\s*$", sentence[found.start(1) : place]):
            break
        kept.append(word)
        place = sentence.index(word, place) + len(word)
    if not kept or _COMPLEMENT.match(sentence[place:]) or len(kept) > 3 or kept[0].endswith("est"):
        return ""
    return kept[-1]


@soft
def place_of_the_local(candidate: Candidate) -> str | None:
    """ "the local network" and "the remaining wells" need a place in the stem."""
    found = _PLACELESS.search(f"{outside_quotes(candidate.stem)} {candidate.key}")
    return f"“{found[0]}” does not say of what place or of which ones." if found else None


@soft
def counted_from_the_stem(candidate: Candidate) -> str | None:
    """ "the second well", "the other side" and "One is" count what another sentence lists."""
    bare = outside_quotes(candidate.filled)
    found = _ORDINAL.search(bare)
    if found and (stem(found[1]) in _topic(candidate) or _PRAISED.match(bare[found.start() :])):
        found = None
    if (
        found
        and re.match(r"the (?:first|last)\b", found[0], re.IGNORECASE)
        and not _counted_on(found[1], candidate.text)
    ):
        found = None
    found = found or _BARE_ORDINAL.search(bare)
    return f"“{found[0].strip(' ,')}” counts things that the question does not name." if found else None


def _counted_on(noun: str, text: str) -> bool:
    """Whether the article tells of a second or another one of the kind."""
    return bool(re.search(rf"\b(?:second|third|other|another|next|last) {re.escape(noun)}", text))


@soft
def nothing_further(candidate: Candidate) -> str | None:
    """No another, also, other, same, further of something that the stem does not tell."""
    found = _FURTHER.search(outside_quotes(candidate.stem))
    if found and re.search(
        r"\bthan\b|\band\b.*\bothers?\b|\beach other\b|\bone\b.*\bother|\bof their own\b", candidate.stem
    ):
        return None
    return f"“{found[0].strip(' .?')}” leans on something said before." if found else None


@soft
def topic_named(candidate: Candidate) -> str | None:
    """A question on a particular thing names the topic, a term of a heading, or somebody or something by name."""
    terms = _topic(candidate)
    if not terms:
        return None
    bare = outside_quotes(candidate.stem)
    if candidate.stem != candidate.question.stem:
        return None
    if content(bare) & (terms | candidate.index.central) or _full_name(bare, candidate):
        return None
    told = f"{bare.rstrip('?')} {candidate.key}."
    known = terms | candidate.index.central
    loose = (
        head for found in _DEFINITE.finditer(told) if (head := _head(told, found)) and stem(head) not in known
    )
    if not _PARTICULAR.search(bare) and not any(loose):
        return None
    return "The question names neither the article's topic nor anybody or anything by a full name."


def _full_name(bare: str, candidate: Candidate) -> bool:
    """Whether two capitalised words stand in a row, or a name of one word that is no part of a longer one."""
    if re.search(r"\b[A-Z][\w’'-]+ (?:(?:of|de|von|van|the) )?[A-Z]\w", bare):
        return True
    single = [
        name for name in names(bare) if not re.search(rf"\bthe {re.escape(name)}\b", bare, re.IGNORECASE)
    ]
    return any(len(name) > 2 and f" {name.removesuffix('’s')}" in candidate.text for name in single)


@soft
def condition_of_the_section(candidate: Candidate) -> str | None:
    """Under a heading like "If the power fails" the question says so."""
    evidence = candidate.question.evidence
    heading = last_heading(candidate.text, evidence.start) if evidence else ""
    if not _CONDITION.match(heading) or heading.endswith("?"):
        return None
    own = re.match(
        r"(?:In|If|When|After|Before|During|While|Once)\b|.*\b(?:if|when|after|once|during)\b", candidate.stem
    )
    if own or content(heading) & content(f"{candidate.stem} {candidate.key}"):
        return None
    return f"This holds under the heading “{heading}”; the question does not say so."
