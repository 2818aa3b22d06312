"""``quizapp generate``: questions from a file or a page, without a database."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import click

import questions
from quizapp import config
from quizapp.cli.telling import telling

if TYPE_CHECKING:
    from questions.facts.fact import Fact
    from questions.generation import Result
    from questions.question import Question

MOST_BYTES = 8_000_001
"""Enough for two megabytes of text in any encoding, and one more to be told that it is too much."""


@click.command("generate")
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--explain", is_flag=True, help="Print what was rejected and why.")
@click.option("--kinds", help="Only these kinds of question, separated by commas.")
@click.option("--count", type=click.IntRange(1), help="So many questions, doubtful ones last.")
@click.option("--seed", type=int, default=0, help="Another seed, another selection.")
def command(
    source: str, as_json: bool, explain: bool, kinds: str | None, count: int | None, seed: int
) -> None:
    """Make questions from the article in the file or at the address SOURCE, - for standard input."""
    data = _read(source)
    wanted = [name.strip() for name in kinds.split(",")] if kinds is not None else None
    with telling("Reading the article and writing questions …"):
        result = _generated(data, wanted, count, seed)
    if as_json:
        click.echo(json.dumps(result.to_dict(), ensure_ascii=False))
    else:
        click.echo("\n".join(_readable(result)))
    if explain:
        click.echo("\n".join(_explained(result)), err=as_json)


def _read(source: str) -> str | bytes:
    if source.startswith(("http://", "https://")):
        from quizapp.fetching.page import fetch

        return fetch(source).content
    if source == "-":
        return sys.stdin.buffer.read(MOST_BYTES)
    with Path(source).open("rb") as file:
        return file.read(MOST_BYTES)


def _generated(data: str | bytes, kinds: list[str] | None, count: int | None, seed: int) -> "Result":
    from questions.language import ModelError, use_model

    try:
        use_model(config.load()["spacy_model"].value)
        return questions.generate(data, kinds=kinds, count=count, seed=seed)
    except (ModelError, ValueError) as error:
        raise click.UsageError(str(error)) from error


def _readable(result: "Result") -> Iterator[str]:
    article = result.article
    yield f"{article.title} ({article.words} words)"
    yield f"\n{len(result.facts)} facts"
    for number, fact in enumerate(result.facts, 1):
        yield f"{number:3}. {fact.statement}{_said_by(fact)}"
    yield f"\n{len(result.questions)} questions"
    for number, question in enumerate(result.questions, 1):
        yield "\n".join([f"{number:3}. {question.stem}", *_below(question)])


def _said_by(fact: "Fact") -> str:
    told = [
        *([f"says {fact.attribution}"] if fact.attribution else []),
        *([fact.hedge] if fact.hedge else []),
    ]
    return f" ({', '.join(told)})" if told else ""


def _below(question: "Question") -> Iterator[str]:
    """What stands below a stem: choices, key, evidence and doubts."""
    from questions.kinds import kind

    solution = kind(question.kind).solution(question)
    yield from (f"       {'●' if option.correct else '○'} {option.text}" for option in question.options)
    yield f"     {kind(question.kind).label}; key: {solution.key}"
    if question.evidence:
        yield indent(f"“{' '.join(question.evidence.text.split())}”", "     ")
    yield from (f"     look twice: {doubt}" for doubt in question.doubts)


def _explained(result: "Result") -> Iterator[str]:
    yield f"\n{len(result.rejected)} rejected"
    for each in result.rejected:
        yield f"  [{each.gate or 'reading'}] {' '.join(each.stem.split())}: {each.reason}"
    for gate, number in Counter(each.gate or "reading" for each in result.rejected).most_common():
        yield f"{number:5} by {gate}"
