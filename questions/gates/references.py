"""A question is understood without the article: nobody and nothing in it is meant that it does not name."""

import re

from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import STOP_WORDS, any_of, listed, names

_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:[Ii]t|[Ii]ts|itself)\b")
_WE = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|us|[Yy]ou|[Yy]ours?|me|[Mm]y|mine)\b"
    r"|(?:^|(?:^|\s)[a-z\d]+,? )I (?:am|was|have|had|do|did|think|believe|want|\w+ed)\b"
)
_STATES = any_of("""
    clear obvious possible impossible likely unlikely difficult hard easy necessary important known
    thought believed estimated said because common true rare hoped feared until best dangerous safe
    essential useful legal illegal the_(?:first|second|last|only) in_\\d{4}_that
""")
_EMPTY_IT = re.compile(
    r"\bit (?:is|was|has been|became|becomes|will be|would be|may be|seems|appears)"
    r" (?:not |also |often |still )?"
    rf"{_STATES}\b"
    r"|\b(?:does|did|do|would|will|can|could|is|was|to|makes?|made|making|finds?|found)"
    rf" it (?:take|cost|that|{_STATES})\b"
    r"|\bit (?:takes?|took|costs?) (?:[\w,.]+ ){1,6}(?:to|for)\b",
    re.IGNORECASE,
)
_MANY = any_of("""
    people men women children police they those each every everyone no_one anyone someone who and
    mice fish bacteria data media cattle team group family company staff crew
""")
_NOT_PLURAL = any_of("was is has does this its his as us yes thus always perhaps")
_PLURAL = re.compile(rf"\b(?!{_NOT_PLURAL}\b)\w+(?:[^su\W]s|ses|ies)\b|\b{_MANY}\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:this|these)\b|\bsuch\b(?! as\b)"
    r"|\bthose\b(?! (?:who|whose|that|of|with|in|which|from|living|born|on|at|aged)\b)"
    r"|\b(?:of|at|on|for|during|by|from|after|before|since|until) that\b(?! (?:of|which|in)\b)|^That\b"
    r"|\bthat (?:year|time|day|month|week|period|moment|point|night|era|decade|same)\b"
    r"|\bthe (?:former|latter|above|aforementioned|others?|rest)\b(?! (?:\w+ )?(?:of|side|hand|than)\b)"
    r"|(?<!\bwhich of )\bthe following\b|\bhere\b",
    re.IGNORECASE,
)
_BEING = any_of("""
    is are was were be been has have had will would may might can could must exists? appears? seems?
    remains?
""")
_THERE = re.compile(rf"\bthere\b(?! {_BEING}\b)", re.IGNORECASE)
_THERE_IS_ASKED = re.compile(rf"\b{_BEING} there\b", re.IGNORECASE)
_BOTH = re.compile(r"\bboth\b(?!.*\band\b)|\bthe (?:two|three|four|pair|trio|duo)\b(?: \w+)?", re.IGNORECASE)
_SPECIFIC = listed("""
    company firm move deal agreement plan project proposal programme program report study survey
    researchers scientists authors officials announcement statement meeting talks ceremony incident
    attack accident decision suspect victims? spokesman spokeswoman spokesperson reporter findings
    experiment bill campaign initiative scheme ban interview book film novel site ship vessel plane
    crash team group couple brothers sisters regime empire village town city nation country region
    island province kingdom dynasty war battle siege treaty conflict crisis event invasion discovery
    invention expedition building bridge tower museum hospital mission spacecraft mayor king queen
    emperor prime_minister festival tournament
""")
_MAYBE_GENERIC = listed("""
    president government minister state party court law system process method policy school
    university church army council committee agency organi[sz]ation association man woman boy girl
    author family leader commander device machine operator manufacturer producer
""")
_WEAK = any_of("""
    new first latest recent same whole entire large old main big small major original final current
    said next last
""")
_AFTER = any_of("""
    of that which who whose in for between at on from to called named known where when with by
    against over about [A-Z“\"]
""")


def _loose(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?:{_WEAK} )*(?:{'|'.join(nouns)})\b(?!-)(?! {_AFTER})(?:['’]s?\b)?")


_LOOSE, _MAYBE_LOOSE = _loose(_SPECIFIC), _loose(_MAYBE_GENERIC)
_PAST = re.compile(
    r"\b(?:was|were|did|had|\w+ed|said|began|became|built|led|took|made|gave|won|lost)\b|\b(?:1\d{3}|20\d{2})\b"
)


def outside_quotes(text: str) -> str:
    """Returns the text without what stands in quotation marks."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "“…”", text)


def _named(before: str) -> bool:
    """Whether a name, or something introduced by "a", stands in this part of the stem."""
    return bool(names(before)) or bool(re.search(r"\b(?:a|an|each|every|any) [a-z]+", before, re.IGNORECASE))


def _a_thing(before: str) -> bool:
    """Whether a noun may stand in this part of the stem."""
    words = [
        word for word in re.findall(r"[\w’'-]+", before) if word.lower() not in STOP_WORDS and len(word) > 2
    ]
    return _named(before) or bool(re.search(r"\bthe \w+", before, re.IGNORECASE)) or len(words) >= 2


@hard
def pronouns_resolved(candidate: Candidate) -> str | None:
    """he and she have somebody before them (maybe in a gap), they have several, it has a thing."""
    stem = _EMPTY_IT.sub(" ", outside_quotes(candidate.filled))
    for pronoun, owner in ((_PERSON, _somebody), (_THEY, _PLURAL.search), (_IT, _a_thing)):
        found = pronoun.search(stem)
        if found and not owner(stem[: found.start()]):
            return f"It is not clear who or what “{found[0]}” is."
    return None


def _somebody(before: str) -> bool:
    return _named(before) or bool(re.search(r"\b(?:who|person)\b", before, re.IGNORECASE))


@hard
def nobody_addressed(candidate: Candidate) -> str | None:
    """No we, you and I outside quotations. "US" is not "us", and "World War I" is not I."""
    found = _WE.search(outside_quotes(candidate.stem))
    return f"“{found[0].strip()}” is somebody who is not named." if found else None


@hard
def nothing_pointed_at(candidate: Candidate) -> str | None:
    """No this, such, those, the former, there and the like that point outside the stem."""
    stem = outside_quotes(candidate.stem)
    pointing = _POINTING.search(stem) or _THERE.search(_THERE_IS_ASKED.sub(" ", stem))
    return f"“{pointing[0]}” points at something that is not in the question." if pointing else None


@hard
def both_named(candidate: Candidate) -> str | None:
    """ "both" and "the two countries" come after the names of the two."""
    found = _BOTH.search(candidate.stem)
    if (
        found
        and not re.search(r"\w+ and \w+", candidate.stem[: found.start()])
        and not _counted(candidate.stem, found)
    ):
        return f"It is not clear who or what “{found[0]}” are."
    return None


def _counted(stem: str, found: re.Match[str]) -> bool:
    """Whether the stem says which two: "the two chambers of the heart", "the two largest moons"."""
    after = re.match(
        r" (?:\w+ )?(?:of|that|which|who|in|between|called|parts?|types?|kinds?)\b", stem[found.end() :]
    )
    return bool(after) or bool(re.search(r"(?:est|main|major)$", found[0]))


def _first_loose(pattern: re.Pattern[str], candidate: Candidate) -> re.Match[str] | None:
    """Returns the first loose noun. The speaker's name before it does not tell which thing is meant."""
    stem = outside_quotes(candidate.stem)
    for speaker in names(candidate.question.attribution or ""):
        stem = stem.replace(speaker, "-" * len(speaker))
    return next((found for found in pattern.finditer(stem) if not _named(stem[: found.start()])), None)


@hard
def nothing_loose(candidate: Candidate) -> str | None:
    """No "the company" or "the move" of which the stem does not say which one."""
    stem = outside_quotes(candidate.stem)
    found = _first_loose(_LOOSE, candidate)
    if found is None and _PAST.search(stem) and not names(stem):
        found = _first_loose(_MAYBE_LOOSE, candidate)
    return f"It is not clear which one “{found[0].lower()}” is." if found else None


@soft
def maybe_loose(candidate: Candidate) -> str | None:
    """ "the government" may be any government (a textbook) or one of which the stem does not say which."""
    found = _first_loose(_MAYBE_LOOSE, candidate)
    return f"Is it clear which one “{found[0].lower()}” is?" if found else None
