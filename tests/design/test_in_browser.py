"""The style guide in a real browser, under the strict policy."""

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

QUIET = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")

WATCH_FOR_BODY = """
new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.early = document.documentElement.dataset.theme;
    observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        args = ["--no-sandbox", "--disable-gpu", "--disable-sync", *QUIET]
        started = playwright.chromium.launch(executable_path=program, args=args)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1000, "height": 800})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_the_style_guide_is_accessible_and_fits(page: Page, scheme: str, width: int) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/styleguide")
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert said == []


@pytest.mark.parametrize(("width", "percent"), [(320, 100), (360, 200)])
def test_nothing_is_cut_off_on_small_pages_and_with_large_text(page: Page, width: int, percent: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/styleguide")
    page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{percent}%")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_chosen_colours_are_kept_and_applied_before_the_body_is_there(page: Page) -> None:
    page.goto("/styleguide")
    toggle = page.locator("[data-theme-toggle]")
    toggle.click()
    toggle.click()
    assert toggle.get_attribute("aria-label") == "Colours: dark"
    page.add_init_script(WATCH_FOR_BODY)
    page.reload()
    assert page.evaluate("window.early") == "dark"
    toggle.click()
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_keys_press_what_they_name_unless_the_reader_is_typing(page: Page) -> None:
    page.goto("/styleguide")
    page.keyboard.press("3")
    chosen = page.locator("input[name=light-choice]:checked")
    assert chosen.get_attribute("value") == "c"
    page.locator("input[name=light-typed]").click()
    page.keyboard.type("1")
    assert chosen.get_attribute("value") == "c"
    assert page.locator("input[name=light-typed]").input_value() == "1"


def test_the_question_with_the_focus_gets_the_key(page: Page) -> None:
    page.goto("/styleguide")
    page.locator("input[name=light-claim]").first.focus()
    page.keyboard.press("2")
    assert page.locator("input[name=light-claim]:checked").get_attribute("value") == "false"


def test_a_question_mark_lists_the_keys_and_they_can_be_switched_off(page: Page) -> None:
    page.goto("/styleguide")
    page.keyboard.press("?")
    keys = page.locator("#keys")
    assert "Show the answer" in keys.inner_text()
    keys.get_by_label("Use single keys on this device").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("4")
    assert page.locator("input[name=light-choice]:checked").get_attribute("value") == "b"
    page.reload()
    page.keyboard.press("4")
    assert page.locator("input[name=light-choice]:checked").get_attribute("value") == "b"


def test_a_request_that_fails_is_told_to_the_reader(page: Page) -> None:
    page.goto("/styleguide")
    page.evaluate(
        """() => {
            const button = document.createElement("button");
            button.setAttribute("hx-post", "/refused");
            document.getElementById("main").prepend(button);
            htmx.process(button);
        }"""
    )
    with page.expect_request("**/refused") as sent:
        page.evaluate("document.querySelector('[hx-post]').click()")
    assert sent.value.headers["x-csrf-token"] == "a-token"
    alert = page.get_by_role("alert")
    alert.get_by_text("Not saved").wait_for()
    alert.get_by_role("button", name="Dismiss").click()
    assert alert.inner_text() == ""


def test_a_dialog_opens_and_closes_by_its_buttons(page: Page) -> None:
    page.goto("/styleguide")
    page.get_by_role("button", name="Open a dialog").first.click()
    dialog = page.get_by_role("dialog", name="Reject this question?")
    dialog.get_by_role("button", name="Keep it").click()
    assert dialog.count() == 0


def test_enter_on_a_chosen_row_presses_the_button_that_names_it(page: Page) -> None:
    page.goto("/styleguide")
    page.evaluate("addEventListener('click', event => { window.pressed = event.target.textContent })")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert "Check" in page.evaluate("window.pressed")


def test_swapping_a_part_of_a_page_needs_nothing_that_the_policy_refuses(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/styleguide")
    page.evaluate("document.getElementById('main').dataset.old = 'yes'")
    page.evaluate("document.getElementById('light-text').style.height = '20rem'  // as when it is resized")
    page.evaluate("htmx.ajax('GET', '/styleguide', { target: '#main', select: '#main', swap: 'outerHTML' })")
    page.locator("#main:not([data-old]):not(.htmx-added):not(.htmx-settling)").wait_for()
    assert said == []
