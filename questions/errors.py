"""What can be wrong with an input, each with a sentence for people."""


class InputError(Exception):
    """A text that questions cannot be made from. ``str(error)`` is a sentence for people."""

    code = "bad-input"


class EmptyText(InputError):
    """Nothing is left to read once white space and page furniture are removed."""

    code = "empty"


class TooShort(InputError):
    """Too few words to state a fact."""

    code = "too-short"


class TooLarge(InputError):
    """More than two megabytes of text."""

    code = "too-large"


class NotText(InputError):
    """Bytes that are no text in any known encoding."""

    code = "not-text"


class Encrypted(InputError):
    """A document that opens with a password only."""

    code = "encrypted"


class Damaged(InputError):
    """A document that is broken, or made so that it cannot be opened safely."""

    code = "damaged"


class Scanned(InputError):
    """A document of pictures of pages, or with letters that cannot be made out."""

    code = "scanned"


class ForeignLanguage(InputError):
    """A text in a language that the pipeline cannot parse."""

    code = "foreign-language"


class NoFacts(InputError):
    """A readable text in which no fact was found."""

    code = "no-facts"
