"""A newcomer's way through the app: study by keyboard, add an article, accept a question, take a quiz."""

from playwright.sync_api import Page, expect

from tests.journey.conftest import Look

ARTICLE = """Lindholm Ferry Stops After Cracks Are Found

The Lindholm ferry stopped on 14 May 2024 after engineers found cracks in its hull. Harbour master
Ida Voss said that repairs would probably take about six weeks. The ferry was built in 1974 and is
the only public link between Lindholm Island and the mainland.

According to Ida Voss, the stop affects up to 300 commuters a day. The Lindholm town council blamed
the operator, Nordby Lines, for skipping an inspection in March 2024. Nordby Lines denied this and
said that every inspection had been carried out. The repairs cost 2.4 million euros, the council
said.

Lindholm Island has 1,850 inhabitants. A bridge was proposed in 1998, but the council rejected it
because of its cost.
"""


def test_from_the_first_page_to_a_score(page: Page, look: Look) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("to study today")
    look("home")
    study_five(page, look)
    add_article(page, look)
    accept_a_question(page, look)
    take_a_quiz(page, look)


def study_five(page: Page, look: Look) -> None:
    """By keyboard alone: s starts, a number answers or Enter shows the answer, 3 rates, u takes back."""
    page.keyboard.press("s")
    expect(page.locator(".question")).to_be_visible()
    look("question")
    for number in range(5):
        answer_by_keyboard(page)
        if number == 0:
            look("answered")
        go_on(page)
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator(".question")).to_be_visible()
    page.wait_for_url("**/study/*")


def answer_by_keyboard(page: Page) -> None:
    asked = page.locator(".question .stem").inner_text()
    assert asked
    if page.locator("input[type=radio]").count():
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.wait_for_url("**/answers/*")
    else:
        expect(page.locator("main input[type=text]").first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**reveal=*")
    expect(page.locator("mark.evidence").first).to_be_visible()


def go_on(page: Page) -> None:
    """Right or shown: 3 is Good. Wrong: Space goes on."""
    before = page.url
    page.keyboard.press("3" if page.get_by_role("button", name="Good").count() else "Space")
    page.wait_for_function("before => location.href !== before", arg=before)
    expect(page.locator(".question, .session__done").first).to_be_visible()


def add_article(page: Page, look: Look) -> None:
    page.goto("/")
    page.get_by_label("Text of the article").fill(ARTICLE)
    page.get_by_role("button", name="Make questions").click()
    page.wait_for_url("**/articles/*", timeout=60_000)
    expect(page.get_by_role("button", name="Accept").first).to_be_visible(timeout=60_000)
    expect(page.locator("mark.evidence").first).to_be_visible()
    look("article")


def accept_a_question(page: Page, look: Look) -> None:
    drafts = page.get_by_role("button", name="Accept", exact=True)
    before = drafts.count()
    drafts.first.click()
    expect(drafts).to_have_count(before - 1)
    look("accepted")


def take_a_quiz(page: Page, look: Look) -> None:
    page.goto("/")
    page.get_by_role("link", name="Make a quiz from").last.click()
    look("new-quiz")
    page.get_by_role("button", name="Make the quiz").click()
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".question").first).to_be_visible()
    look("quiz")
    for radios in page.locator("fieldset").all():
        radios.locator("input[type=radio]").first.check()
    for field in page.locator("main input[type=text]").all():
        field.fill("1974")
    page.get_by_role("button", name="Hand in").first.click()
    if page.get_by_role("button", name="Hand in anyway").count():
        page.get_by_role("button", name="Hand in anyway").click()
    page.wait_for_url("**/result")
    expect(page.locator("mark.evidence").first).to_be_visible()
    look("score")
