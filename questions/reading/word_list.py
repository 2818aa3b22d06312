"""Lists of words, written as a text."""


def word_list(*lines: str) -> frozenset[str]:
    """Returns the words of the lines, which are separated by white space."""
    return frozenset(word for line in lines for word in line.split())
