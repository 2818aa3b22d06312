"""A real server with its own data folder, and a real Chromium that looks at it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.prepare import browser

ARTEFACTS = Path(sys.prefix) / "artefacts" / "journey"
"""Screenshots are kept here, outside the project's history."""

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of ``quizapp serve``, started for the first time on an empty data folder."""
    environment = {**os.environ, "QUIZAPP_DATA": str(tmp_path_factory.mktemp("data"))}
    command = [str(Path(sys.executable).parent / "quizapp"), "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        ready = next(filter(None, (re.search(r"http://\S+", line) for line in server.stdout)))
        yield ready[0]
        server.terminate()
        assert server.wait(20) == 0


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser(), args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(params=["desktop light", "phone dark"])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """A page on a desk in the light, then on a phone in the dark; anything on its console fails the test."""
    phone = request.param == "phone dark"
    context = chromium.new_context(
        base_url=address,
        viewport={"width": 360, "height": 740} if phone else {"width": 1280, "height": 900},
        color_scheme="dark" if phone else "light",
        reduced_motion="reduce",
    )
    said: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


@pytest.fixture
def look(page: Page, request: pytest.FixtureRequest) -> "Look":
    return Look(page, request.node.callspec.id.replace(" ", "-"))


class Look:
    """Looks at the page as it is: a screenshot, no violation by axe, nothing wider than the window."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name, self.number = page, name, 0

    def __call__(self, what: str) -> None:
        from axe_playwright_python.sync_playwright import Axe

        self.number += 1
        folder = ARTEFACTS / self.name
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{self.number:02}-{what}.png", full_page=True)
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{what}: {found.generate_report()}"
        wider = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, f"{what} is {wider} pixels wider than the window"
