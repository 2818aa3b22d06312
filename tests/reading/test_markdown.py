"""Markdown: front matter, headings as paths, lists, quotes; code and tables are no prose."""

import pytest

from questions.reading import read
from questions.reading.formats import looks_like

TEXT = """---
title: "Mills: a history"
author: Nora Ohm
outlet: Velm Post
date: 3 October 2019
# a comment
empty:
---

# The mills of Velm

The old mill was sold in 1921.

## Parts

- The wheel is of oak.
  - Its axle is of iron.
- The stone is of granite.

### Stone

> It weighs two tons, says a sign.

| part | weight |
|------|--------|
| stone | 2 t   |

```
wheel.turn()
```

Setext heading
--------------

<p>The door is <i>red</i>.</p>

[All](a) [the](b) [mills](c)

![A picture of the mill](mill.png)
"""


def test_front_matter_tells_author_outlet_and_date() -> None:
    article = read(TEXT)
    assert article.title == "Mills: a history"
    assert (article.author, article.outlet, article.date) == ("Nora Ohm", "Velm Post", "2019-10-03")
    assert article.metadata["empty"] == ""
    assert "a comment" not in article.metadata


def test_blocks_know_their_kind_level_and_path() -> None:
    article = read(TEXT)
    assert [(block.kind, block.level, block.path, block.text) for block in article.readable] == [
        ("paragraph", 0, ("The mills of Velm",), "The old mill was sold in 1921."),
        ("list_item", 1, ("The mills of Velm", "Parts"), "The wheel is of oak."),
        ("list_item", 2, ("The mills of Velm", "Parts"), "Its axle is of iron."),
        ("list_item", 1, ("The mills of Velm", "Parts"), "The stone is of granite."),
        ("quote", 0, ("The mills of Velm", "Parts", "Stone"), "It weighs two tons, says a sign."),
        ("paragraph", 0, ("The mills of Velm", "Setext heading"), "The door is red."),
    ]


def test_what_is_no_prose_has_a_reason() -> None:
    reasons = {block.text: block.dropped for block in read(TEXT).blocks if block.dropped}
    assert reasons["stone"] == "table"
    assert reasons["```\nwheel.turn()\n```".replace("\n", " ")] == "code"
    assert reasons["All the mills"] == "links"


def test_a_title_given_by_the_caller_wins() -> None:
    assert read(TEXT, title="Given").title == "Given"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# Mills\n\nText.", "markdown"),
        ("Some **bold** words.", "markdown"),
        ("See [mills](http://a.b).", "markdown"),
        ("---\ntitle: x\n---\nText.", "markdown"),
        ("Mills\n=====\n", "markdown"),
        ("<!DOCTYPE html>\n<p>x", "html"),
        ("<p>Mills <b>turn</b>.</p>", "html"),
        ("<?xml version='1.0'?><html>", "html"),
        ("A plain text with 2 * 3 * 4 and snake_case_words and a < b.", "plain"),
        ("He got #1 in the list. --- More.", "plain"),
        ("Use <b> for bold, says the book.", "plain"),
    ],
)
def test_the_format_is_told_by_its_marks(text: str, form: str) -> None:
    assert looks_like(text) == form


@pytest.mark.parametrize("form", ["markdown", "text/markdown; charset=utf-8", "notes.md", "MD"])
def test_the_format_can_be_said(form: str) -> None:
    article = read("The mill was *sold* in 1921.", form=form)
    assert [block.text for block in article.readable] == ["The mill was sold in 1921."]


def test_said_plain_leaves_marks_alone() -> None:
    assert (
        next(read("The mill was **sold** in 1921.", form="plain").readable).text
        == "The mill was **sold** in 1921."
    )


def test_dashes_without_entries_are_no_front_matter() -> None:
    article = read("---\nThe mill was sold in 1921.\n\n---\n\nIt was old.", form="markdown")
    assert "The mill was sold in 1921." in [block.text for block in article.blocks]
    assert article.metadata == {}


def test_lists_in_front_matter_are_passed_over() -> None:
    article = read(
        "---\ntitle: Mills\ntags:\n  - water\n- wheat\nabout: >\n  long text\n---\nThe mill was sold in 1921."
    )
    assert article.title == "Mills"
    assert [block.text for block in article.blocks] == ["The mill was sold in 1921."]


def test_windows_line_ends_change_no_prose() -> None:
    one, other = read(TEXT), read(TEXT.replace("\n", "\r\n"))
    assert [block.text for block in one.readable] == [block.text for block in other.readable]
    for block in other.readable:
        start, end = block.span
        assert other.clean((start, end)) == block.text
