"""What belongs to a page and not to its article."""

import re

from questions.gates.registry import Candidate, hard
from questions.gates.words import any_of

_FURNITURE = any_of(r"""
    click_here subscribe sign_up read_more share_this advertisement cookies?_policy newsletter
    all_rights_reserved see_also getty_images photo(?:graph)?_(?:by|credit|courtesy)
    image_(?:by|credit|source) learning_objectives? unsubscribe email_address
    terms_of_(?:use|service) (?:figure|fig\.|table|chapter|section|page)_\d
""")
_JUNK = re.compile(
    rf"https?:|www\.|\S@\S|©|&\w+;|</?\w+|\*\*|^#+\s|\[\d+\]|\[[a-z ]+\]|\b{_FURNITURE}", re.IGNORECASE
)
_SELF = re.compile(
    r"\b(?:this|the) (?:article|text|passage|author|chapter|section|textbook|paragraph|page|story|excerpt)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][A-Z .,’'-]{3,}(?:,\s[\w. ]+)?\s*(?:\([^)]*\))?\s*[—–-]+\s")
_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\b[ ,]+){3,}")


@hard
def no_page_junk(candidate: Candidate) -> str | None:
    """No addresses, markup, captions, datelines or buttons in question, choices and explanation."""
    for text in (candidate.stem, *candidate.keys, *candidate.distractors, candidate.question.explanation):
        found = _JUNK.search(text) or _DATELINE.match(text) or _CAPITALS.search(text)
        if found:
            return f"“{found[0].strip()[:40]}” belongs to the page, not to the article."
    return None


@hard
def asks_about_the_subject(candidate: Candidate) -> str | None:
    """A question asks about the world, not about the article as a piece of writing."""
    for found in _SELF.finditer(candidate.stem):
        named = re.match(r" (?:of|by|on|in|about|called)\b", candidate.stem[found.end() :])
        if not named or found[0].lower().startswith("this"):
            return f"“{found[0]}” points at the article; a learner may not have it in view."
    return None
