"""The surface of good English: beginnings, ends, marks, doubled and broken words."""

import re

from questions.gates.registry import Candidate, hard, soft
from questions.gates.words import any_of
from questions.kinds.structure import GAP

_WORD = re.compile(r"[\w’'-]+")
_ASKING = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_AUXILIARY = any_of(
    "is are was were do does did has have had can could will would shall should may might must"
)
_STARTS_WITH_AUXILIARY = re.compile(rf"^{_AUXILIARY}\b", re.IGNORECASE)
_LINKS = any_of("""
    and but or nor so(?!_far) yet however moreover furthermore therefore thus hence then also
    besides instead meanwhile nevertheless nonetheless otherwise similarly likewise finally
    consequently additionally in_addition for_example for_instance as_a_result in_contrast
    on_the_other_hand in_other_words in_fact indeed lastly secondly thirdly
""")
_LINKING = re.compile(rf"^(?:{_LINKS}(?:,|\s)|(?:first|second|third),)", re.IGNORECASE)
_NEEDS_MORE = "the a an and or but nor its their whose if because per via very"
_DANGLING = re.compile(rf"\b{any_of(_NEEDS_MORE + ' of as than into more most')}[.!][\"”’)]*$", re.IGNORECASE)
_DANGLING_IN_QUESTIONS = re.compile(rf"\b{any_of(_NEEDS_MORE)}\?$", re.IGNORECASE)
_REPEATED = re.compile(r"\b([\w’']+)\s+\1\b", re.IGNORECASE)
_MAY_REPEAT = {"had", "that"}
_SPACING = re.compile(r"\s{2,}|\s[,.;:?!](?!\d)|,[,.;:]|\.{2,}|…|\?\?|[;:]\.|\(\s|\s\)|[a-z],[A-Za-z]")
_MODAL = any_of("can could will would may might must should")
_FINITE = any_of("is are was were has had did does can could will")
_BROKEN_VERB = re.compile(
    rf"\b(?:is|are|was|were)\s+(?:{_FINITE}|do|would)\b|\b{_MODAL}\s+{_FINITE}\b"
    r"|\b(?:did|does)\s+(?:[a-z]{2,}[^e\W]ed|was|were|is|are|has|had|been)\b",
    re.IGNORECASE,
)
_TWO_SUBJECTS = re.compile(
    r"(?:^|[.;:,]\s+|\bthat\s+)[A-Z][\w-]+ and [A-Z][\w-]+ (?:has|is|was|does)\b"
    r"|\b[Bb]oth [\w ]+ and \w+ (?:has|is|was|does)\b"
    r"|\b(?:[Hh]as|[Dd]oes|[Ww]as) [A-Z][\w-]+ and [A-Z][\w-]+ [a-z]"
    r"|\b(?:two|three|four|five|six|several) [a-z]+s (?:has|is|was) (?:been|[a-z]+ed)\b"
)
_A_BEFORE_VOWEL = re.compile(r"\ba (?=[aeio])(?!one\b|one-|once|eu|ewe|ouija)(\w+)")
_AN_BEFORE_CONSONANT = re.compile(
    r"\ban (?=[bcdfgjklmnpqrstvwxyz][a-z]{2}|h[a-z]{2})"
    r"(?!hour|honest|honou?r|heir|herb|histor|hotel|habit|hered)(\w+)"
)
_SUBORDINATE = re.compile(
    r"^(?:when|while|because|although|though|if|after|before|since|unless|until|whereas|as)\b(?! of)",
    re.IGNORECASE,
)
_IRREGULAR = any_of("""
    bore broke cost ate fed froze hid hung let rang read slid stole swept tore became began brought
    built bought came caught chose cut drew drove fell felt fought found fled flew gave got grew
    held hit kept knew laid led left lent lost lay made meant met paid put ran rose said sang sank
    sat saw sent set shook shot shut slept sold spent split spoke spread sprang stood struck swam
    swore taught told thought took threw went woke won wore wrote
""")
_VERB = re.compile(
    rf"\b(?:{_AUXILIARY}|\w+ed|\w+[^su\W]s|and|people|men|women|children|police|\w+(?:sses|ches|shes)|{_IRREGULAR})\b",
    re.IGNORECASE,
)
_CUT_GAP = re.compile(r"[A-Za-z0-9]____|\d[-–]\s?____|____\w|____-(?:$|\s)|[.,]____")


@hard
def begins_well(candidate: Candidate) -> str | None:
    """A capital, a figure, an opening quote or a gap begins the stem, and no linking word."""
    stem = candidate.stem.strip()
    first = stem.lstrip("“\"'‘(")[:2]
    if first[:1].islower() and not first[1:].isupper():
        return "The question does not begin with a capital letter."
    if stem.startswith(GAP) and candidate.keys and candidate.keys[0][:1].islower():
        return "The gap begins the sentence, but its answer begins with a small letter."
    linking = _LINKING.match(stem)
    return (
        f"“{linking[0].strip(' ,')}” ties the question to a sentence that is not there." if linking else None
    )


@hard
def ends_well(candidate: Candidate) -> str | None:
    """A question asks and ends with its mark; a statement does neither."""
    stem = candidate.stem.strip()
    bare = stem.rstrip("\"”’')")
    if bare[-1:] not in {".", "?", "!"}:
        return "The question does not end with a full stop or a question mark."
    asks = bool(_ASKING.search(stem) or _STARTS_WITH_AUXILIARY.match(stem))
    if bare.endswith("?") and not asks and GAP not in stem:
        return "The sentence ends with a question mark, but asks nothing."
    if not bare.endswith("?") and GAP not in stem and candidate.question.kind not in {"true_false", "cloze"}:
        return "The question should end with a question mark."
    return None


@hard
def ends_whole(candidate: Candidate) -> str | None:
    """The last word is not one that needs another after it."""
    stem = candidate.filled.strip()
    pattern = _DANGLING_IN_QUESTIONS if stem.endswith("?") else _DANGLING
    found = pattern.search(stem)
    return f"The sentence is cut off after “{found[0].rstrip('.?!”’)')}”." if found else None


@hard
def marks_in_pairs(candidate: Candidate) -> str | None:
    """Quotes and brackets open and close."""
    for text in (candidate.stem, *candidate.keys, *candidate.distractors):
        if any(text.count(one) != text.count(other) for one, other in ("()", "[]", "{}", "“”", "«»")):
            return "A quotation mark or bracket has no partner."
        if re.sub(r"\d\"", "", text).count('"') % 2:
            return "A quotation mark has no partner."
    return None


@hard
def no_doubled_words(candidate: Candidate) -> str | None:
    """No word stands twice in a row, also not once the gap is filled; names may ("Bora Bora")."""
    for found in _REPEATED.finditer(candidate.filled):
        word = found[1]
        name = word[0].isupper() and word in found[0][1:]
        if word.lower() not in _MAY_REPEAT and not word[0].isdigit() and not name:
            return f"“{word}” stands twice in a row."
    return None


@hard
def clean_spacing(candidate: Candidate) -> str | None:
    """No doubled spaces and marks, no cut marks."""
    for text in (candidate.stem, *candidate.keys, *candidate.distractors):
        if _SPACING.search(text.strip()):
            return "Spaces or punctuation marks are wrong."
    return None


@hard
def fit_length(candidate: Candidate) -> str | None:
    """Between 4 and 45 words."""
    words = len(_WORD.findall(candidate.stem))
    if words < 4:
        return "The question is too short to stand alone."
    return "The question has more than 45 words." if words > 45 else None


@soft
def easy_length(candidate: Candidate) -> str | None:
    """Up to 32 words are read in one go."""
    return "The question is long." if 32 < len(_WORD.findall(candidate.stem)) <= 45 else None


@hard
def verbs_agree(candidate: Candidate) -> str | None:
    """No two finite verbs in a row, no "did stopped", no two subjects with one singular verb."""
    found = _BROKEN_VERB.search(candidate.filled) or _TWO_SUBJECTS.search(candidate.filled)
    return f"The grammar of “{found[0].strip(' ,.;:')}” is broken." if found else None


@hard
def asks_in_one_breath(candidate: Candidate) -> str | None:
    """No colon or semicolon cuts a question after its question word."""
    bare = re.sub(r"“[^”]*”|\"[^\"]*\"", "", candidate.stem)
    if bare.rstrip().endswith("?") and re.search(rf"{_ASKING.pattern}.*[:;]\s", bare, re.IGNORECASE):
        return "A colon or semicolon cuts the question in two."
    return None


@hard
def articles_agree(candidate: Candidate) -> str | None:
    """ "a" and "an" fit the words after them, also once the gap is filled."""
    found = _A_BEFORE_VOWEL.search(candidate.filled) or _AN_BEFORE_CONSONANT.search(candidate.filled)
    return f"“{found[0]}” has the wrong article." if found else None


@hard
def whole_sentence(candidate: Candidate) -> str | None:
    """A statement or a text with gaps has a verb, and a main clause after its subordinate one."""
    if candidate.question.kind not in {"true_false", "cloze"}:
        return None
    if not _VERB.search(candidate.filled):
        return "The statement is no whole sentence: it has no verb."
    if _SUBORDINATE.match(candidate.stem) and "," not in candidate.stem:
        return "The statement is no whole sentence: its main clause is missing."
    return None


@hard
def whole_gap(candidate: Candidate) -> str | None:
    """A gap replaces whole words and whole numbers, never a part of them ("27-____%")."""
    if GAP in candidate.stem and _CUT_GAP.search(candidate.stem):
        return "The gap cuts a word or a number."
    return None


_SECOND_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b[A-Za-z])(?<!spp)(?<!approx)(?<!\bcf)(?<!\bca)[.!?] (?=[a-z])"
)


@hard
def one_sentence(candidate: Candidate) -> str | None:
    """The stem is one sentence: behind a full stop nothing goes on with a small letter."""
    found = _SECOND_SENTENCE.search(re.sub(r"[“\"].*?[”\"]", "", candidate.stem))
    return "The question goes on behind a full stop." if found else None


_ASKED_TWICE = re.compile(
    r"\b(?:how|why|when|where|which|that|because|if), (?:what|who|why|how|when|where|which)\b",
    re.IGNORECASE,
)


@hard
def asked_once(candidate: Candidate) -> str | None:
    """No question word stands right behind another: "how, what is configured determines"."""
    found = _ASKED_TWICE.search(candidate.stem)
    return f"“{found[0]}” asks in the middle of a clause." if found else None
