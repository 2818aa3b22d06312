"""What all pages share: security headers, error pages, the menu, addresses of static files."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    has_request_context,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from jinja2 import TemplateNotFound
from werkzeug.exceptions import HTTPException

from questions.errors import InputError
from quizapp import policy
from quizapp.db import Busy
from quizapp.errors import NotSignedIn, Refusal
from quizapp.problems import Problem, problem_of

CONTENT_SECURITY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    )
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

FOR_EVER = "public, max-age=31536000, immutable"
A_MONTH = "public, max-age=2592000"

MENU = (
    ("Home", "bank.home"),
    ("Articles", "bank.articles"),
    ("Quizzes", "quizzes.index"),
    ("Statistics", "insights.show_all"),
)
"""Parts of the app: what the menu calls them, and the endpoint of their first page."""

MACHINES = ("/api/", "/healthz", "/readyz")

blueprint = Blueprint("pages", __name__)


def bind(app: Flask) -> None:
    """Gives every answer its headers, every error its page and every template what it needs."""
    for error in (HTTPException, Refusal, InputError, Busy, sa.exc.OperationalError, sa.exc.TimeoutError):
        app.register_error_handler(error, answer_error)
    app.after_request(secure)
    app.url_defaults(version_static)
    app.context_processor(lambda: {"nav": menu(), "account": account()})
    app.register_blueprint(blueprint)


@blueprint.get("/styleguide")
@policy.public
def styleguide() -> str:
    """Shows every component in every state."""
    return render_template("styleguide.html")


def answer_error(error: Exception) -> Response:
    """Answers with an error page, or with problem+json where a program asks."""
    problem = problem_of(error)
    for_program = request.path.startswith(MACHINES)
    if isinstance(error, NotSignedIn) and not for_program and request.method in ("GET", "HEAD"):
        return _to_sign_in()
    response = _problem_json(problem) if for_program else _error_page(problem)
    response.status_code = problem.status
    response.headers.update(problem.headers)
    return response


def _to_sign_in() -> Response:
    """Leads to the page that signs in, and back from there; a part of a page leads the whole page there."""
    target = request.full_path.rstrip("?")
    if "HX-Request" in request.headers:
        answer = Response(status=401)
        answer.headers["HX-Redirect"] = url_for("accounts.sign_in")
        return answer
    return current_app.make_response(redirect(url_for("accounts.sign_in", next=target), 303))


def secure(response: Response) -> Response:
    """Sets the security headers, and says who may keep the answer and for how long."""
    response.headers.update(SECURITY_HEADERS)
    response.headers["Cache-Control"] = _caching(response)
    if current_app.config["SCHEME"] == "https":
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def menu() -> list[dict[str, Any]]:
    """Returns the menu's items that there are, with the one marked where this request is."""
    if not has_request_context():
        return []
    found = [(label, url_for(name)) for label, name in MENU if name in current_app.view_functions]
    return [{"label": label, "href": href, "current": _is_part(href)} for label, href in found]


def account() -> str | None:
    """Returns what the link to one's own account is called: the person's name, without accounts "You"."""
    actor = policy.current_actor() if has_request_context() else None
    if actor is None:
        return None
    return str(actor.name) if actor.password else "You"


def _is_part(href: str) -> bool:
    """Tells whether this request is for a part of the app's first page, or for a page below it."""
    return request.path == href or (href != "/" and request.path.startswith(f"{href}/"))


def version_static(endpoint: str, values: dict[str, Any]) -> None:
    """Puts a digest of a static file into its address, so that it may be kept for ever.

    Fonts have none: style sheets name them too, and two addresses would load them twice.
    """
    name = values.get("filename", "")
    if endpoint == "static" and "v" not in values and not name.endswith(".woff2"):
        file = Path(str(current_app.static_folder), name)
        if file.is_file():
            values["v"] = _file_digest(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _file_digest(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _caching(response: Response) -> str:
    if request.endpoint != "static" or response.status_code not in (200, 206, 304):
        return "no-store"
    if request.path.endswith(".woff2"):
        return A_MONTH
    return FOR_EVER if "v" in request.args else "no-cache"


def _problem_json(problem: Problem) -> Response:
    response = jsonify(problem.to_json())
    response.mimetype = "application/problem+json"
    return response


def _error_page(problem: Problem) -> Response:
    own = f"errors/{problem.code}.html"
    by_status = f"errors/{problem.status}.html"
    try:
        page = render_template([own, by_status, "errors/refused.html"], problem=problem)
    except TemplateNotFound:
        return Response(f"{problem.title}. {problem.detail}\n", mimetype="text/plain")
    return Response(page, mimetype="text/html")
