"""What the app writes into its log: one JSON object a line, each with the id of the request it speaks of.

No line holds personal data: a request is told by its route's pattern (never its path or query, which may
hold a link's secret or what somebody searched for), an error by its type and the places it passed
through (never its message, which may quote what somebody wrote).
"""

import json
import logging
import secrets
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, has_request_context, request

REQUEST_ID = "X-Request-Id"

_log = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON. Line breaks in a text are escaped, so nobody can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
            "request": request_id() if has_request_context() else None,
            **getattr(record, "facts", {}),
            **(_error(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}),
        }
        return json.dumps({name: value for name, value in told.items() if value is not None}, default=str)


def begin(level: str = "warning") -> None:
    """Has everything that this process logs from ``level`` up written to stderr as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)


def bind(app: Flask) -> None:
    """Gives each request an id, which its answer tells, and one line in the log at level "info"."""
    app.log_exception = _leave_to_the_incident  # type: ignore[method-assign, assignment]
    app.before_request(_arrive)
    app.after_request(_tell)


def request_id() -> str:
    """Returns this request's id. It is ours alone: what a client sends as one is not believed."""
    return str(request.environ.setdefault("quizapp.request_id", secrets.token_hex(8)))


def where(error: BaseException) -> list[str]:
    """Returns the places an error passed through, outermost first: file, line and function, no values."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]


def _error(error: BaseException) -> dict[str, Any]:
    return {"error": type(error).__name__, "where": where(error)}


def _leave_to_the_incident(_info: object) -> None:
    """Flask would log an error's path and message; ``quizapp.problems`` logs it without either."""


def _arrive() -> None:
    request.environ["quizapp.began"] = time.perf_counter()


def _tell(response: Response) -> Response:
    response.headers[REQUEST_ID] = request_id()
    if _log.isEnabledFor(logging.INFO):
        _log.info("request", extra={"facts": _facts(response)})
    return response


def _facts(response: Response) -> dict[str, Any]:
    began = request.environ.get("quizapp.began")
    return {
        "method": request.method if request.url_rule else None,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round(1000 * (time.perf_counter() - began), 1) if began else None,
    }
