"""How a call of the API is declared: its address, what it takes, what it gives.

A view reads its checked body and calls one verb; the declaration also writes the API's own
description (see ``api.description``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Blueprint, Response, request
from pydantic import TypeAdapter

from quizapp.api.reading import Body, Query, read_body, read_query

SMALL = 100_000
"""Most bytes of a body, save where a call says otherwise."""

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call. ``answers`` has the type of the body by HTTP status, the usual one first."""

    method: str
    rule: str
    name: str
    about: str
    body: type[Body] | None = None
    query: type[Query] | None = None
    answers: Mapping[int, Any] = field(default_factory=dict)
    media_type: str = "application/json"
    most: int = SMALL


CALLS: list[Call] = []


def call(
    method: str,
    rule: str,
    *,
    answers: Mapping[int, Any],
    body: type[Body] | None = None,
    query: type[Query] | None = None,
    media_type: str = "application/json",
    most: int = SMALL,
    scope: str | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Makes a function a call of the API.

    The function gets the parts of its address, and ``body`` or ``query`` checked. It returns what
    the first of ``answers`` says, or that with another status, or a Response. ``most`` bounds the
    body in bytes. ``scope`` is what a key needs, by default what the method says: read or write.
    """

    def declare(view: Callable[..., Any]) -> Callable[..., Any]:
        about = (view.__doc__ or "").partition("\n")[0]
        declared = Call(
            method=method, rule=rule, name=view.__name__, about=about, body=body, query=query,
            answers=answers, media_type=media_type, most=most,
        )  # fmt: skip
        CALLS.append(declared)
        adapters = {status: TypeAdapter(kind) for status, kind in answers.items()}

        @wraps(view)
        def answered(**address: Any) -> Response:
            return _response(view(**address, **_taken(declared)), adapters)

        answered.scope = scope  # type: ignore[attr-defined]
        blueprint.add_url_rule(rule, view.__name__, answered, methods=[method])
        return answered

    return declare


def _taken(declared: Call) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    request.max_content_length = declared.most
    if declared.body is not None:
        taken["body"] = read_body(declared.body)
    if declared.query is not None:
        taken["query"] = read_query(declared.query)
    return taken


def _response(result: Any, adapters: Mapping[int, TypeAdapter[Any]]) -> Response:
    if isinstance(result, Response):
        return result
    usual = next(iter(adapters))
    value, status = result if isinstance(result, tuple) else (result, usual)
    return Response(adapters[status].dump_json(value), status=status, mimetype="application/json")
