"""Plain text: paragraphs, headings and list items are told by blank lines and shape."""

from questions.article import Article
from questions.reading import read


def shape(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.blocks]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The old mill in the town of Velm was sold in 1921 by the\n"
        "family that had owned it for two centuries. Its wheel still\n"
        "turns.\n\nA new owner came."
    )
    assert [block.text for block in read(text).readable] == [
        text[: text.index("\n\n")].replace("\n", " "),
        "A new owner came.",
    ]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    one = "The old mill in Velm was sold in 1921 by the family that had owned it for two centuries. " * 2
    two = "Its wheel still turns, although the river has carried little water since the dam was built. " * 2
    assert shape(read(f"{one}\n{two}\n")) == [("paragraph", one.strip()), ("paragraph", two.strip())]


def test_a_line_that_was_not_full_ends_a_paragraph() -> None:
    text = "The old mill was sold in 1921.\nShort.\nIts wheel still turns, although the river is dry now."
    assert len(list(read(text).readable)) == 3


def test_headings_stand_alone_without_a_full_stop() -> None:
    text = (
        "Mill Sold in Velm\n\nThe old mill was sold in 1921.\n\nWhy Now?\n\nThe owner was poor.\n\n"
        "“Nobody knows”\n\nThat was all he said about it then."
    )
    article = read(text)
    assert [block.text for block in article.blocks if block.kind == "heading"] == [
        "Mill Sold in Velm",
        "Why Now?",
    ]
    assert article.title == "Mill Sold in Velm"
    assert [block.path for block in article.readable][:2] == [
        ("Mill Sold in Velm",),
        ("Mill Sold in Velm", "Why Now?"),
    ]


def test_list_items_lose_their_marks() -> None:
    text = (
        "The mill has three parts:\n\n- a wheel of oak\n- a stone\n  of granite\n* a door\n\n"
        "1. First it turns.\n2) Then it grinds."
    )
    items = [block.text for block in read(text).blocks if block.kind == "list_item"]
    assert items == ["a wheel of oak", "a stone of granite", "a door", "First it turns.", "Then it grinds."]


def test_a_year_or_an_initial_is_no_bullet() -> None:
    text = "1921. That was the year in which it was sold.\n\nA. Ohm bought the old mill."
    assert [block.kind for block in read(text).blocks] == ["paragraph", "paragraph"]


def test_without_a_heading_the_first_words_are_the_title() -> None:
    assert (
        read("The old mill in the town of Velm was sold in 1921.").title
        == "The old mill in the town of Velm…"
    )
    assert read("The old mill was sold in 1921.", title="Mills").title == "Mills"


def test_front_matter_is_read_from_plain_text_too() -> None:
    article = read(
        "---\ntitle: Mills\nauthor: Nora Ohm\n---\nThe old mill was sold in 1921.", form="text/plain"
    )
    assert (article.title, article.author) == ("Mills", "Nora Ohm")
    assert [block.text for block in article.readable] == ["The old mill was sold in 1921."]


def test_words_and_sum_describe_the_article() -> None:
    article = read("Share\n\nThe old mill was sold in 1921.")
    assert article.words == 7
    assert article.language == "en"
    assert len(article.sha256) == 64
    assert article.sha256 != read("The old mill was sold in 1921.").sha256


def test_headings_between_long_lines_need_no_blank_line() -> None:
    long = "The old mill in Velm was sold in 1921 by the family that had owned it for two centuries. " * 2
    article = read(f"Mill Sold in Velm\nBy Nora Ohm\n{long}\nWhy Now?\n{long}")
    assert [block.text for block in article.readable] == [long.strip(), long.strip()]
    assert (article.title, article.author) == ("Mill Sold in Velm", "Nora Ohm")


def test_words_cut_at_the_end_of_a_line_are_joined() -> None:
    text = (
        "The old mill in the town of Velm is known to the inter-\n"
        "national press, and it is in all books as a rather well-\n"
        "known place, since it was sold for much money in the year\n"
        "1921 - so they say."
    )
    assert next(read(text).readable).text == (
        "The old mill in the town of Velm is known to the international press, and it is in all books "
        "as a rather well-known place, since it was sold for much money in the year 1921 - so they say."
    )
