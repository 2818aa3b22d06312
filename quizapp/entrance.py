"""Who makes a request: the owner of a key, whoever is signed in, or the one learner of an app without accounts."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from flask import Flask, current_app, g, request
from flask_login import UserMixin, current_user
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp import config, local, policy
from quizapp.accounts import sign_ins
from quizapp.accounts.joining import any_account
from quizapp.accounts.models import SignIn, User
from quizapp.accounts.people import by_token, local_learner
from quizapp.accounts.roles import covers
from quizapp.errors import NotSignedIn
from quizapp.extensions import csrf, limiter, login


class SignedIn(UserMixin):  # type: ignore[misc]
    """A person as Flask-Login has them: its id is the random word of the sign-in, never that of the person."""

    def __init__(self, word: str, person: User, sign_in: SignIn) -> None:
        self.word, self.person, self.sign_in = word, person, sign_in

    def get_id(self) -> str:
        return self.word


def flask_config(chosen: Mapping[str, config.Chosen]) -> dict[str, Any]:
    """Returns what the settings on hosts, scheme and limits mean to Flask and its extensions.

    Over plain http a browser would drop a cookie that is marked "secure", and nobody could sign in.
    """
    secure = chosen["scheme"].value == "https"
    return {
        "HOSTS": chosen["hosts"].value,
        "SCHEME": chosen["scheme"].value,
        "PROXIES": chosen["proxies"].value,
        "SMTP_URL": chosen["smtp_url"].value,
        "MAIL_FROM": chosen["mail_from"].value,
        "SESSION_COOKIE_NAME": "__Host-quizapp_session" if secure else "quizapp_session",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(days=sign_ins.LONGEST.days),
        "RATELIMIT_STORAGE_URI": chosen["redis_url"].value or "memory://",
        "WEB_PROCESSES": 1 if chosen["redis_url"].value else chosen["workers"].value,
    }


def bind(app: Flask) -> None:
    """Has every request looked at for who makes it, and for the page's token."""
    login.session_protection = None
    login.init_app(app, add_context_processor=False)
    login.user_loader(_signed_in)
    app.before_request(identify)
    app.before_request(check_csrf)
    limiter.init_app(app)
    if app.config["PROXIES"]:
        count = app.config["PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]


def identify() -> None:
    """Sets ``g.actor``. Raises NotSignedIn for a key that is not known, and LinkNeeded."""
    if request.endpoint in (None, "static") or policy.needs(str(request.endpoint)) == "public":
        return
    if "Authorization" in request.headers:
        g.actor, scope = _owner_of_key()
        g.by_key, g.key_covers = True, partial(covers, scope)
        return
    local.check_link()
    if asks_sign_in():
        g.actor = current_user.person if current_user.is_authenticated else None
    else:
        g.actor = local_learner()


def asks_sign_in() -> bool:
    """Tells whether people must sign in: others can reach the app, or somebody has made an account.

    Once it is so it stays so until the app is started anew.
    """
    if not current_app.config.get("ACCOUNTS"):
        current_app.config["ACCOUNTS"] = bool(current_app.config["HOSTS"]) or any_account()
    return bool(current_app.config["ACCOUNTS"])


def check_csrf() -> None:
    """Asks for the page's token wherever a browser's session acts; a key in a header needs none."""
    if request.endpoint and current_app.config["WTF_CSRF_ENABLED"] and not g.get("by_key"):
        csrf.protect()


def _signed_in(word: str) -> SignedIn | None:
    found = sign_ins.find(word)
    return SignedIn(word, *found) if found else None


def _owner_of_key() -> tuple[User, str]:
    scheme, _, key = request.headers["Authorization"].partition(" ")
    owner = by_token(key.strip()) if scheme.lower() == "bearer" else None
    if owner is None:
        raise NotSignedIn("This API key is not known. Make one with `quizapp user token NAME`.")
    return owner
