"""An article from an address: fetched by the worker, once, and its questions made."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.bank import articles, fetching
from quizapp.bank.models import Article
from quizapp.db import session
from quizapp.fetching import page
from quizapp.fetching.addresses import NotFetched
from quizapp.fetching.page import Page
from quizapp.jobs.models import Job
from quizapp.jobs.worker import Worker
from tests.bank.test_generating import FERRY, NO_FACT
from tests.conftest import count

URL = "https://example.org/ferry"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | bytes]:
    """The pages of the internet, by address."""
    known: dict[str, str | bytes] = {}

    def fetch(url: str) -> Page:
        if url not in known:
            raise NotFetched("There is no machine called that. Nothing was stored; look at the address.")
        return Page(known[url], url)

    monkeypatch.setattr(page, "fetch", fetch)
    return known


def test_the_page_becomes_an_article_with_questions(
    any_app: Flask, any_learner: User, pages: dict[str, str | bytes]
) -> None:
    pages[URL] = f"<html><body><article><h1>The ferry</h1><p>{FERRY}</p></article></body></html>".encode()
    job = fetching.request(f" {URL} ", any_learner, "Ferries")
    assert count(Article) == 0
    Worker(any_app).sweep()
    assert (job.state, job.error) == ("done", None)
    (article,) = articles.articles_of(any_learner)
    assert (str(article.id), article.title, article.source) == (job.payload["article"], "Ferries", URL)
    assert (article.origin, article.format) == ("address", "html")
    assert job.result is not None
    assert job.result["new"] >= 3


def test_a_text_that_is_there_already_is_named_by_the_job(
    app: Flask, learner: User, client: FlaskClient, pages: dict[str, str | bytes]
) -> None:
    pages[URL] = FERRY
    there = articles.add(learner, FERRY)
    job = fetching.request(URL, learner)
    Worker(app).sweep()
    assert job.result is not None
    assert job.result["article"] == str(there.id) != job.payload["article"]
    assert client.get(f"/jobs/{job.id}").headers["Location"] == f"/articles/{there.id}"


@pytest.mark.parametrize("content", [NO_FACT, "", b"\x00\x01\x02", None])
def test_what_gives_nothing_leaves_nothing_and_says_why(
    app: Flask, learner: User, pages: dict[str, str | bytes], content: str | bytes | None
) -> None:
    if content is not None:
        pages[URL] = content
    job = fetching.request(URL, learner)
    Worker(app).sweep()
    assert job.state == "failed"
    assert "Nothing was stored" in (job.error or "")
    assert count(Article) == 0


def test_the_web_asks_for_it_and_refuses_what_is_no_address(
    app: Flask, learner: User, client: FlaskClient
) -> None:
    answer = client.post("/articles", data={"url": URL})
    assert answer.status_code == 303
    assert session().query(Job).one().payload["url"] == URL
    refused = client.post("/articles", data={"url": "file:///etc/passwd"})
    assert refused.status_code == 422
    assert "not the address of a page" in refused.text
    assert count(Job) == 1
