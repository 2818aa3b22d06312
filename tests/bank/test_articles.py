"""Articles are stored once, with clean words for every place of their text, or not at all."""

import pytest

from questions.errors import EmptyText, ForeignLanguage, InputError, NotText, TooLarge, TooShort
from questions.reading import text_of
from quizapp.accounts.models import User
from quizapp.bank import articles, passages
from quizapp.bank.generating import store
from quizapp.bank.models import Article
from tests.bank.findings import TEXT, result
from tests.conftest import count
from tests.reading.pdf_files import Words, column, pdf

MARKDOWN = """---
title: The ferry
author: A. Writer
date: 2024-05-01
---

# Across the sound

The **Lindholm ferry** was built in 1974 by the [Voss yard](https://example.org) &amp; its men.
It carries up to 62 cars.
"""


def test_the_same_text_is_stored_once(any_learner: User) -> None:
    first = articles.add(any_learner, TEXT, title="Ferries")
    assert articles.add(any_learner, TEXT, title="Other title").id == first.id
    assert (count(Article), first.title, first.language) == (1, "Ferries", "en")


def test_what_a_text_says_about_itself_is_kept(any_learner: User) -> None:
    article = articles.add(any_learner, MARKDOWN)
    assert (article.title, article.author, article.published) == ("The ferry", "A. Writer", "2024-05-01")
    assert article.format == "markdown"


def test_a_pdf_is_stored_as_the_text_that_was_taken_from_it(any_learner: User) -> None:
    page = [Words("Across the sound", size=20), *column(["The ferry was built in 1974 by the yard."], y=690)]
    data = pdf(page, info="/Title (The ferry) /Author (Anna Writer)")
    article = articles.add(any_learner, data)
    assert (article.title, article.author, article.format) == ("The ferry", "Anna Writer", "markdown")
    assert (article.text, article.format) == text_of(data)
    [[start, end]] = article.blocks[1]["sentences"]
    assert article.text[start:end] == "The ferry was built in 1974 by the yard."
    assert articles.add(any_learner, article.text).id == article.id


def test_pieces_give_back_clean_words_for_any_place(any_learner: User) -> None:
    article = articles.add(any_learner, MARKDOWN)
    start, end = MARKDOWN.index("The **"), MARKDOWN.index("its men.")
    _, words, after = passages.passage(article.blocks, start, end)
    assert words == "The Lindholm ferry was built in 1974 by the Voss yard & "
    assert after.startswith("its men.")


def test_sentences_point_into_the_text_as_given(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    sentences = [article.text[start:end] for block in article.blocks for start, end in block["sentences"]]
    assert sentences[1] == "It carries up to 62 cars across the sound."
    assert len(sentences) == 4


def test_only_an_article_that_holds_nothing_is_removed(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    assert not articles.remove_if_empty(article)
    other = articles.add(any_learner, "Nothing much happens in this text at all, as everybody can see.")
    assert articles.remove_if_empty(other)
    assert count(Article) == 1


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("", EmptyText),
        (" \n\t ", EmptyText),
        ("Ferry", InputError),
        ("The ferry runs.", TooShort),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), NotText),
        ("The ferry \0 was built by the Voss yard in 1974.", NotText),
        ("The ferry \ud800 was built by the Voss yard in 1974.", NotText),
        (
            "Der Dampfer wurde neunzehnhundertvierundsiebzig auf der Werft gebaut und fährt seitdem. " * 5,
            ForeignLanguage,
        ),
        ("The ferry was built in 1974. " * 80_000, TooLarge),
    ],
    ids=["empty", "blank", "one word", "three words", "picture", "nul", "half pair", "german", "large"],
)
def test_what_cannot_be_read_is_refused_and_nothing_stored(
    any_learner: User, data: str | bytes, error: type[InputError]
) -> None:
    with pytest.raises(error):
        articles.add(any_learner, data)
    assert count(Article) == 0
