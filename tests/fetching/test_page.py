"""One page is fetched within its bounds, and each redirect is checked like the first address."""

import gzip
import time

import pytest

from quizapp.fetching import page
from quizapp.fetching.addresses import NotFetched, Place
from quizapp.fetching.page import MOST_BYTES, Page, dial, fetch
from tests.fetching.conftest import PUBLIC, Web, slowly


def fetched(web: Web, url: str = "http://example.org/a") -> Page:
    return fetch(url, web.resolve, web.dial)


def refused(web: Web, url: str = "http://example.org/a") -> str:
    with pytest.raises(NotFetched) as found:
        fetched(web, url)
    return str(found.value)


def test_a_page_comes_as_text_in_its_own_encoding(web: Web) -> None:
    web.page("example.org/a", "Größe".encode("latin-1"), "text/html; charset=ISO-8859-1")
    assert fetched(web) == Page("Größe", "http://example.org/a")


def test_bytes_stay_bytes_where_the_encoding_is_not_told_or_wrong(web: Web) -> None:
    web.page("example.org/a", b"%PDF-1.7", "application/pdf")
    assert fetched(web).content == b"%PDF-1.7"
    web.page("example.org/a", "Größe".encode("latin-1"), "text/html; charset=utf-8")
    assert fetched(web).content == "Größe".encode("latin-1")
    web.page("example.org/a", b"x", "text/html; charset=klingon")
    assert fetched(web).content == b"x"


def test_redirects_are_followed_and_told(web: Web) -> None:
    web.moved("example.org/a", "/b", 301)
    web.moved("example.org/b", "http://example.org/c", 308)
    web.page("example.org/c", b"here")
    assert fetched(web) == Page("here", "http://example.org/c")


def test_more_than_three_redirects_are_too_many(web: Web) -> None:
    web.moved("example.org/a", "/a")
    assert "leads on" in refused(web)
    assert len(web.asked) == 4


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/",
        "http://inside.example/",
        "//inside.example/",
        "file:///etc/passwd",
        "http://example.org:22/",
        "",
    ],
)
def test_a_redirect_inside_is_not_followed(web: Web, to: str) -> None:
    web.names |= {"inside.example": ["10.0.0.1"], "127.0.0.1": ["127.0.0.1"]}
    web.moved("example.org/a", to)
    web.moved("example.org/", "http://inside.example/")
    refused(web)
    assert set(web.dialled) == {PUBLIC}
    assert all(url.startswith("example.org/") for url in web.asked)


def test_a_name_that_changes_its_mind_is_looked_up_once(web: Web) -> None:
    """Rebinding: the address that was checked is the one that is talked to."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    web.page("example.org/a", b"here")
    fetch("http://example.org/a", lambda *_: next(answers), web.dial)
    assert web.dialled == [PUBLIC]


def test_the_connection_goes_to_the_checked_address_and_tells_the_name() -> None:
    plain = dial(Place("http", "example.org", 80, PUBLIC, "/"), 1)
    secure = dial(Place("https", "example.org", 443, "2606:4700::1", "/"), 1)
    assert (plain.host, plain.port) == (PUBLIC, 80)
    assert secure.host.strip("[]") == "2606:4700::1"
    assert (secure.server_hostname, secure.assert_hostname) == ("example.org", "example.org")  # type: ignore[attr-defined]
    assert secure.ssl_context.check_hostname  # type: ignore[attr-defined]


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_that_is_too_long_is_refused_packed_or_not(web: Web, packed: bool) -> None:
    body = b"a" * (MOST_BYTES + 1)
    headers = {"Content-Encoding": "gzip"} if packed else {}
    web.page("example.org/a", gzip.compress(body) if packed else body, **headers)
    assert "5 MB" in refused(web)
    web.page("example.org/a", gzip.compress(body[:-1]) if packed else body[:-1], **headers)
    assert len(fetched(web).content) == MOST_BYTES


def test_a_slow_server_is_left_in_time(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "SECONDS", 0.2)
    web.page("example.org/a", b"late")
    web.pause = slowly
    began = time.monotonic()
    assert "seconds" in refused(web)
    assert time.monotonic() - began < 0.9


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (404, "text/html", "404"),
        (500, "text/html", "500"),
        (200, "image/png", "image/png"),
        (200, "", "nothing known"),
    ],
)
def test_what_is_no_article_is_refused(web: Web, status: int, kind: str, reason: str) -> None:
    web.answers["example.org/a"] = (status, {"Content-Type": kind}, b"x")
    assert reason in refused(web)


def test_a_page_that_breaks_off_is_refused(web: Web) -> None:
    web.answers["example.org/a"] = (200, {"Content-Type": "text/html", "Content-Length": "100"}, b"half")
    assert "Nothing was stored" in refused(web)


def test_nobody_there_is_told_in_a_sentence(web: Web) -> None:
    assert "no machine called" in refused(web, "http://nowhere.example/")
    web.port = 1
    assert "could not be reached" in refused(web)
