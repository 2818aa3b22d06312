"""Who may do what to which object. Everything is refused unless a rule here or in an area allows it.

A view declares what it needs of the person (``@public``, ``@anyone_known``, ``@author``), and loads
every object through ``find``, which answers "not found" for what the person may not see. An area
registers the rules for its own objects with ``@rule``.
"""

import uuid
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from flask import Flask, current_app, g, request

from quizapp.db import Model, session
from quizapp.errors import Forbidden, NotFound

AUTHORS = frozenset({"author", "teacher", "reviewer", "admin"})

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


def author(view: View) -> View:
    """Declares that a view needs somebody who may write questions."""
    view.needs = "author"  # type: ignore[attr-defined]
    return view


def needs(endpoint: str) -> str | None:
    """Returns what the view of an endpoint declares, or None if it declares nothing."""
    return getattr(current_app.view_functions.get(endpoint), "needs", None)


def enforce() -> None:
    """Runs before each request. Raises Forbidden or NotFound for what is not allowed."""
    if request.endpoint is None or request.endpoint == "static":
        return
    needed = needs(request.endpoint)
    actor = current_actor()
    if needed == "public":
        return
    if needed is None or actor is None:
        raise Forbidden("You are not signed in, so nothing was shown or changed.")
    if needed == "author" and actor.role not in AUTHORS:
        raise NotFound


def bind(app: Flask) -> None:
    """Has every request of the app checked."""
    app.before_request(enforce)
