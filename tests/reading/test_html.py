"""HTML: the article is told from the page around it, and offsets stay in the page as given."""

from pathlib import Path

from questions.reading import read

PAGE = Path(__file__).with_name("mill.html").read_text("utf-8")


def test_only_the_article_is_read() -> None:
    assert [block.text for block in read(PAGE).readable] == [
        (
            "The old mill in the town of Velm was sold for 1.2 million euros on Monday, "
            "the town council said. It was built in 1721."
        ),
        "“We are glad,” said Dr. Karl Weber, who has led the council since the spring of 2012.",
        "The wheel of the mill is made of old oak.",
        "The stone comes from a quarry in the north.",
        "The new owner, a baker from the north of the country, wants to grind the wheat of the valley again.",
        "The town keeps the right to buy the mill back before the end of 2030, says the contract of sale.",
    ]


def test_the_page_tells_title_author_outlet_and_date() -> None:
    article = read(PAGE)
    assert (article.title, article.author, article.outlet) == (
        "Mill sold in Velm",
        "Nora O’Hara",
        "Velm Post",
    )
    assert article.date == "2019-10-03"


def test_headings_are_paths() -> None:
    paths = [block.path for block in read(PAGE).readable]
    assert paths[0] == ("Mill sold in Velm",)
    assert paths[-1] == ("Mill sold in Velm", "What comes next?")


def test_offsets_point_into_the_page() -> None:
    article = read(PAGE)
    first = next(article.readable)
    start, end = first.prose.span(first.text.index("1.2"), first.text.index(" euros"))
    assert PAGE[start:end] == "<b>1.2&nbsp;million</b>"


def test_a_fragment_is_read_whole() -> None:
    article = read("<p>The mill was <i>sold</i> in 1921.</p><p>It is old.</p>")
    assert [block.text for block in article.readable] == ["The mill was sold in 1921.", "It is old."]


def test_breaks_and_cells_separate() -> None:
    text = "<div>The mill was sold<br>in 1921.<br><br>It is old.</div><p>Its <i>wheel</i><b>s</b> turn.</p>"
    assert [block.text for block in read(text).readable] == [
        "The mill was sold in 1921.",
        "It is old.",
        "Its wheels turn.",
    ]


def test_powers_and_indices_keep_their_meaning() -> None:
    mark = "<sup><a href='#a'>7</a></sup>"
    text = f"<p>A gram holds 10<sup>22</sup> molecules of H<sub>2</sub>O in 5 m<sup>3</sup>.{mark}</p>"
    assert next(read(text).readable).text == "A gram holds 10²² molecules of H2O in 5 m³."


def test_broken_markup_is_still_read() -> None:
    text = "<p>The mill <b>was sold</p> in 1921 & is < 300 years old.<li>One <i>part</b> is old.<a href='x"
    words = " ".join(block.text for block in read(text, form="html").blocks)
    assert words.startswith("The mill was sold in 1921 & is < 300 years old. One part is old.")


def test_bold_lines_that_stand_alone_are_headings() -> None:
    text = "<p>The mill was sold in 1921.</p><p><b>Why Now?</b></p><p>The owner was poor.</p>"
    assert [block.kind for block in read(text).blocks] == ["paragraph", "heading", "paragraph"]


def test_ordinals_are_no_powers() -> None:
    text = "<p>The 2<sup>nd</sup> and 19<sup>th</sup> mill in Velm was sold in 1921.</p>"
    assert next(read(text).readable).text == "The 2nd and 19th mill in Velm was sold in 1921."


def test_a_class_cannot_hide_the_whole_page() -> None:
    text = "<div class='with-sidebar'><p>The mill was sold in 1921.</p></div>"
    assert [block.text for block in read(text).readable] == ["The mill was sold in 1921."]
