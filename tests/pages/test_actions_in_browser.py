"""What is done to a card from the study screen in a real browser: by keys alone, at every width, in both themes."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from quizapp.accounts.people import local_learner
from quizapp.bank.models import Decision
from quizapp.db import new_id, session, unit_of_work, utcnow
from quizapp.memory import actions, check
from quizapp.memory.models import Card
from quizapp.memory.rows import card
from quizapp.study.session import Submission, answer, question_for
from tests.factory import make_deck
from tests.journey.conftest import FLAGS
from tests.prepare import browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser(), args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def deck(app: Flask) -> str:
    """The address of a deck's study screen: three cards, the first of which is to be asked now."""
    with app.app_context():
        return f"/study/{make_deck(local_learner(), 3).id}"


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


def cards(app: Flask) -> list[Any]:
    with app.app_context():
        assert check.differences() == []
        statement = sa.select(Card.suspended, Card.buried_until, Card.flag, Card.note, Card.due_day)
        return list(session().execute(statement.order_by(Card.position, Card.id)))


def on_screen(page: Page) -> str:
    return page.locator("input[name=card]").get_attribute("value") or ""


def did(page: Page) -> str:
    return page.locator(".session__did p").inner_text()


def test_cards_are_put_aside_and_brought_back_by_keys(app: Flask, page: Page, deck: str) -> None:
    page.goto(deck)
    first = on_screen(page)
    for key, line in (("-", "Put aside until tomorrow."), ("@", "Suspended: it is asked no more.")):
        page.keyboard.press(key)
        expect(page.locator(".session__did")).to_contain_text(line)
    assert on_screen(page) != first
    before = on_screen(page)
    page.keyboard.press("u")
    expect(page.locator(".session__did")).to_have_count(0)
    page.keyboard.press("u")
    page.wait_for_function("first => document.querySelector('input[name=card]').value === first", arg=first)
    assert on_screen(page) != before
    assert {(each.suspended, each.buried_until) for each in cards(app)} == {(False, None)}


def test_flags_go_by_control_and_a_number_and_choices_keep_theirs(app: Flask, page: Page, deck: str) -> None:
    page.goto(deck)
    page.keyboard.press("Control+4")
    expect(page.locator(".session__did")).to_have_text("Flag 4 is set. Undo u")
    page.keyboard.press("2")
    assert page.locator("input[name=response]:checked").count() == 1
    assert sorted(each.flag for each in cards(app)) == [0, 0, 4]
    page.keyboard.press("Control+4")
    expect(page.locator(".session__did")).to_contain_text("The flag is gone.")


def test_a_note_and_a_due_date_need_no_mouse(app: Flask, page: Page, deck: str) -> None:
    page.goto(deck)
    card_id = on_screen(page)
    page.keyboard.press("n")
    expect(page.get_by_label("Your note")).to_be_focused()
    page.keyboard.type("oil crisis, u d")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".session__did")).to_contain_text("Your note is kept.")
    assert on_screen(page) == card_id
    page.keyboard.press("a")
    expect(page.locator(".session__note")).to_have_text("oil crisis, u d")
    page.keyboard.press("4")
    page.wait_for_function("card => document.querySelector('input[name=card]').value !== card", arg=card_id)
    page.goto(f"/study/cards/{card_id}")
    page.keyboard.press("Shift+D")
    expect(page.get_by_label("In how many days")).to_be_focused()
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.locator(".session__did")).to_contain_text("It comes back on")
    assert page.locator("h2").first.inner_text() == "About this card"


def test_a_wrong_question_is_reported_by_keys(app: Flask, page: Page, deck: str) -> None:
    page.goto(deck)
    page.keyboard.press("w")
    expect(page.get_by_role("heading", name="This question is wrong")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("It was 1973.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".session__did")).to_contain_text("its author sees what you wrote")
    with app.app_context():
        found = session().scalars(sa.select(Decision).where(Decision.action == "reported")).one()
        assert (found.reason, found.note) == ("wrong-key", "It was 1973.")


def test_what_was_begun_is_left_by_escape(page: Page, deck: str) -> None:
    page.goto(deck)
    page.keyboard.press("f")
    expect(page.get_by_role("heading", name="Forget this?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Check")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_label("Your note")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Check")).to_be_visible()


def test_the_menu_opens_and_closes_and_tells_its_keys(page: Page, deck: str) -> None:
    page.goto(deck)
    item = page.get_by_role("button", name="Put aside until tomorrow")
    expect(item).not_to_be_visible()
    page.keyboard.press("m")
    expect(item).to_be_visible()
    page.keyboard.press("Escape")
    expect(item).not_to_be_visible()
    expect(page.locator(".menu summary")).to_be_focused()
    page.keyboard.press("m")
    page.locator("h1").click()
    expect(item).not_to_be_visible()
    page.keyboard.press("?")
    keys = page.locator("#keys").inner_text()
    for words in (
        "Suspend: ask no more",
        "Write a note",
        "About this card",
        "This question is wrong",
        "Ctrl+7",
    ):
        assert words in keys


def test_after_an_answer_the_same_keys_work(app: Flask, page: Page, deck: str) -> None:
    page.goto(deck)
    page.keyboard.press("1")
    page.keyboard.press("Space")
    page.wait_for_url("**/answers/*")
    page.keyboard.press("Control+2")
    expect(page.locator(".session__did")).to_contain_text("Flag 2 is set.")
    assert "/answers/" in page.url
    page.keyboard.press("-")
    expect(page.locator(".session__did")).to_contain_text("Put aside until tomorrow.")
    page.keyboard.press("i")
    page.wait_for_url("**/study/cards/*")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{deck}")


def test_keys_that_were_switched_off_do_nothing(app: Flask, page: Page, deck: str) -> None:
    page.goto(deck)
    page.keyboard.press("?")
    page.get_by_label("Use single keys on this device").uncheck()
    page.keyboard.press("Escape")
    for key in ("-", "@", "f"):
        page.keyboard.press(key)
    assert page.locator(".session__did").count() == 0
    assert {(each.suspended, each.buried_until) for each in cards(app)} == {(False, None)}


@pytest.fixture
def studied(app: Flask, deck: str) -> list[str]:
    """The addresses of every page of this area, about a card with a history."""
    deck_id = deck.rpartition("/")[2]
    with app.app_context():
        learner = local_learner()
        first = session().scalars(sa.select(Card.id).order_by(Card.position)).first()
        for rating in (3, 3, 1, 4):
            held = card(first)
            assert held is not None
            version = question_for(held)
            assert version is not None
            given = Submission(
                id=new_id(), card_id=held.id, question_id=version.question_id, version=1, rating=rating
            )
            answer(learner, given, utcnow())
        actions.note(learner, held, "Lindholm" * 60)
        with unit_of_work() as work:
            work.execute(sa.update(Card).where(Card.id == first).values(leech=True, lapses=9, flag=3))
        asked = f"question={version.question_id}&version=1"
    about = f"/study/{deck_id}/cards/{first}"
    pages = ["note", "due", "forget", "wrong"]
    return [
        f"/study/cards/{first}", f"/study/{deck_id}/settings", f"/study/{deck_id}/leeches", "/settings/day",
        *(f"{about}/{name}?{asked}" for name in pages),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "width", "percent"), [("light", 1280, 100), ("dark", 360, 100), ("dark", 360, 200)]
)
def test_every_page_is_accessible_and_fits(
    page: Page, studied: list[str], scheme: Any, width: int, percent: int
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)
    for place in studied:
        page.goto(place)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{percent}%")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, place
        if percent == 100:
            found = Axe().run(page).response["violations"]
            problems = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
            assert problems == [], place
    assert [line for line in said if "font-size" not in line and "Content Security" not in line] == []


def test_the_open_menu_fits_a_phone(page: Page, deck: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(deck)
    page.locator(".menu summary").click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
