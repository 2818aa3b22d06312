"""Which requests are let in.

Only requests that name this computer, or a host of the settings, are answered, since any web page can
have its own name point to 127.0.0.1; and none that came through a proxy, unless the settings count it.
"""

import hashlib
import re
import secrets
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, redirect, request, session
from werkzeug.exceptions import RequestEntityTooLarge

from quizapp import policy
from quizapp.db import utcnow
from quizapp.errors import NotFound, Refusal

MOST_FIELDS = 1_000
"""Fields of one form; more would only keep the parser busy."""

_THIS_COMPUTER = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE | re.ASCII)

blueprint = Blueprint("local", __name__)


class LinkNeeded(Refusal):
    """The server was started with ``--link``, and this browser has not opened the link yet."""

    status = 403
    code = "link-needed"


def bind(app: Flask) -> None:
    """Has every request checked before anything else happens to it."""
    app.before_request(admit)
    app.register_blueprint(blueprint)


def admit() -> Response | None:
    """Refuses requests for another host, forwarded ones that nobody counts on, and endless forms."""
    g.arrived = utcnow()
    if not _is_ours(request.environ.get("HTTP_HOST", "")):
        names = " and ".join(("127.0.0.1", "localhost", *current_app.config["HOSTS"]))
        return _refused(f"quizapp answers at {names} only.")
    if not current_app.config["PROXIES"] and any(map(_is_forwarding, request.environ)):
        return _refused("quizapp is not set up to stand behind a proxy, and takes no forwarded requests.")
    _bound_form()
    return None


def _is_ours(host: str) -> bool:
    name = re.sub(r":\d{1,5}$", "", host, flags=re.ASCII).lower()
    return bool(_THIS_COMPUTER.fullmatch(host)) or name in current_app.config["HOSTS"]


def _is_forwarding(name: str) -> bool:
    return name == "HTTP_FORWARDED" or name.startswith("HTTP_X_FORWARDED")


def check_link() -> None:
    """Raises LinkNeeded where the server was started with ``--link`` and this browser has not opened it."""
    if not _link_opened():
        raise LinkNeeded("Open quizapp with the link that its console shows. Nothing was changed.")


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


def _bound_form() -> None:
    if request.mimetype == "application/x-www-form-urlencoded":
        body = request.get_data(cache=True, parse_form_data=False)
        if body.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
    if request.query_string.count(b"&") >= MOST_FIELDS:
        raise RequestEntityTooLarge


def _refused(reason: str) -> Response:
    return Response(f"{reason}\n", status=400, mimetype="text/plain")
