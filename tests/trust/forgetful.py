"""A server that is broken on purpose: it acknowledges an answer first and stores it a moment later.

    python -m tests.trust.forgetful PORT

It shows that the kill test can fail.
"""

import io
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from quizapp import create_app

LATE_S = 0.3


class Forgetful:
    """A WSGI app that answers 201 to every answer and hands it to the real app later."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app
        self.waiting: queue.Queue[tuple[float, dict[str, Any]]] = queue.Queue()
        threading.Thread(target=self._store, daemon=True).start()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return self.app(environ, start)
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        self.waiting.put((time.monotonic() + LATE_S, {**environ, "wsgi.input": io.BytesIO(body)}))
        start("201 Created", [("Content-Type", "application/json")])
        return [b"{}"]

    def _store(self) -> None:
        while True:
            due, environ = self.waiting.get()
            time.sleep(max(0.0, due - time.monotonic()))
            list(self.app(environ, lambda *_: None))


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


if __name__ == "__main__":
    app = Forgetful(create_app())
    make_server("127.0.0.1", int(sys.argv[1]), app, Threaded, Quiet).serve_forever()  # type: ignore[arg-type]
