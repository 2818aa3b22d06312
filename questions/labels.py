"""The label that says what a question is about, where its own words leave that to the article."""

import re

_LABEL = re.compile(r"^About [^:?]{2,80}: ")


def with_label(topic: str, stem: str) -> str:
    """Returns "About the kidneys: Why does ...?"."""
    return f"About {topic}: {stem}"


def without_label(stem: str) -> str:
    """Returns the stem's own words."""
    return _LABEL.sub("", stem)
