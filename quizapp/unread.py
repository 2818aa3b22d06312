"""Reading what nobody asked for: the rest of a request's body.

A server closes a connection on which something is left unread, and a client that sends its next
request on it just then gets no answer. So whatever a view left is read before the answer goes out.
"""

from contextlib import suppress

from flask import Flask, Response, request

MOST_BYTES = 32_000_000
"""More than this is left unread, and the connection ends."""

_AT_ONCE = 65_536


def bind(app: Flask) -> None:
    app.after_request(read_rest)


def read_rest(response: Response) -> Response:
    """Reads the rest of the request's body, where the server tells where it ends."""
    if request.environ.get("wsgi.input_terminated") and _has_body():
        body, left = request.environ["wsgi.input"], MOST_BYTES
        with suppress(OSError):
            while left > 0 and (chunk := body.read(_AT_ONCE)):
                left -= len(chunk)
    return response


def _has_body() -> bool:
    return bool(request.content_length) or "Transfer-Encoding" in request.headers
