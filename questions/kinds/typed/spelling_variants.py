"""One spelling for British and American English.

The result is for comparing only: some words come out as no English at all ("promise" as
"promize"), which is harmless as long as both sides go through it and no two words fall together.
"""

import re
from functools import lru_cache

_PAIRS = [
    (r"^(\w{2,})our(s|ed|ing|ful|less|able|ite|ites|er|ers)?$", r"\1or\2"),
    (r"^(\w{3,})is(e|es|ed|ing|er|ers|ation|ations|ational)$", r"\1iz\2"),
    (r"^(\w{2,})ys(e|es|ed|ing|er|ers)$", r"\1yz\2"),
    (r"^(\w+[tb])re(s?)$", r"\1er\2"),
    (r"^(\w{2,})logue(s?)$", r"\1log\2"),
    (r"^(def|off|lic|pret)ence(s?)$", r"\1ense\2"),
    (r"^(\w{3,}[aeo]|fue)ll(ed|ing|ers?)$", r"\1l\2"),
    (r"^(\w*)(h|p|an)ae(m|d|sth)(\w*)$", r"\1\2e\3\4"),
    (r"^(\w*)(oe|ae)(str|soph|dem|sth|tio)(\w*)$", r"\1e\3\4"),
    (r"^(f)oe(t\w*)$", r"\1e\2"),
    (r"^(pal|arch)aeo(\w+)$", r"\1eo\2"),
    (r"^(\w+)rrhoea(\w*)$", r"\1rrhea\2"),
    (r"^(skil|wil|instal|enrol|fulfil)l?(ful|ment|ments|)$", r"\1\2"),
    (r"^sulph(\w+)$", r"sulf\1"),
    (r"^aluminium$", "aluminum"),
    (r"^programme(s?)$", r"program\1"),
    (r"^grey(\w*)$", r"gray\1"),
    (r"^plough(\w*)$", r"plow\1"),
    (r"^moustache(s?)$", r"mustache\1"),
    (r"^(\w{2,})wards$", r"\1ward"),
]
_RULES = [(re.compile(pattern), replacement) for pattern, replacement in _PAIRS]


@lru_cache(maxsize=8192)
def one_spelling(word: str) -> str:
    """Returns the word, in lower case, in a spelling that both sides of the Atlantic share."""
    for pattern, replacement in _RULES:
        changed = pattern.sub(replacement, word)
        if changed != word:
            return changed
    return word
