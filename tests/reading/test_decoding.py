"""Bytes become text, or an error that says what they are."""

import pytest

from questions.errors import EmptyText, NotText, TooLarge, TooShort
from questions.reading import MAX_LINES, read
from questions.reading.decoding import MAX_BYTES, decode

TEXT = "The café in Velm sold “naïve” art for £5 – the owner, Zoë Ohm, was glad about it.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_declared_encoding_of_a_page() -> None:
    page = '<meta charset="iso-8859-5"><p>The town of Велм was founded in 1921 by a baker.</p>'
    assert decode(page.encode("iso-8859-5")) == page


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)) * 8,
        b"\x00\x01\x02\x03 some words \x04\x05\x06\x07\x08" * 20,
        "words\0words",
        b"\xff\xfe\x00\xd8\x00",
    ],
)
def test_binary_is_refused(data: bytes | str) -> None:
    with pytest.raises(NotText) as caught:
        read(data)
    assert str(caught.value).endswith(".")


def test_pictures_and_old_documents_are_named() -> None:
    with pytest.raises(NotText, match="picture"):
        read(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(NotText, match="RTF"):
        read(rb"{\rtf1 The mill was sold in 1921 by its owner.}")


@pytest.mark.parametrize("data", ["", " \n\t\r\n", b"", b"\xef\xbb\xbf \n", "\ufeff"])
def test_nothing_to_read(data: str | bytes) -> None:
    with pytest.raises(EmptyText):
        read(data)


def test_only_furniture_is_nothing_to_read() -> None:
    with pytest.raises(EmptyText):
        read("Subscribe now\n\nShare\n\n© 2020 The Velm Post. All rights reserved.")


@pytest.mark.parametrize("text", ["Mills.", "Two words", "# Mills", "Mills\n\nWheels", "The mill."])
def test_a_few_words_are_too_short(text: str) -> None:
    with pytest.raises(TooShort, match="few words"):
        read(text)


def test_five_words_are_enough() -> None:
    assert read("The mill closed in 1921.").words == 5


def test_two_megabytes_are_the_limit() -> None:
    sentence = "The old mill was sold in 1921 by its owner.\n\n"
    with pytest.raises(TooLarge):
        decode(sentence * (MAX_BYTES // len(sentence) + 1))
    with pytest.raises(TooLarge):
        decode(b"a" * (4 * MAX_BYTES + 1))
    assert decode("é" * (MAX_BYTES // 2))
    with pytest.raises(TooLarge):
        decode("é" * (MAX_BYTES // 2 + 1))


@pytest.mark.parametrize("line", ["# a\n", "- a\n", "a\n\n", "a|b\n", "Q: a\n"])
def test_lines_without_end_are_refused_before_they_are_read(line: str) -> None:
    with pytest.raises(TooLarge, match="lines"):
        read(line * (MAX_LINES + 1))


def test_paragraphs_of_a_page_without_end_are_refused() -> None:
    with pytest.raises(TooLarge, match="paragraphs"):
        read("<html><body>" + "<p>The mill is old." * 60_001)


def test_two_megabytes_of_prose_are_read() -> None:
    words = "The old mill in Velm was sold in 1921 to a baker who had come from the north. " * 5
    text = "\n\n".join(f"In {1000 + number} the wheel broke. {words}" for number in range(4_500))
    assert len(text) > 1_800_000
    assert len(list(read(text).readable)) == 4_500


def test_marks_that_open_and_never_close_are_read() -> None:
    for mark in ("![", "[a](", "<!--", "**a _b ", "> ", "(", "“", "<div>", "`` ` "):
        article = read("The mill was sold in 1921 by its owner.\n\n" + mark * 40_000)
        assert next(article.readable).text == "The mill was sold in 1921 by its owner."
