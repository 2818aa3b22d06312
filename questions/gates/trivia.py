"""What a teacher would not want remembered: signposts, side remarks, announcements, advice and foils."""

import re

from questions.gates.details import about_topic, numeric
from questions.gates.references import outside_quotes
from questions.gates.registry import Candidate, soft
from questions.gates.words import any_of, content, names, overlap

_CLASSES = any_of("""
    ways? kinds? types? sorts? jobs? stages? steps? reasons? factors? parts? questions? problems? methods?
    groups? forms? categories things tasks functions aspects cases rules
""")
_COUNT = any_of(
    "two three four five six seven eight nine ten several many a_number_of various different \\d+"
)
_SIGNPOST = re.compile(
    rf"\b(?:in|into|have|has|are|is|of) {_COUNT} (?:\w+ )?{_CLASSES}(?:\.| (?:that|which) are \w+ \w+\.)"
    r"|\b(?:is|are) not (?:as|so|that) (?:simple|easy|clear)\b|\b(?:is|are) (?:more )?(?:complicated|complex)\."
    r"|\b(?:raises?|poses?|concerns?) (?:a |another |several )?(?:question|problem|issue)s?\b"
    r"|\bnot (?:every(?:one|body)|all) (?:\w+ )?(?:agrees?|is|are)\b|\bas (?:simple|easy) as it\b"
    r"|\b(?:first|second|third|further|main|central|old|long) (?:dispute|question|issue|problem|debate) (?:is|concerns|was)\b"
)
_PUBLISHED = re.compile(
    r"\b(?:publish(?:ed|es)?|announc(?:ed|es?)|releas(?:ed|es?)|unveil(?:ed|s)?|present(?:ed|s)?|issu(?:ed|es?)"
    r"|post(?:ed|s)?|print(?:ed|s)?)\b(?! by\b)(?: \w+){0,3} (?:results?|findings|stud(?:y|ies)|reports?|tracks|data|figures"
    r"|letters|statements?|plans?|descriptions|papers?|articles?|reviews?|guidelines|details)\b"
)
_LISTED = re.compile(
    r"\b(?:is|are|was|were|be) (?:\w+ )?(?:listed|based|headquartered|registered|quoted|traded|speaking|interviewed)\b(?! (?:up)?on\b)"
    r"|\b(?:has|have) (?:a|an|one|two|three|\w+) (?:\w+ )?(?:son|daughter|child|children|sons|daughters|siblings?)\b"
    r"|\b(?:son|daughter|eldest|oldest|youngest|one|last|first) of (?:\w+ )?____ (?:children|siblings)\b"
    r"|\b(?:youngest|oldest|eldest|one|first) of (?:\w+|____) (?:children|siblings|sons|daughters)\b"
    r"|\b(?:is|are|was|were) [\w’ ]+ (?:listed|based|headquartered|registered|born)\b|\bborn (?:in|on)\b"
    r"|\b(?:lives?|works?|grew up|studies|teaches) (?:in|at|for|near)\b"
)
_IS = re.compile(r"^(?:[\w’'-]+ ){1,5}?(?:is|are|was|were) ____\.$")
_WHO_IS = re.compile(r"^Who (?:is|was|has|had|works?|lives?)\b")

_POINT_AFTER = re.compile(r"(?:,|;) (?:but|yet|whereas)\b(?! also)|; however,")
_CONCESSION = re.compile(r"^(?:Although|Though|While|Even though|Whereas) ([^,]+),")
_ADVICE = re.compile(
    r"^(?:Never|Always|Do not|Don[’']t|Make sure|Be sure|Be careful|Keep|Put|Use|Check|Store|Avoid|Remember|Wash|Let|Try"
    r"|Turn|Leave|Throw|Eat|Cook|Set|Choose|Divide|Take|Add|Click|Press|Select|Ask|Look|Think|Consider|Imagine|Suppose)\b"
    r"(?! (?:of|is|are|was|were|has|had)\b)"
    r"|, so (?!that|a|an|the|it|its|they|he|she|no|all|many|much|far|few|long|some|most|both|each|their|his)[a-z]+ (?:a|an|the|your|them|it)\b"
)


@soft
def no_signpost(candidate: Candidate) -> str | None:
    """No statement that only says that something follows: "Rivers erode in four ways."."""
    found = _SIGNPOST.search(candidate.filled)
    if found and (
        candidate.question.kind == "true_false" or numeric(candidate) or len(candidate.key.split()) < 2
    ):
        return f"“{found[0].strip(' .')}” only leads to what the article says next."
    return None


@soft
def not_a_publication(candidate: Candidate) -> str | None:
    """That results were published, and when, is news of a day."""
    found = _PUBLISHED.search(candidate.filled) or _PUBLISHED.search(_plain_order(candidate.stem))
    return f"That somebody “{found[0]}” is seldom worth remembering." if found else None


def _plain_order(stem_: str) -> str:
    """A question's words without the auxiliary: "did a team publish the tracks" has "publish the tracks"."""
    return re.sub(r"\b(publish|announce|release|unveil|present|issue|print)\b", r"\1ed", stem_).replace(
        "eed", "ed"
    )


@soft
def no_side_remark(candidate: Candidate) -> str | None:
    """Where somebody lives, works or is listed, and how many children there were, is worth little."""
    found = _LISTED.search(candidate.stem)
    if found is None and candidate.key and _LISTED.search(candidate.filled):
        found = _LISTED.search(candidate.filled)
    return f"“{found[0]}” is a side remark, unless the article is about it." if found else None


@soft
def not_only_in_an_aside(candidate: Candidate) -> str | None:
    """What the evidence says of a named one between commas is seldom its point, unless the title names them."""
    evidence = candidate.question.evidence.text if candidate.question.evidence else ""
    topic = candidate.outline.topic
    said = candidate.stem_words | content(candidate.key)
    for found in re.finditer(
        r"\b((?:[A-Z][\w’-]+ ?)+), ((?:who|which|whose|where|an?|the|then)\b[^,;.]*)[,;.]", evidence
    ):
        aside, name = content(found[2]), content(found[1])
        rest = said - name
        if name & said and not name & topic and rest and overlap(rest, aside) >= 0.9:
            return f"What is asked is only a remark on {found[1].strip()} in passing."
    return None


@soft
def key_not_the_topic(candidate: Candidate) -> str | None:
    """Whoever knows what the article is about knows this answer."""
    topic, key = candidate.outline.topic, content(candidate.key)
    if key and topic and key <= topic and overlap(key, topic) >= 0.4 and not numeric(candidate):
        return "The answer is what the article is about."
    return None


@soft
def not_an_opinion_at_large(candidate: Candidate) -> str | None:
    """A general saying of somebody, true of anything, is not to be marked true or false."""
    speaker = candidate.question.attribution
    if candidate.question.kind != "true_false" or not speaker or about_topic(candidate):
        return None
    rest = re.sub(re.escape(speaker), "", candidate.stem)
    rest = re.sub(r"^According to [^,]*,", "", rest)
    if re.search(r"\d", rest) or names(rest.strip()[1:]):
        return None
    return "It is a general saying; whoever guesses is right."


@soft
def predicate_not_open(candidate: Candidate) -> str | None:
    """ "Ida Voss is ____." has many right answers, and who a person is is worth little."""
    if _IS.match(candidate.stem):
        return "Many answers fit; it is not clear what is asked."
    if _WHO_IS.match(candidate.stem) and not about_topic(candidate):
        return "Who that is matters little for what the article is about."
    return None


@soft
def not_the_foil(candidate: Candidate) -> str | None:
    """What stands before "but", or after "Although", only sets off what the sentence is there to say."""
    evidence = candidate.question.evidence.text if candidate.question.evidence else ""
    turn = _POINT_AFTER.search(evidence)
    concession = _CONCESSION.match(evidence)
    foil = concession[1] if concession else evidence[: turn.start()] if turn else ""
    point = evidence[concession.end() :] if concession else evidence[turn.end() :] if turn else ""
    said = candidate.stem_words | content(candidate.key)
    if not foil or overlap(content(foil), said) < 0.6 or (content(point) - content(foil)) & said:
        return None
    return "The sentence goes on to its real point, which the question leaves out."


@soft
def statement_not_advice(candidate: Candidate) -> str | None:
    """ "Keep raw meat cold." is advice: neither true nor false."""
    if candidate.question.kind == "true_false" and _ADVICE.search(outside_quotes(candidate.stem)):
        return "Advice is neither true nor false."
    return None
