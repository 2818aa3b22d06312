"""A web of our own: names that look public and lead to a server in this process."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from urllib3.connection import HTTPConnection

from quizapp.fetching.addresses import Place

PUBLIC = "93.184.216.34"
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Web:
    """A server that answers what it is told to by host and path, and remembers who asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)
    pause: Callable[[], None] = lambda: None

    def page(self, url: str, body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.answers[url] = (200, {"Content-Type": kind} | headers, body)

    def moved(self, url: str, to: str, status: int = 302) -> None:
        self.answers[url] = (status, {"Location": to}, b"")

    def resolve(self, host: str, port: int) -> list[str]:
        if host not in self.names:
            raise OSError("no such name")
        return self.names[host]

    def dial(self, where: Place, seconds: float) -> HTTPConnection:
        self.dialled.append(where.ip)
        return HTTPConnection("127.0.0.1", self.port, timeout=seconds)


@pytest.fixture
def web() -> Iterator[Web]:
    """The web, with one public name: example.org."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = f"{self.headers['Host']}{self.path}"
            known.asked.append(url)
            status, headers, body = known.answers.get(url, (404, {}, b""))
            known.pause()
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  a client that hangs up is no fault here
    known = Web(server.server_address[1], names={"example.org": [PUBLIC]})
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield known
    known.pause = lambda: None
    server.shutdown()
    server.server_close()


def slowly() -> None:
    time.sleep(1)
