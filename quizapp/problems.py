"""What went wrong, as HTTP tells it: one table from errors to status and words.

Pages show a ``Problem`` as an error page, the API as application/problem+json.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from http import HTTPStatus
from typing import Any

import sqlalchemy as sa
from flask import request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from questions.errors import InputError, TooLarge
from quizapp.db import Busy
from quizapp.errors import Refusal
from quizapp.journal import request_id, where

RETRY_AFTER_S = 2

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """``detail`` is a sentence for people, ``code`` a stable name for programs; ``members`` are more
    parts of the JSON answer, ``headers`` of the HTTP one."""

    status: int
    detail: str
    code: str
    members: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return HTTPStatus(self.status).phrase

    def to_json(self) -> dict[str, Any]:
        """Returns the problem as RFC 9457 has it."""
        head = {"type": f"urn:quizapp:problem:{self.code}", "title": self.title, "status": self.status}
        return head | {"detail": self.detail, "code": self.code} | dict(self.members)


@singledispatch
def problem_of(error: Exception) -> Problem:
    """Returns what to tell about an error. An area registers its own types that say more."""
    return _unexpected(error)


@problem_of.register
def _(error: Refusal) -> Problem:
    headers = {"WWW-Authenticate": "Bearer"} if error.status == HTTPStatus.UNAUTHORIZED else {}
    return Problem(status=error.status, detail=str(error), code=error.code, headers=headers)


@problem_of.register
def _(error: InputError) -> Problem:
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if isinstance(error, TooLarge) else 422
    return Problem(status=status, detail=f"{error} Nothing was stored.", code=error.code)


@problem_of.register
def _(error: Busy) -> Problem:
    return _busy(str(error), "busy")


@problem_of.register(sa.exc.OperationalError)
@problem_of.register(sa.exc.TimeoutError)
def _(error: Exception) -> Problem:
    log.error("The database does not answer: %s", _first_line(getattr(error, "orig", None) or error))
    return _busy("The database does not answer. What was saved before is safe; try again.", "no-database")


@problem_of.register
def _(error: HTTPException) -> Problem:
    status = error.code or 500
    return Problem(
        status=status,
        detail=_DETAILS.get(status, "The request could not be carried out. Nothing was changed."),
        code=HTTPStatus(status).phrase.lower().replace(" ", "-"),
        headers={name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")},
    )


@problem_of.register
def _(_error: CSRFError) -> Problem:
    detail = "The page had been open too long, or the request did not come from it. Nothing was changed."
    return Problem(status=400, detail=f"{detail} Load the page again and repeat the last step.", code="csrf")


@problem_of.register
def _(error: InternalServerError) -> Problem:
    return _unexpected(error.original_exception or error)


_DETAILS = {
    400: "The request has a part that cannot be read. Nothing was changed.",
    404: "There is nothing here that you can see.",
    405: "This address does not take that method. Nothing was changed.",
    429: "That was tried too often. Nothing was changed; wait five minutes and try again.",
    413: "That is too much at once. Nothing was stored.",
    415: "The body should be JSON, with Content-Type: application/json. Nothing was stored.",
}


def _first_line(error: BaseException) -> str:
    """What a database says first. The lines below may quote values that somebody wrote."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]


def _busy(detail: str, code: str) -> Problem:
    return Problem(status=503, detail=detail, code=code, headers={"Retry-After": str(RETRY_AFTER_S)})


def _unexpected(error: BaseException) -> Problem:
    """An error of ours: the request's id stands in the log and in the answer, and nothing else about it."""
    incident = request_id()
    told = {
        "incident": incident,
        "error": type(error).__name__,
        "where": where(error),
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
    }
    log.error("Incident %s: %s", incident, type(error).__name__, extra={"facts": told})
    return Problem(
        status=500,
        detail=f"Something went wrong in quizapp; it is in its log as incident {incident}.",
        code="internal",
        members={"incident": incident},
    )
