"""What stands beside an article is set aside with a reason; prose that only mentions it stays."""

import pytest

from questions.language import parse
from questions.reading import read
from questions.reading.furniture import closed_section, furniture

FURNITURE = {
    "byline": [
        "By Nora Ohm",
        "By Nora Ohm and Karl de Vries",
        "By NORA OHM, Velm Post",
        "Written by Nora Ohm | 3 October 2019",
        "Words: by Nora Ohm",
    ],
    "share button": [
        "Share",
        "Share this article",
        "Tweet",
        "Facebook Twitter WhatsApp E-mail",
        "Share on Facebook",
    ],
    "sign-up line": [
        "Subscribe For Latest Updates",
        "Subscribe",
        "Sign up to receive the news that matters.",
        "Sign up for our newsletter",
        "Get the best stories in your inbox every morning.",
        "Join our mailing list",
        "We promise not to spam you. You can unsubscribe at any time.",
        "You may opt out whenever you like.",
        "Newsletter: The Tide Table, every Friday.",
        "Sign up free.",
    ],
    "form message": [
        "Invalid email address",
        "Enter your email",
        "Please enter a valid e-mail address",
        "Thank you for subscribing!",
        "Email*",
        "Please enable JavaScript to read on.",
        "To play this video you need to enable JavaScript in your browser.",
        "Loading...",
        "Use the form below.",
    ],
    "cookie notice": [
        "We use cookies to make this site better.",
        "This website uses cookies.",
        "This site uses cookies. OK",
        "Accept all cookies",
        "Manage cookie preferences",
        "Reject all",
        "Accept | Manage preferences",
        "By continuing to browse, you agree to our use of cookies.",
    ],
    "terms": ["Privacy Policy", "By signing up you agree to our terms of service."],
    "log-in line": [
        "Log in",
        "You have 2 free articles left this month.",
        "Sign in to continue",
        "Already a subscriber? Read on.",
        "Log in or register to post comments",
        "Sign in with Google",
        "Create a free account",
        "Create an account to save this story",
        "Log in to your account",
    ],
    "copyright line": [
        "© 2021 Velm Post",
        "Copyright 2021 Velm Post. All rights reserved.",
        "This article was first published in the Velm Post.",
    ],
    "link to more": [
        "Watch: the tide comes in (2:14)",
        "Quiz: name every lighthouse of Norra",
        "BREAKING: Follow our live coverage here",
        "From the section Rowing",
        "Read more",
        "12 Comments",
        "Read more: Barley in the north",
        "Continue reading",
        "Related articles",
        "More from Velm",
        "See also: Mills",
        "You may also like",
        "Click here for the full list",
        "Skip to content",
        "Next article",
        "View all comments",
        "Scroll down to read on",
        "Read the full story here",
        "Load more",
    ],
    "advertisement": ["Advertisement", "ADVERTISEMENT", "Sponsored by Harl & Sons", "Story continues below"],
    "appeal": [
        "Follow us on Instagram",
        "Support our journalism",
        "Please donate to keep us going.",
        "Let us know in the comments!",
        "Donate now",
        "Download the app",
    ],
    "editors' note": [
        "Editor's note: This story was changed.",
        "Correction: An earlier version named the wrong mill.",
        "Update (12:30): The mayor has answered.",
    ],
    "credit": [
        "(Reporting by Nora Ohm; Editing by Karl Weber)",
        "Additional reporting by Nora Ohm",
        "Nora Ohm contributed to this report.",
    ],
    "caption": [
        "Photo by Nora Ohm",
        "Photo: Velm Post",
        "The old mill in Velm in 1921. (Photo: Velm Post)",
        "A wheel. (Nora Ohm/Getty Images)",
        "Figure 3: The wheel of the mill.",
        "Image credit: Velm Museum",
    ],
    "reference": [
        "[3] Ohm, N. Mills of the north.",
        "Ohm, N. B. (2004). Mills of the north. Velm: Harl.",
        "Ohm, Nora: Mills. ISBN 3-16-148410-0",
        '^ "Mills". Velm Post. Retrieved 3 May 2020.',
    ],
    "date line": [
        "Published 3 October 2019",
        "October 3, 2019",
        "Updated: 12:30, 4 Oct 2019",
        "2019-10-03",
        "5 min read",
        "Last updated on Thursday, 3 October 2019 at 10:20 GMT",
    ],
    "navigation": ["Home", "Home | News | Sport | Weather", "Menu", "Tags: mills, water, Velm", "Contents"],
    "address": ["https://velm.example/mills", "post@velm.example", "Tel: 0123 456"],
    "learning aim": [
        "By the end of this section, you will be able to:",
        "In this chapter you will learn how mills work.",
    ],
}

PROSE = [
    "By 1921 the mill had closed.",
    "By night Mara Lind worked as a baker.",
    "The newsletter of the club has 5,000 subscribers.",
    "Subscribers of the Velm Post pay 12 euros a month.",
    "Web browsers keep cookies, small files that a site stores on a computer.",
    "The law says that a site must ask before it sets cookies.",
    "Copyright protects the work of an author for 70 years after death.",
    "The photo of the mill was taken in 1921.",
    "Photographs by Lind hang in three museums.",
    "Follow the river for two miles and you reach the mill.",
    "Readers shared the story 12,000 times on Facebook.",
    "Share prices fell by 3 percent on Monday.",
    "Home prices rose by 12 percent in 2021.",
    "Read is the past tense of the verb.",
    "The references in the book are wrong.",
    "On 3 October 2019, the mill closed.",
    "October 3, 2019, was the day on which the mill closed.",
    "Published in 1921, the book made her famous.",
    "Updated maps of 2019 show the mill.",
    "Advertising pays for half of the paper.",
    "Donations to the museum reached 12,000 euros in 2020.",
    "Comments by the minister angered farmers.",
    "Figure skating came to Velm in 1921.",
    "Table salt is made of sodium and chlorine.",
    "Related species live in the south.",
    "More from duty than from love, Lind stayed.",
    "Support for the plan fell to 41 percent.",
    "Sign languages have a grammar of their own.",
    "Correction of the error took two years.",
    "Get up early if you want to see the mill.",
    "Email was invented in the 1970s.",
    "E-mail addresses hold the sign @, which was rare before.",
    "Video games earned 12 billion euros in 2020.",
    "Topics of the talks were wheat and water.",
    "Harl, A. Lind and 12 others signed it.",
    "In this chapter of its history, Velm was poor.",
    "A spam filter learns which letters people do not want.",
    "You can apply for the card at any office in Velm.",
    "Enter the country with a valid passport.",
    "Divers retrieved 12 bodies from the wreck of the ship.",
    "Privacy policy in Europe changed in 2018.",
    "This work was first published in 1859.",
    "This story was first published in a paper of the north.",
    "Sign up for the plan when you turn 65.",
    "Getty Images sued the firm in 2023.",
    "Join the two wires before you close the box.",
    "Video games, he said, were the future.",
    "Related to the wolf, the dog has lived with people for 15,000 years.",
    "The terms of service of the firm forbid it.",
    "Like other mills, it was built on a river.",
    "Print and radio lost readers and listeners.",
    "Next to the mill stands a barn.",
    "Search teams found the boat after two days.",
    "Contact with the plant burns the skin.",
    "Reuters reported on 3 May 2020 that the mill had burnt down.",
    "Log in to the server.",
    "Log in to the server as root, and stop the service.",
    "Sign in with the key that the administrator gave you.",
    "Sign in to your account and open the page Settings.",
    "Enter your password and press Return.",
    "Enter the e-mail address of the user and click Save.",
    "Create an account with the name admin.",
    "Download the app and install it on the telephone.",
    "Scroll down to the section Network and tick the box.",
    "View all processes that run with the command ps",
    "Keep reading the sensor until it gives a value.",
    "Subscribe to the topic to get updates when a message arrives.",
    "Enable JavaScript in the settings of the browser.",
    "Allow cookies in the settings of the browser.",
    "Reject the request if the cookie is missing.",
    "Users must agree to the terms of service before they can post.",
    "Under the law, you can opt out of the sale of your data.",
    "Donate blood only if you weigh more than 50 kilograms.",
    "Produced by the liver, bile helps to digest fat.",
    "Edited by a monk in 1921, the book became known in all of the north.",
    "The lens throws a picture on the film (image plane).",
    "The mill was sold in spring (April 2019)",
    "The oldest of them is Agence France-Presse (AFP).",
    "An ISBN has 13 digits and names a book.",
    "The recorder was retrieved on 3 May 2020 from the wreck.",
    "3 May 1921: the mill burns to the ground",
    "Update: changes a row that is there already.",
    "Close: ends the program",
]


@pytest.mark.parametrize(
    ("reason", "line"), [(reason, line) for reason, lines in FURNITURE.items() for line in lines]
)
def test_furniture_is_set_aside_with_its_reason(reason: str, line: str) -> None:
    assert furniture(line) == reason
    article = read(
        f"The mill in Velm was sold in 1921.\n\n{line}\n\nIts wheel turns again today and grinds wheat."
    )
    assert [block.text for block in article.readable] == [
        "The mill in Velm was sold in 1921.",
        "Its wheel turns again today and grinds wheat.",
    ]


@pytest.mark.parametrize("line", PROSE)
def test_prose_about_such_things_stays(line: str) -> None:
    assert furniture(line) is None


STEPS = [
    "Log in to the server.",
    "Enter your password and press Return.",
    "Create an account with the name admin.",
    "Download the app and install it.",
    "Scroll down to the section Network.",
]


@pytest.mark.parametrize("mark", ["1. ", "- ", ""])
def test_steps_of_a_procedure_stay(mark: str) -> None:
    steps = "\n\n".join(mark + step for step in STEPS)
    article = read(f"# Setting up\n\nThe program has to be set up once.\n\n{steps}")
    assert [block.text for block in article.readable][1:] == STEPS
    prose = read("The program has to be set up once. " + " ".join(STEPS))
    assert [one.text for one in parse(prose)][1:] == STEPS


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "External links",
        "Further reading",
        "About the author",
        "Learning Objectives",
        "Review Questions",
        "Comments",
        "Related articles",
        "2. Bibliography",
    ],
)
def test_sections_of_furniture_are_closed(heading: str) -> None:
    text = (
        f"# Mills\n\nThe mill was sold in 1921.\n\n## {heading}\n\nThis is no part of it.\n\n"
        "### Deeper\n\nNor is this.\n\n## Wheels\n\nThis is again."
    )
    article = read(text)
    assert [block.text for block in article.readable] == ["The mill was sold in 1921.", "This is again."]


@pytest.mark.parametrize(
    "heading",
    ["Source of the river", "Comments by the king", "Notes on a scandal", "Objectives of the war", "Wheels"],
)
def test_headings_of_the_article_stay_open(heading: str) -> None:
    assert closed_section(heading) is None


@pytest.mark.parametrize(
    ("lead", "start"),
    [
        ("LINDHOLM (Wire) - The mill in Velm was sold in 1921.", "The mill"),
        ("LINDHOLM, Oct. 3 (Wire) -- The mill in Velm was sold in 1921.", "The mill"),
        ("NEW VELM, Calif. — The mill in Velm was sold in 1921.", "The mill"),
        ("Lindholm (AP) — “The mill in Velm,” he said, was sold in 1921.", "“The mill"),
        ("(Wire) - The mill in Velm was sold in 1921.", "The mill"),
        ("Lindholm – the largest town – was sold in 1921.", "Lindholm –"),
        ("UNESCO - the body of the United Nations - met in Velm.", "UNESCO - the"),
        ("NASA said - The mill in Velm was sold in 1921.", "NASA said"),
    ],
)
def test_datelines_are_cut_and_offsets_stay(lead: str, start: str) -> None:
    article = read(lead)
    block = next(article.readable)
    assert block.text.startswith(start)
    assert article.text[block.span[0] :].startswith(start)


def test_citation_marks_are_cut() -> None:
    text = (
        "The mill was sold.[12] It burnt [3, 4] in 1921[a] and [sic] was rebuilt [in Velm].[citation needed]"
    )
    clean = "The mill was sold. It burnt in 1921 and [sic] was rebuilt [in Velm]."
    assert next(read(text).readable).text == clean


def test_byline_and_date_line_are_read() -> None:
    article = read(
        "Mill Sold\n\nBy Nora Ohm and Karl Weber\n\nOctober 3, 2019\n\nThe old mill was sold today."
    )
    assert (article.title, article.author) == ("Mill Sold", "Nora Ohm and Karl Weber")
    assert article.date == "2019-10-03"


def test_form_at_the_end_of_a_page_leaves_no_sentence() -> None:
    text = (
        "Mill Sold in Velm\n\nThe old mill in Velm was sold in 1921.\n\nSubscribe For Daily News\n\n"
        "Sign up to receive the news that others leave out.\nInvalid email address\n"
        "We will not spam you. You can unsubscribe at any time.\n"
    )
    assert [block.text for block in read(text).readable] == ["The old mill in Velm was sold in 1921."]
