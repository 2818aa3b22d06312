"""Every character of the prose leads back to its place in the text as given."""

from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.article import Article, Prose, copied, joined, nothing
from questions.errors import InputError
from questions.reading import read
from questions.reading.formats import Form
from questions.reading.weave import Weave

MARKDOWN = """---
title: On mills
---
# Mills of *Velm* #

The **old** mill &amp; the \\*new\\* one use [river *water*](http://a.b/c_(d) "a title") daily,
and `wheel  x` turns.[^1] **Its owner** is <b>Ann&nbsp;Ohm</b>, said <http://velm.example> on
Monday.  *Nobody else may use it.* See [the book][book] and ![a wheel](w.png) here.

> They were glad that
> the **mill** runs.

- First the wheel turns
  the stone.
    1. Then the stone turns.

[book]: http://velm.example/book
[^1]: A note about wheels that nobody reads.
"""

HTML = """<!doctype html><html><head><title>x</title><script>if (a<b) "<p>no</p>"</script></head>
<body>
<p>The <b>old</b> mill &amp; the&nbsp;new one use
<a href="http://a.b?c=1&amp;d=2">river <i>water</i></a> daily.
<em>Nobody else</em> may use it, said Ann&#8217;s   clerk<!-- the tall one -->.</p>
<p>It grinds 10<sup>6</sup> grains<br>
of H<sub>2</sub>O-free wheat.</p></body></html>"""

PLAIN = (
    "VELM (Wire) — The old mill was\r\nsold in 1921.[3] It was rebuilt\rsoon after by its new owner."
    "\r\n\r\n\tAn end."
)

TEXTS: list[tuple[Form, str]] = [("markdown", MARKDOWN), ("html", HTML), ("plain", PLAIN)]


def stand_ins(article: Article) -> list[tuple[str, str]]:
    """Pairs each character of the prose with what stands for it in the text as given."""
    return [
        (char, article.text[start:end])
        for block in article.blocks
        for char, start, end in zip(block.prose.text, block.prose.starts, block.prose.ends, strict=True)
    ]


@pytest.mark.parametrize(("form", "text"), TEXTS)
def test_each_character_is_in_its_stretch(form: Form, text: str) -> None:
    for char, given_text in stand_ins(read(text, form=form)):
        shown = unescape(given_text)
        assert (
            char in shown
            or (char == " " and not shown.strip())
            or (char == " " and given_text.startswith("<br"))
            or char == "⁶"
        ), (char, given_text)


@pytest.mark.parametrize(("form", "text"), TEXTS)
def test_stretches_are_in_order(form: Form, text: str) -> None:
    for block in read(text, form=form).blocks:
        starts, ends = list(block.prose.starts), list(block.prose.ends)
        assert starts == sorted(starts)
        assert all(start < end for start, end in zip(starts, ends, strict=True))
        stretches = list(zip(starts, ends, strict=True))
        assert all(one == two or one[1] <= two[0] for one, two in pairwise(stretches))


def source(article: Article, words: str) -> str:
    """Returns the text as given behind words of the prose."""
    for block in article.blocks:
        place = block.text.find(words)
        if place >= 0:
            start, end = block.prose.span(place, place + len(words))
            return article.text[start:end]
    raise AssertionError(f"{words!r} is in no block")


def test_markdown_marks_stay_in_pairs() -> None:
    article = read(MARKDOWN, form="markdown")
    assert source(article, "mill & the *new* one") == "mill &amp; the \\*new\\* one"
    assert source(article, "Its owner") == "**Its owner**"
    assert source(article, "river water") == '[river *water*](http://a.b/c_(d) "a title")'
    assert source(article, "Nobody else may use it.") == "*Nobody else may use it.*"
    assert source(article, "that the mill runs") == "that\n> the **mill** runs"
    assert source(article, "the book") == "[the book][book]"


def test_html_marks_stay_in_pairs() -> None:
    article = read(HTML, form="html")
    assert source(article, "old mill & the new one") == "<b>old</b> mill &amp; the&nbsp;new one"
    assert source(article, "Nobody else may") == "<em>Nobody else</em> may"
    assert source(article, "Ann’s clerk.") == "Ann&#8217;s   clerk<!-- the tall one -->."
    assert source(article, "10⁶ grains of H2O") == "10<sup>6</sup> grains<br>\nof H<sub>2</sub>O"


def test_plain_text_keeps_its_line_ends() -> None:
    article = read(PLAIN)
    assert article.text == PLAIN
    assert source(article, "mill was sold in 1921. It") == "mill was\r\nsold in 1921.[3] It"
    assert next(article.readable).text.startswith("The old mill was sold")


def test_clean_gives_the_prose_of_a_span() -> None:
    article = read(MARKDOWN, form="markdown")
    block = next(article.readable)
    assert article.clean(block.span) == block.text
    start = MARKDOWN.index("**Its owner")
    assert article.clean((start, MARKDOWN.index("</b>", start) + 4)) == "Its owner is Ann Ohm"


def test_prose_can_be_cut_and_joined() -> None:
    prose = copied("abc def ghi", 0)
    assert prose.without((0, 4), (7, 8)).text == "defghi"
    assert prose.without((3, 7)).span(2, 4) == (2, 8)
    assert joined([prose[0:3], prose[8:]]).span() == (0, 11)
    assert Prose("  a ", *(copied("  a ").starts, copied("  a ").ends)).strip().span() == (2, 3)
    with pytest.raises(IndexError):
        nothing().span()


def test_marks_belong_to_the_letters_they_touch() -> None:
    text = "<b><i>ab</i></b>"
    weave = Weave()
    weave.opens(0, 3)
    weave.opens(3, 6)
    weave.copy(text, 6, 8)
    weave.closes(8, 12)
    weave.closes(12, 16)
    assert weave.prose().span() == (0, 16)
    assert weave.prose().span(0, 1) == (0, 7)


MARKS = [
    *"aB .\n\r\t*_`[]()<>!#&;\\-|'\"~^1:/=p",
    "&amp;",
    "<b>",
    "</b>",
    "</p>",
    "<br>",
    "**",
    "[a](b)",
    "\\*",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=80), st.sampled_from(["plain", "markdown", "html"]))
def test_any_marks_keep_places_in_bounds(marks: list[str], form: str) -> None:
    text = "The old mill was sold in 1921 by its owner.\n\n" + "".join(marks)
    try:
        article = read(text, form=form)
    except InputError:
        return
    assert article.text == text
    for block in article.blocks:
        starts, ends = list(block.prose.starts), list(block.prose.ends)
        assert len(block.text) == len(starts) == len(ends)
        assert starts == sorted(starts)
        assert ends == sorted(ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    for char, given_text in stand_ins(article):
        assert char in unescape(given_text) or char == " ", (char, given_text)
