"""``quizapp generate``: from a file to questions, with nothing stored."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import refused

Run = Callable[..., Any]

TEXT = """The Lindholm ferry was built in 1974 by the Voss yard in Bergen.
It carries 240 passengers across the sound every day.

In 1991 the town of Lindholm bought the ferry for two million crowns.
Mayor Anna Berg said the purchase had saved the island's school.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT)
    return file


def test_json_is_one_object_as_the_contract_has_it(run: Run, article: Path, data: Path) -> None:
    done = run("generate", str(article), "--json", "--count", "10")
    assert (done.returncode, done.stderr) == (0, "")
    result = json.loads(done.stdout)
    assert list(result) == ["article", "facts", "questions", "rejected", "conflicts"]
    assert list(result["article"]) == ["title", "language", "words", "sha256"]
    assert result["facts"]
    for question in result["questions"]:
        evidence = question["evidence"]
        assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]
    assert not data.exists()


def test_standard_input_gives_the_same_as_a_file(run: Run, article: Path) -> None:
    assert run("generate", "-", "--json", input=TEXT).stdout == run("generate", str(article), "--json").stdout


def test_people_get_text_with_facts_questions_and_reasons(run: Run, article: Path) -> None:
    done = run("generate", str(article), "--explain", "--count", "10")
    assert (done.returncode, done.stderr) == (0, "")
    assert "facts" in done.stdout
    assert "rejected" in done.stdout


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n ", b"word", b"\x00\x01\x02\xff\xfe" * 100, b"Ein Schiff. " * 200_000],
    ids=["empty", "blank", "one word", "binary", "over two megabytes"],
)
def test_a_text_that_cannot_be_used_is_refused_in_one_line(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd"
    file.write_bytes(content)
    refused(run("generate", str(file), "--json"))


def test_a_foreign_language_is_named(run: Run) -> None:
    german = "Das Schiff fährt jeden Morgen um acht Uhr über den Sund. Es trägt viele Menschen nach Hause."
    assert "German" in refused(run("generate", "-", input=german))


def test_an_unknown_kind_is_refused_with_those_that_there_are(run: Run, article: Path) -> None:
    assert "multiple_choice" in refused(run("generate", str(article), "--kinds", "riddle"))
