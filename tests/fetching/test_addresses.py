"""Only machines of the open internet are talked to, however their address is spelled."""

import pytest

from quizapp.fetching.addresses import NotFetched, is_public, place, resolve
from tests.fetching.conftest import PUBLIC

INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://localhost./",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[5f00::1]/",
    "http://[3fff::1]/",
    "http://[fd00:ec2::254]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
]
NO_PAGES = [
    "",
    "example.org",
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/_",
    "data:text/html,hello",
    "javascript:alert(1)",
    "http://",
    "http:///path",
    "http://exa mple.org/",
    "http://example.org\\@127.0.0.1/",
    "http://example.org/\r\nHost: other",
    "http://[::1/",
    "http://example.org:port/",
    f"http://example.org/{'a' * 2000}",
    f"http://{'a' * 70}.org/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_no_spelling_leads_inside(url: str) -> None:
    with pytest.raises(NotFetched, match="open internet"):
        place(url, resolve)


@pytest.mark.parametrize("url", NO_PAGES)
def test_what_is_no_address_of_a_page_is_refused_unasked(url: str) -> None:
    def asked(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    with pytest.raises(NotFetched, match="not the address of a page"):
        place(url, asked)


@pytest.mark.parametrize(
    ("url", "reason"),
    [("http://ida:secret@example.org/", "password"), ("http://example.org:8080/", "usual ports")],
)
def test_passwords_and_other_ports_are_refused(url: str, reason: str) -> None:
    with pytest.raises(NotFetched, match=reason):
        place(url, lambda *_: [PUBLIC])


def test_an_inner_machine_and_none_get_the_same_sentence() -> None:
    def none(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    said = []
    for look in (none, lambda *_: ["10.0.0.1"], lambda *_: []):
        with pytest.raises(NotFetched) as found:
            place("http://intranet.example/", look)
        said.append(str(found.value))
    assert len(set(said)) == 1


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(NotFetched, match="open internet"):
        place("http://example.org/", lambda *_: [PUBLIC, "10.0.0.1"])


def test_a_public_page_is_placed_with_its_name_and_path() -> None:
    found = place("https://Bücher.example/straße?q=ä b#part".replace(" ", "%20"), lambda *_: [PUBLIC])
    assert (found.scheme, found.host, found.port, found.ip) == ("https", "xn--bcher-kva.example", 443, PUBLIC)
    assert found.target == "/stra%C3%9Fe?q=%C3%A4%20b"


def test_the_check_can_fail() -> None:
    """Twin: what is public passes, so that the refusals above are not those of a check that refuses all."""
    assert is_public(PUBLIC)
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert not is_public("no address")
