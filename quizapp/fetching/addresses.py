"""Which addresses may be fetched: http and https, usual ports, and only machines of the open internet."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from quizapp.errors import Refusal

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""Returns the IP addresses behind a host's name. Raises OSError where there is none."""

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
_WEB6 = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out for the open internet; what lies outside is of some inner network."""
_EXAMPLES6 = ipaddress.ip_network("3fff::/20")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOW = 0xFFFFFFFF
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_SAFE = "/%:=&?~+!$,;'@()*[]-._"


class NotFetched(Refusal):
    """Nothing was fetched from an address, or not all of it."""

    status = 422
    code = "not-fetched"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: ``host`` by name, ``ip`` the address that was looked up and found public, once."""

    scheme: str
    host: str
    port: int
    ip: str
    target: str


def place(url: str, resolve: Resolve) -> Place:
    """Returns where an address leads. Raises NotFetched where it may not be fetched, or leads nowhere."""
    parts = _parts(url)
    host = _host(parts)
    port = PORTS[parts.scheme]
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError):
        found = ()
    if not found or not all(map(is_public, found)):  # one sentence: nobody shall map the inner network by it
        raise NotFetched(
            f"There is no machine called {host} on the open internet, so nothing was fetched and nothing stored. "
            "Look at the address, or paste the text instead."
        )
    target = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    return Place(parts.scheme, host, port, found[0], target)


def check(url: str) -> None:
    """Raises NotFetched for what is no plain address of a page; nothing is looked up."""
    _host(_parts(url))


def resolve(host: str, port: int) -> list[str]:
    """Looks a name up."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(text: str) -> bool:
    """Tells whether an IP address, and each one that is packed into it, is one of the open internet."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_open, (address, *_packed(address))))


def _is_open(address: Ip) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return True
        if address not in _WEB6 or address in _EXAMPLES6:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _packed(address: Ip) -> Iterator[Ip]:
    """Yields the IPv4 addresses that an IPv6 address stands for on its way through a gateway."""
    if isinstance(address, ipaddress.IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & _LOW)


def _parts(url: str) -> SplitResult:
    """Raises NotFetched for what is no plain address of a page."""
    text = url.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise _no_address(url) from error
    if parts.scheme not in PORTS or not parts.hostname or len(text) > LONGEST or _ODD.search(text):
        raise _no_address(url)
    if parts.username is not None or parts.password is not None:
        raise NotFetched("An address with a name and a password in it is not fetched. Nothing was stored.")
    if port not in {None, PORTS[parts.scheme]}:
        raise NotFetched(f"Pages are fetched from the usual ports only, not from {port}. Nothing was stored.")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _no_address(host) from error


def _no_address(url: str) -> NotFetched:
    shown = url.strip()[:80]
    return NotFetched(
        f"“{shown}” is not the address of a page: it should begin with https:// or http://. Nothing was stored."
    )
