"""Words that are rare enough to be a term."""

SPECIAL = 3.7
"""Zipf frequency (10 to this power in a thousand million words) under which a word is special."""


def special(word: str) -> bool:
    """Tells whether a word is rare enough to be a term."""
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(word, "en") < SPECIAL)
