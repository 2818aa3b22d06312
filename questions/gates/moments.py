"""Earlier moments that a question leans on without telling them."""

import re

from questions.gates.references import outside_quotes
from questions.gates.registry import Candidate, soft

_EARLIER = re.compile(
    r"\b(?:(?<!that )(?<!which )(?<!who )still|already|again|meanwhile|afterwards|afterward|thereafter|thereby|otherwise|therefore|eventually"
    r"|at first|so far|by then|even then|until then|since then|at last|in the end|at once)\b"
    r"|\b(?:has|have|had) since\b|\b[Tt]hen\b",
)
_ELAPSED = re.compile(
    r"\bwithin (?:a few |an? |the )?(?:minutes?|hours?|days?|weeks?|months?|years?)\b(?! of\b)"
    r"|\bin the (?:morning|afternoon|evening)\b|\bat (?:the close|dawn|noon)\b"
    r"|\b(?:the )?(?:next|following|previous|same) (?:day|night|morning|week|month|year|spring|summer|autumn|winter)\b"
    r"|\b(?:minutes|hours|days|weeks|months|years|decades|centuries) (?:later|earlier|afterwards)\b(?! than)"
    r"|\b(?:later|earlier) (?:that|in the) \w+|\blater(?=[,.?])"
    r"|\bfor (?:generations|decades|centuries)\b|\bbeforehand\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:did|was|were|had|has|have)\b|\b\w+ed\b|\b(?:rose|fell|lost|sold|won|grew|took)\b"
)


@soft
def no_earlier_moment(candidate: Candidate) -> str | None:
    """No still, again, then, so far, at first that lean on an earlier moment of the article."""
    bare = outside_quotes(candidate.stem)
    found = _EARLIER.search(bare)
    if found is None or re.match(
        r"(?:again|still)\b[^.?,]{0,20} since\b|then known|again and", bare[found.start() :]
    ):
        return None
    if re.search(
        r"\b(?:when|if|although|though|after|before|once|because|but|although|even)\b", bare, re.IGNORECASE
    ):
        return None
    return f"“{found[0]}” leans on what happened before; the question does not say what."


@soft
def moment_dated(candidate: Candidate) -> str | None:
    """ "within hours", "in the morning", "two years later" count from a moment that the stem gives."""
    bare = outside_quotes(candidate.stem)
    found = _ELAPSED.search(bare)
    if found is None or not _HAPPENED.search(bare):
        return None
    around = bare[: found.start()] + bare[found.end() :]
    if re.search(r"\b(?:after|when|before|once|from|since|1\d{3}|20\d{2})\b", around, re.IGNORECASE):
        return None
    return f"“{found[0]}” does not say of which day or after what."
