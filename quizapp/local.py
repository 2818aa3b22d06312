"""Serving one person on their own computer: which requests are let in, and who makes them.

Only requests that name this computer are answered, since any web page can have its own name point
to 127.0.0.1; and none that came through a proxy, which would let strangers in.
"""

import hashlib
import re
import secrets
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, redirect, request, session
from werkzeug.exceptions import RequestEntityTooLarge

from quizapp import policy
from quizapp.accounts.people import by_token, local_learner
from quizapp.db import utcnow
from quizapp.errors import NotFound, Refusal
from quizapp.extensions import csrf

MOST_FIELDS = 1_000
"""Fields of one form; more would only keep the parser busy."""

_THIS_COMPUTER = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE | re.ASCII)

blueprint = Blueprint("local", __name__)


class NotSignedIn(Refusal):
    """The API needs a key that is known."""

    status = 401
    code = "not-signed-in"


class LinkNeeded(Refusal):
    """The server was started with ``--link``, and this browser has not opened the link yet."""

    status = 403
    code = "link-needed"


def bind(app: Flask) -> None:
    """Has every request checked before anything else happens to it."""
    for step in (admit, identify, check_csrf):
        app.before_request(step)
    app.register_blueprint(blueprint)


def admit() -> Response | None:
    """Refuses requests for another host, forwarded ones and endless forms."""
    g.arrived = utcnow()
    if not _THIS_COMPUTER.fullmatch(request.environ.get("HTTP_HOST", "")):
        return _refused("quizapp answers at 127.0.0.1 and localhost only.")
    if any(name == "HTTP_FORWARDED" or name.startswith("HTTP_X_FORWARDED") for name in request.environ):
        return _refused("quizapp serves this computer only, and takes no forwarded requests.")
    _bound_form()
    return None


def identify() -> None:
    """Sets ``g.actor``: the owner of the key that was sent, else the local learner.

    Raises NotSignedIn for a key that is not known, and LinkNeeded.
    """
    if request.endpoint in (None, "static") or policy.needs(str(request.endpoint)) == "public":
        return
    if "Authorization" in request.headers:
        g.actor, g.by_key = _owner_of_key(), True
        return
    if not _link_opened():
        raise LinkNeeded("Open quizapp with the link that its console shows. Nothing was changed.")
    g.actor = local_learner()


def check_csrf() -> None:
    """Asks for the page's token wherever a browser's session acts; a key in a header needs none."""
    if request.endpoint and current_app.config["WTF_CSRF_ENABLED"] and not g.get("by_key"):
        csrf.protect()


def digest(token: str) -> str:
    """Returns what is kept of a link's key."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@blueprint.get("/link/<token>")
@policy.public
def open_link(token: str) -> Any:
    """Lets this browser in for as long as the server runs. The key stays out of the address bar."""
    wanted = current_app.config["LINK"]
    if not wanted or not secrets.compare_digest(digest(token), wanted):
        raise NotFound
    session["link"] = wanted
    return redirect("/", code=303)


def _link_opened() -> bool:
    wanted = current_app.config["LINK"]
    return not wanted or session.get("link") == wanted


def _owner_of_key() -> Any:
    scheme, _, key = request.headers["Authorization"].partition(" ")
    owner = by_token(key.strip()) if scheme.lower() == "bearer" else None
    if owner is None:
        raise NotSignedIn("This API key is not known. Make one with `quizapp user token local`.")
    return owner


def _bound_form() -> None:
    if request.mimetype == "application/x-www-form-urlencoded":
        body = request.get_data(cache=True, parse_form_data=False)
        if body.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
    if request.query_string.count(b"&") >= MOST_FIELDS:
        raise RequestEntityTooLarge


def _refused(reason: str) -> Response:
    return Response(f"{reason}\n", status=400, mimetype="text/plain")
