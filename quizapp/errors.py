"""What a verb may refuse. Each area derives its own types; pages and API show them the same way."""


class Refusal(Exception):
    """Something that was not done. ``str(refusal)`` says what happened, what is safe and what to do.

    ``status`` is the HTTP status, ``code`` a stable name for programs.
    """

    status = 400
    code = "refused"


class NotFound(Refusal):
    """There is no such thing, or not for this person: the two are never told apart."""

    status = 404
    code = "not-found"

    def __init__(self, message: str = "There is nothing here that you can see.") -> None:
        super().__init__(message)


class Forbidden(Refusal):
    """Known to the person, but closed to them."""

    status = 403
    code = "forbidden"


class NotSignedIn(Refusal):
    """Nobody is known to make the request."""

    status = 401
    code = "not-signed-in"

    def __init__(self, message: str = "You are not signed in, so nothing was shown or changed.") -> None:
        super().__init__(message)


class Conflict(Refusal):
    """The thing has changed or is already there."""

    status = 409
    code = "conflict"


class Invalid(Refusal):
    """What was sent cannot be used as it is."""

    status = 422
    code = "invalid"
