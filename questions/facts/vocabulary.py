"""Lists of words."""


def vocabulary(words: str) -> frozenset[str]:
    """Returns the words of a text with spaces between them as a set."""
    return frozenset(words.split())
