"""Fetching one page, bounded in time, size and redirects, from the address that was checked."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from socket import SHUT_RDWR
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from quizapp.fetching.addresses import NotFetched, Place, Resolve, place, resolve

SECONDS = 5.0
"""How long one page may take, redirects included."""
MOST_BYTES = 5_000_000
"""Most bytes of a page, unpacked."""
REDIRECTS = 3
KINDS = {
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_BLOCK = 65_536
_HEADERS = {
    "User-Agent": "quizapp (reads one article for a teacher)",
    "Accept": ", ".join([*sorted(KINDS), "*/*;q=0.1"]),
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_MOVED = {301, 302, 303, 307, 308}

Dial = Callable[[Place, float], HTTPConnection]
"""Returns a connection to a place that waits so many seconds at most for each answer."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: text where the server says its encoding, else bytes; and where it came from in the end."""

    content: str | bytes
    url: str


def dial(where: Place, seconds: float) -> HTTPConnection:
    """Connects to the checked address; the name is only told, and its certificate looked at."""
    host = f"[{where.ip}]" if ":" in where.ip else where.ip
    if where.scheme == "http":
        return HTTPConnection(host, where.port, timeout=seconds)
    return HTTPSConnection(
        host,
        where.port,
        timeout=seconds,
        server_hostname=where.host,
        assert_hostname=where.host,
        ssl_context=ssl.create_default_context(),
    )


def fetch(url: str, resolve: Resolve = resolve, dial: Dial = dial) -> Page:
    """Fetches a page, following at most three redirects, each checked as the first address was.

    Raises NotFetched with a sentence for people.
    """
    until = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        where = place(url, resolve)
        with _answered(where, dial, until) as response:
            if response.status not in _MOVED:
                return Page(_content(response, where, until), url)
            url = urljoin(url, response.headers.get("Location") or "")
    raise NotFetched(f"The address leads on more than {REDIRECTS} times. Nothing was stored.")


@contextmanager
def _answered(where: Place, dial: Dial, until: float) -> Iterator[BaseHTTPResponse]:
    """Gives the answer to a request; the connection is cut when the time is over, whoever it waits for."""
    left = _left(until, where)
    connection = dial(where, left)
    watch = threading.Timer(left, _cut, [connection])
    watch.start()
    try:
        shown = f"[{where.host}]" if ":" in where.host else where.host
        connection.request("GET", where.target, headers={**_HEADERS, "Host": shown}, preload_content=False)
        yield connection.getresponse()
    except (HTTPError, OSError, ValueError) as error:
        _left(until, where)
        raise NotFetched(
            f"{where.host} could not be reached: {_reason(error)}. Nothing was stored."
        ) from error
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(SHUT_RDWR)


def _left(until: float, where: Place) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise NotFetched(
            f"{where.host} took longer than {SECONDS:.0f} seconds. Nothing was stored; try again."
        )
    return left


def _reason(error: Exception) -> str:
    return (
        "its certificate is not valid"
        if "certificate" in str(error).lower()
        else "it does not answer as it should"
    )


def _content(response: BaseHTTPResponse, where: Place, until: float) -> str | bytes:
    if response.status != 200:
        raise NotFetched(f"{where.host} answered with {response.status} and no page. Nothing was stored.")
    kind, _, rest = response.headers.get("Content-Type", "").partition(";")
    if kind.strip().lower() not in KINDS:
        raise NotFetched(
            f"What is there is no article but “{kind.strip()[:60] or 'nothing known'}”. Nothing was stored."
        )
    body = _body(response, where, until)
    charset = rest.partition("charset=")[2].strip(" \"';")
    if not charset or not kind.startswith("text/"):
        return body
    try:
        return body.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return body


def _body(response: BaseHTTPResponse, where: Place, until: float) -> bytes:
    found = bytearray()
    while block := response.read1(_BLOCK, decode_content=True):
        found += block
        _left(until, where)
        if len(found) > MOST_BYTES:
            raise NotFetched(f"The page has more than {MOST_BYTES // 1_000_000} MB. Nothing was stored.")
    expected = response.headers.get("Content-Length", "")
    if response.length_remaining and expected:
        raise NotFetched(f"{where.host} broke off in the middle of the page. Nothing was stored; try again.")
    _left(until, where)
    return bytes(found)
