"""The built-in article states every fact of its original, in our own words and with the speakers."""

import pytest

from questions.article import Article
from questions.language import parse
from questions.library import LibraryArticle, builtin
from questions.reading import read
from tests.library.expected import Expected, expected_facts

SHORT_NAMES = {
    "Vladimir Putin": "Putin",
    "Sergei Boyev": "Boyev",
    "Dmitry Peskov": "Peskov",
    "the Kremlin": "Kremlin",
}


@pytest.fixture(scope="module")
def library() -> LibraryArticle:
    (only,) = builtin()
    return only


@pytest.fixture(scope="module")
def article(library: LibraryArticle) -> Article:
    return read(library.text)


def quoted(article: Article, fact: Expected) -> str:
    return " ".join(article.text[start:end] for start, end in fact.evidence)


def test_front_matter_names_the_original(library: LibraryArticle, article: Article) -> None:
    assert library.slug == library.path.stem == "china-missile-warning"
    assert library.metadata["original"] == "Russia Helping China to Build a Missile Defense System"
    assert "retelling" in library.metadata["note"]
    assert (article.author, article.outlet, article.date) == ("Nicole Hao", "The Epoch Times", "2019-10")
    assert article.title == library.title == library.metadata["title"]


def test_every_fact_is_there(article: Article) -> None:
    assert len(expected_facts()) == 31


@pytest.mark.parametrize("fact", expected_facts(), ids=lambda fact: fact.id)
def test_evidence_is_whole_sentences_that_hold_the_keys(article: Article, fact: Expected) -> None:
    spans = {(sentence.start, sentence.end) for sentence in parse(article)}
    assert set(fact.evidence) <= spans
    assert fact.missing(quoted(article, fact)) == []


@pytest.mark.parametrize("fact", [fact for fact in expected_facts() if fact.who], ids=lambda fact: fact.id)
def test_evidence_names_the_speaker(article: Article, fact: Expected) -> None:
    who = SHORT_NAMES.get(fact.who or "", fact.who or "").split()[0]
    assert all(who in article.text[start:end] for start, end in fact.evidence)


def test_every_sentence_states_one_of_the_facts(article: Article) -> None:
    stated = {span for fact in expected_facts() for span in fact.evidence}
    assert [one.text for one in parse(article) if (one.start, one.end) not in stated] == []


def test_it_reads_in_a_few_minutes(article: Article) -> None:
    assert 450 <= article.words <= 650
