"""Random words for links, keys and cookies, of which only the digest is kept."""

import hashlib
import secrets


def new_word() -> str:
    """Returns 256 random bits that fit into an address."""
    return secrets.token_urlsafe(32)


def digest(word: str) -> str:
    """Returns the SHA-256 that is kept of a word. It needs no salt, since the word cannot be guessed."""
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()
