"""The review bench and a study card in a real browser: by keyboard, at every width, with any text."""

import threading
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from quizapp.accounts.people import local_learner
from quizapp.bank import articles
from quizapp.bank.generating import store
from quizapp.bank.models import Fact, Question
from quizapp.db import session
from tests.bank.findings import BUILT, CARRIES, TEXT, choice, result, typed
from tests.factory import make_deck
from tests.journey.conftest import FLAGS
from tests.prepare import browser

LONG = "Lindholm" * 40


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser(), args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(app: Flask, chromium: Browser) -> Iterator[Page]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    context = chromium.new_context(
        base_url=f"http://127.0.0.1:{server.server_port}",
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()
    server.shutdown()
    thread.join()


@pytest.fixture
def bench(app: Flask) -> str:
    """The address of an article with three drafts."""
    with app.app_context():
        article = articles.add(local_learner(), TEXT, title="The ferry")
        store(article, result())
        return f"/articles/{article.id}"


def statuses(app: Flask) -> dict[str, str]:
    with app.app_context():
        rows = session().execute(sa.select(Question.key, Question.status))
        return {row.key: row.status for row in rows}


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.getAttribute('aria-label') || ''")


def test_drafts_are_decided_by_keys_and_the_focus_goes_on(app: Flask, page: Page, bench: str) -> None:
    page.goto(bench)
    page.keyboard.press("a")
    page.keyboard.press("n")
    first = focused(page)
    assert first
    assert set(statuses(app).values()) == {"draft"}
    page.keyboard.press("a")
    expect(page.get_by_text("Accepted by you")).to_be_attached()
    page.wait_for_function("first => document.activeElement.getAttribute('aria-label') !== first", arg=first)
    second = focused(page)
    assert page.evaluate("document.activeElement.matches('.bench-question--draft')")
    assert page.locator("[data-bench-says]").text_content() == "Accepted. It is asked from now on."
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.bench-question--draft')")
    assert focused(page) not in (first, second)
    assert sorted(statuses(app).values()) == ["approved", "draft", "retired"]
    page.keyboard.press("e")
    page.wait_for_url("**/edit?*")


def test_who_decides_with_the_pointer_stays_there(page: Page, bench: str) -> None:
    page.goto(bench)
    page.get_by_role("button", name="Accept", exact=True).first.click()
    decided = page.get_by_text("Accepted by you")
    expect(decided).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_link_to_the_evidence_lights_it_in_the_text(
    app: Flask, page: Page, chromium: Browser, bench: str, scripts: bool
) -> None:
    with app.app_context():
        fact = session().scalars(sa.select(Fact.id).where(Fact.key == "carries")).one()
    page.goto(bench)
    context = chromium.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 300})
    other = context.new_page()
    other.goto(f"{page.url}#evidence-{fact}")
    lit = other.locator(f"mark[data-facts~='{fact}']")
    expect(lit).to_be_in_viewport()
    expect(lit).to_have_css("text-decoration-line", "underline")
    context.close()


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (360, 100), (360, 200)])
def test_no_word_makes_the_bench_wider_than_the_window(
    app: Flask, page: Page, width: int, percent: int
) -> None:
    with app.app_context():
        article = articles.add(local_learner(), TEXT, title=f"The {LONG}")
        asked = [choice(LONG, BUILT, LONG, "2"), typed(f"{LONG}2", CARRIES)]
        store(article, result(facts=[BUILT, CARRIES], questions=asked))
        address = f"/articles/{article.id}"
        edit = f"/questions/{session().scalars(sa.select(Question.id)).first()}/edit"
    page.set_viewport_size({"width": width, "height": 740})
    for place in (address, edit, "/", "/articles"):
        page.goto(place)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{percent}%")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, place


def test_a_typed_answer_can_be_typed_at_once(app: Flask, page: Page) -> None:
    with app.app_context():
        deck = make_deck(local_learner(), 1, ("short_answer",)).id
    page.goto(f"/study/{deck}")
    expect(page.get_by_role("button", name="Check").locator(".key-hint")).to_have_text("Enter")
    page.keyboard.type("aua")
    assert page.locator("main input[type=text]").input_value() == "aua"
    assert "reveal" not in page.url
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_url("**reveal=*")


def test_hints_of_keys_are_shown_only_where_a_script_hears_them(
    app: Flask, page: Page, chromium: Browser
) -> None:
    with app.app_context():
        deck = make_deck(local_learner(), 1).id
    page.goto(f"/study/{deck}")
    expect(page.locator(".key-hint").first).to_be_visible()
    context = chromium.new_context(java_script_enabled=False)
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(".key-hint").first).to_be_hidden()
    context.close()
