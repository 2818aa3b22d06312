"""Who may do what to which object. Everything is refused unless a rule here or in an area allows it.

A view declares what it needs of the person (``@public``, ``@anyone_known``, ``@in_person``, ``@author``,
``@teacher``, ``@admin``), and loads every object through ``find``, which answers "not found" for what the person may not see. An area
registers the rules for its own objects with ``@rule``.
"""

import uuid
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from flask import Flask, current_app, g, request

from quizapp.db import Model, session
from quizapp.errors import Forbidden, NotFound, NotSignedIn

ROLES = {
    "known": frozenset({"student", "author", "teacher", "reviewer", "admin"}),
    "author": frozenset({"author", "teacher", "reviewer", "admin"}),
    "teacher": frozenset({"teacher", "admin"}),
    "admin": frozenset({"admin"}),
}
"""What a view may need, and the roles that have it. "person" needs no role, but a browser: see ``in_person``."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Row = TypeVar("Row", bound=Model)
View = TypeVar("View", bound=Callable[..., Any])
Check = Callable[[Any, Any], bool]


class Actor(Protocol):
    """Whoever makes the request."""

    id: Any
    role: Any


_rules: dict[tuple[type[Model], str], Check] = {}


def rule(model: type[Row], action: str) -> Callable[[Check], Check]:
    """Registers a rule: a function of the actor and a row that tells whether ``action`` is allowed."""

    def register(check: Check) -> Check:
        _rules[model, action] = check
        return check

    return register


def may(actor: Actor | None, action: str, row: Model) -> bool:
    """Tells whether the actor may do the action; False where no rule speaks of it."""
    check = _rules.get((type(row), action))
    return actor is not None and check is not None and check(actor, row)


def find(model: type[Row], key: uuid.UUID, action: str, actor: Actor | None = None) -> Row:
    """Returns the row if the actor (by default the one of the request) may do ``action`` to it.

    Raises NotFound otherwise, whether the row exists or not.
    """
    row = session().get(model, key)
    if row is None or not may(actor or current_actor(), action, row):
        raise NotFound
    return row


def current_actor() -> Any:
    """Returns the user who makes this request, or None."""
    return g.get("actor")


def public(view: View) -> View:
    """Declares that a view needs no person."""
    view.needs = "public"  # type: ignore[attr-defined]
    return view


def anyone_known(view: View) -> View:
    """Declares that a view needs a signed-in person (the local learner counts)."""
    view.needs = "known"  # type: ignore[attr-defined]
    return view


def in_person(view: View) -> View:
    """Declares that a view needs a signed-in person at a browser: no key to the API opens it."""
    view.needs = "person"  # type: ignore[attr-defined]
    return view


def author(view: View) -> View:
    """Declares that a view needs somebody who may write questions."""
    view.needs = "author"  # type: ignore[attr-defined]
    return view


def teacher(view: View) -> View:
    """Declares that a view needs a teacher or an admin."""
    view.needs = "teacher"  # type: ignore[attr-defined]
    return view


def admin(view: View) -> View:
    """Declares that a view needs somebody who looks after the app."""
    view.needs = "admin"  # type: ignore[attr-defined]
    return view


def needs(endpoint: str) -> str | None:
    """Returns what the view of an endpoint declares, or None if it declares nothing."""
    return getattr(current_app.view_functions.get(endpoint), "needs", None)


def needed_scope(endpoint: str) -> str:
    """Returns the scope that a key needs for this request: what the view says, else by the method."""
    own = getattr(current_app.view_functions.get(endpoint), "scope", None)
    if needs(endpoint) == "admin":
        return "admin"
    return own or ("read" if request.method in SAFE else "write")


def enforce() -> None:
    """Runs before each request. Raises Forbidden, NotSignedIn or NotFound for what is not allowed."""
    if request.endpoint is None or request.endpoint == "static":
        return
    needed, actor = needs(request.endpoint), current_actor()
    if needed == "public":
        return
    if needed is None:
        raise Forbidden("You are not signed in, so nothing was shown or changed.")
    if actor is None:
        raise NotSignedIn
    if g.get("by_key"):
        _check_key(request.endpoint, needed)
    if actor.role not in ROLES[_role_part(needed)]:
        raise NotFound


def _role_part(needed: str) -> str:
    return "known" if needed == "person" else needed


def _check_key(endpoint: str, needed: str) -> None:
    """A key opens what its scope covers, and never what is done in person."""
    if needed == "person":
        raise Forbidden("This is open to a signed-in browser only, not to a key. Nothing was changed.")
    if not g.key_covers(needed_scope(endpoint)):
        raise Forbidden(
            f"This key may not do that: it needs the scope {needed_scope(endpoint)!r}. Nothing was changed."
        )


def bind(app: Flask) -> None:
    """Has every request of the app checked."""
    app.before_request(enforce)
