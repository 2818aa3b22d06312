"""Front matter: ``key: value`` lines between two lines of dashes at the start of a text."""

import re

from questions.reading.lines import lines

_ENTRY = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Returns the entries, keys in lower case, and the place where the text itself begins.

    Comments, items of lists and lines that go on (set in) are passed over.

    A text without front matter gives an empty dict and 0.
    """
    entries: dict[str, str] = {}
    for number, (start, end) in enumerate(lines(text)):
        line = text[start:end].strip("\ufeff").rstrip()
        if number == 0:
            if line != "---":
                break
        elif line in ("---", "..."):
            return entries, end
        elif line and line[0] not in "# \t-":
            entry = _ENTRY.match(line)
            if entry is None:
                break
            entries[entry[1].lower()] = _unquoted(entry[2] or "")
    return {}, 0


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
