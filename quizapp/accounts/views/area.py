"""What the pages about people share: their blueprint, limits on guessing, where to go next."""

from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, request

from quizapp.accounts.models import handle_of
from quizapp.extensions import limiter

GUESSES = 10
"""Wrong tries in five minutes, for one account from one address; the same account elsewhere is not shut out."""

FEWEST = 3

View = TypeVar("View", bound=Callable[..., Any])

blueprint = Blueprint("accounts", __name__)


def guesses(key: Callable[[], str]) -> Callable[[View], View]:
    """Limits wrong tries of a form; what succeeds does not count, so that a class signs in from one address."""
    limit: Any = limiter.limit(_allowed, key_func=key, methods=["POST"], deduct_when=_failed)
    return cast("Callable[[View], View]", limit)


def rarely(key: Callable[[], str]) -> Callable[[View], View]:
    """Limits how often a form is sent at all."""
    limit: Any = limiter.limit("5 per hour", key_func=key, methods=["POST"])
    return cast("Callable[[View], View]", limit)


def by_name_and_address() -> str:
    return f"{request.remote_addr} {handle_of(' '.join(request.form.get('name', '').split()))[:400]}"


def by_address() -> str:
    return request.remote_addr or ""


def safe_next(target: str | None) -> str | None:
    """Returns a place of this app to go on to, or None for anything that a browser could take elsewhere."""
    if (
        not target
        or not target.startswith("/")
        or "//" in target
        or "\\" in target
        or not target.isprintable()
    ):
        return None
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc or " " in target else target


def address_of(path: str) -> str:
    """Returns the whole address of a path, under the app's own name and never under one that was sent."""
    hosts = current_app.config["HOSTS"]
    if hosts:
        return f"{current_app.config['SCHEME']}://{hosts[0]}{path}"
    return f"{request.host_url.rstrip('/')}{path}"


def _allowed() -> str:
    """Each process counts for itself where there is no Redis, so each allows its part."""
    return f"{max(FEWEST, GUESSES // current_app.config['WEB_PROCESSES'])} per 5 minutes"


def _failed(response: Response) -> bool:
    return response.status_code >= 400
