"""What is done from time to time: functions that areas register, called by the worker.

A thread of its own calls them, so that none waits for the end of a long job.
"""

import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import sqlalchemy as sa
from flask import Flask

from quizapp.db import Busy, session

Chore = Callable[[], Any]
Kept = TypeVar("Kept", bound=Callable[..., Any])

LOOK_S = 1.0
"""How often it is looked whether something is due."""

_log = logging.getLogger(__name__)
_chores: dict[Chore, float] = {}


def every(seconds: float) -> Callable[[Kept], Kept]:
    """Registers a function to be called when a worker starts, and every so many seconds from then on.

    It is called without arguments inside an app context; two workers may call it at once.
    """

    def register(function: Kept) -> Kept:
        _chores[function] = seconds
        return function

    return register


@dataclass(slots=True)
class Rounds:
    """Calls what is due. ``clock`` counts seconds and never goes back."""

    app: Flask
    clock: Callable[[], float] = time.monotonic
    _next: dict[Chore, float] = field(default_factory=dict)

    def start(self) -> None:
        """Goes the rounds in a thread for as long as the process lives."""
        threading.Thread(target=self._go, daemon=True).start()

    def run_due(self) -> None:
        """Calls each function whose time has come; what one of them raises is logged and stops no other."""
        with self.app.app_context():
            for chore, seconds in _chores.items():
                if self.clock() >= self._next.get(chore, -math.inf):
                    self._next[chore] = self.clock() + seconds
                    _call(chore)

    def _go(self) -> None:
        while True:
            self.run_due()
            time.sleep(LOOK_S)


def _call(chore: Chore) -> None:
    try:
        chore()
    except (Busy, sa.exc.SQLAlchemyError) as error:
        _log.warning("%s waits, since the database does not answer: %s", chore.__name__, error)
    except Exception:
        _log.exception("%s failed", chore.__name__)
    finally:
        session().rollback()
