"""Traces of rewriting: a question made from a sentence that lost, doubled or misplaced words on the way."""

import re

from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import any_of, tokens
from questions.kinds.typed.stemming import stem

_TWICE = re.compile(r"\b([A-Z][\w-]+) \1\b")
_NO_ARTICLE_NEEDED = any_of("""
    law legend tradition custom folklore scripture data research police theory experience
    instructions mythology history science evidence plan schedule popular local
""")
_BARE_SOURCE = re.compile(
    rf"\b[Aa]ccording to (?!{_NO_ARTICLE_NEEDED}\b)(?:[a-z]+(?:[^su\W]|ss|us))(?=[,?.])"
)
_STACKED = re.compile(
    r"\b[Aa]ccording to [^,]+, that\b(?! of\b| [a-z]+ (?:is|was|of)\b)|^That \w+ (?:is|was|had)\b"
)
_NO_VERB_LEFT = re.compile(r"\b(?:did|does|do) (?:in|on|at|for|with|so|the same)\b(?! order\b)")
_MEASURED_VERB = re.compile(
    r"\b[Hh]ow many [\w°]+ (?:long|wide|high|deep|old|tall|thick|heavy) (?:did|does|do)\b"
)
_RELATIVE_FIRST = re.compile(r"^(?:What|Who) (?:is|are|was|were) \w+, (?:which|who|where|and)\b")
_TO_VERB = re.compile(
    r"^.*\b[Ww](?:hat|hom) (?:did|does|do|had|has|have|can|could|will|would|must|may|might|should)\b"
)
_PREPOSITION = any_of("""
    of in on at to from with by for into onto upon about over under through between among against as like
    behind near towards toward across along around than via within without beyond above below
""")
_JOINED = re.compile(r"^[\w-]+s and \w+ing\b|^\w+ing and [a-z]+s\b(?! )")
_GOES_ON = re.compile(r"^ ([a-z][\w’-]*)")
_MAY_FOLLOW = any_of("""
    and or but nor yet so which who whom whose that where when while because although though since as
    if unless until before after once than then with without in on at by for from to of into over
    under through during between among against along across about around like via per above below
    near beyond behind within only even also too again instead together well both either not
    such including except despite within towards toward upon throughout rather far long
    is are was were has have had will would can could may might must should do does did
""")


@hard
def name_not_doubled(candidate: Candidate) -> str | None:
    """No part of a name stands twice in a row, unless the article has it so ("Bora Bora")."""
    for text in (candidate.filled, *candidate.keys, *candidate.distractors, candidate.question.explanation):
        found = _TWICE.search(text)
        if found and found[0] not in candidate.text:
            return f"“{found[0]}” has a part of the name twice."
    return None


@hard
def source_has_article(candidate: Candidate) -> str | None:
    """No "According to company,": a common noun has its article."""
    found = _BARE_SOURCE.search(candidate.stem)
    return f"“{found[0]}” lacks an article or a name." if found else None


@hard
def one_complement(candidate: Candidate) -> str | None:
    """No "that" is left over after "According to X,"."""
    found = _STACKED.search(candidate.filled)
    return f"A “that” is left over in “{found[0]}”." if found else None


@hard
def verb_left(candidate: Candidate) -> str | None:
    """No "did in" and "do on" in place of a verb, and no relative clause where the asked thing should be."""
    found = _NO_VERB_LEFT.search(candidate.stem) or _MEASURED_VERB.search(candidate.stem)
    found = found or _RELATIVE_FIRST.search(candidate.stem)
    if found and not re.match(
        r"(?:did|does|do) (?:with|for|on|at|in)[^?]{0,40}\?", candidate.stem[found.start() :]
    ):
        return f"“{found[0]}” is no whole question."
    return f"“{found[0]}” is no whole question." if found and "year" in candidate.stem else None


@hard
def link_kept(candidate: Candidate) -> str | None:
    """ "and", "or", "but" of the evidence is not cut out after a comma: "its mill, with it 240 jobs"."""
    filled, evidence = candidate.filled.lower(), candidate.evidence.lower()
    for found in re.finditer(r"([\w’-]+), ((?!and\b|or\b|but\b)[\w’-]+ [\w’-]+)", filled):
        link = re.search(rf"\b{re.escape(found[1])},? (and|or|but|nor) {re.escape(found[2])}\b", evidence)
        if link:
            return f"“{link[1]}” is missing before “{found[2]}”."
    return None


@hard
def object_asked(candidate: Candidate) -> str | None:
    """ "What does X verb?" asks for what stands right after the verb: not behind a comma or a preposition."""
    if (
        not _TO_VERB.match(candidate.stem)
        or not candidate.stem.endswith("?")
        or not candidate.question.evidence
    ):
        return None
    evidence = candidate.question.evidence.text
    place = evidence.find(candidate.key)
    if place <= 0:
        return None
    before = re.sub(r"\b(?:the|a|an|its|their|his|her) $", "", evidence[:place])
    preposition = re.search(rf"\b({_PREPOSITION}) $", before, re.IGNORECASE)
    if preposition and not re.search(rf"\b{preposition[1]}\b", candidate.stem, re.IGNORECASE):
        return f"The answer follows “{preposition[1]}” in the evidence; the question asks it without."
    if re.search(r"\w, $", before) and not re.search(rf", [^,]+, {re.escape(candidate.key)}", evidence):
        return "The answer explains another word of the evidence; it is not what the question's verb has."
    return None


@hard
def key_of_one_piece(candidate: Candidate) -> str | None:
    """A key does not join a thing and an action: "bells and fining latecomers"."""
    found = next((found for key in candidate.keys if (found := _JOINED.match(key))), None)
    return f"“{found[0]}” joins two things of different sorts." if found else None


@hard
def object_not_cut(candidate: Candidate) -> str | None:
    """A statement does not stop where the evidence's clause goes on: "freezes and tears" what?"""
    if candidate.question.kind not in {"true_false", "cloze"}:
        return None
    words = candidate.filled.rstrip(' .”"').split()
    if len(words) < 3 or words[-1].endswith("ly"):
        return None
    place = candidate.evidence.find(" ".join(words[-3:]))
    rest = _GOES_ON.match(candidate.evidence[place + len(" ".join(words[-3:])) :]) if place >= 0 else None
    if rest and not re.match(rf"{_MAY_FOLLOW}$", rest[1]) and not rest[1].endswith(("ly", "ing")):
        return f"The sentence is cut off: the evidence goes on with “{rest[1]}”."
    return None


@hard
def sign_kept(candidate: Candidate) -> str | None:
    """A minus before the key's number is kept."""
    for key in candidate.keys:
        digits = re.match(r"\d[\d.,]*", key.strip())
        if digits and not re.search(rf"(?<![\d−–-]){re.escape(digits[0])}", candidate.evidence):
            found = re.search(rf"(?:^|\s|\()([−–-]|minus ){re.escape(digits[0])}", candidate.evidence)
            if found and found[1] not in candidate.stem:
                return "The minus before the number is lost."
    return None


@soft
def nobody_acts_on_themselves(candidate: Candidate) -> str | None:
    """ "X and Y saw them" means others by "them"; the stem has to name those."""
    words = tokens(candidate.filled)
    found = re.search(r"\b[A-Z][\w-]+ (\w+(?:ed|aw|ook|ept|ound|ave|old)) (them|him)\b", candidate.filled)
    if found and stem(found[2]) in map(stem, words):
        return f"It is not clear who or what “{found[2]}” are."
    return None


_NAME_CUT = re.compile(r"\b[A-Z][\w’'-]+, (?:the|a) [A-Z][\w’'-]+ (?![A-Z])")


@hard
def no_comma_into_a_name(candidate: Candidate) -> str | None:
    """ "Isidore, the Younger raised" has a comma that the evidence has not."""
    found = _NAME_CUT.search(candidate.stem)
    if found and found[0].strip() not in candidate.evidence:
        return f"“{found[0].strip()}” has a comma that the text has not."
    return None
