"""Which function does which kind of job."""

from collections.abc import Callable
from typing import Any

from quizapp.jobs.models import Job

Report = Callable[[float, str], None]
"""Tells how far a job is: progress from 0 to 1, and the stage in words for people."""

Handler = Callable[[Job, Report], dict[str, Any] | None]
"""Does a job; returns its result as JSON values, or None. It may be run again after a worker died
in the middle of it. Raises JobFailed where trying again would not help."""

_handlers: dict[str, Handler] = {}


class JobFailed(Exception):
    """The work cannot be done, and trying again would not help. ``str(error)`` is for people."""


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Registers a function as the one that does jobs of a kind."""

    def register(function: Handler) -> Handler:
        _handlers[kind] = function
        return function

    return register


def handler_of(kind: str) -> Handler | None:
    """Returns the function that does jobs of a kind, or None."""
    return _handlers.get(kind)
