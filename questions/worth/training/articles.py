"""Measures the shipped weights on articles whose key facts a person has marked: no textbooks, no weak labels."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from questions.reading.sentences import sentence_spans
from questions.worth.training.books import Module
from questions.worth.training.examples import Example, example_of
from questions.worth.training.fitting import Array, area, interval, precision_at
from questions.worth.training.measures import rankings

_ENDS = tuple(".!?…”\"’')")
_LONGEST_HEADING = 19


def report(folder: Path) -> str:
    """Returns a table over the articles of the folder's manifests that are not held out.

    A sentence is wanted if it lies mostly within the evidence of a fact of the least importance named.
    """
    names = [
        text
        for path in sorted(folder.glob("manifest*.json"))
        for text in json.loads(path.read_text())["texts"]
    ]
    read = [_read(folder, text) for text in names if not text["held_out"]]
    lines = [
        "| importance | articles | ranking | AUC | precision at 20 % | wanted |",
        "|---|---|---|---|---|---|",
    ]
    for least in (2, 3):
        lines += _rows(least, [(example, _wanted(spans, gold, least)) for example, spans, gold in read])
    return "\n".join(lines)


def _rows(least: int, found: list[tuple[Example, Array]]) -> Iterator[str]:
    scored = [(wanted, rankings(example)) for example, wanted in found]
    base = np.mean([wanted.mean() for wanted, _ in scored])
    for name in scored[0][1]:
        areas = np.array([area(wanted, scores[name]) for wanted, scores in scored])
        hits = np.array([precision_at(wanted, scores[name]) for wanted, scores in scored])
        yield f"| {least} | {len(found)} | {name} | {_shown(areas)} | {_shown(hits)} | {base:.2f} |"


def _shown(values: Array) -> str:
    low, high = interval(values, [str(number) for number in range(len(values))])
    return f"{values.mean():.3f} ({low:.3f} to {high:.3f})"


def _wanted(spans: list[tuple[int, int]], gold: dict[str, Any], least: int) -> Array:
    facts = [fact for fact in gold["facts"] if fact["importance"] >= least]
    marked = [evidence for fact in facts for evidence in fact["evidence"]]
    return np.array([float(any(_mostly_within(span, each) for each in marked)) for span in spans])


def _mostly_within(span: tuple[int, int], evidence: list[int]) -> bool:
    shared = min(span[1], evidence[1]) - max(span[0], evidence[0])
    return shared > 0.5 * min(span[1] - span[0], evidence[1] - evidence[0])


def _read(folder: Path, entry: dict[str, str]) -> tuple[Example, list[tuple[int, int]], dict[str, Any]]:
    text = (folder / "texts" / f"{entry['slug']}.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "gold" / f"{entry['slug']}.json").read_text(encoding="utf-8"))
    module = Module(entry["slug"], "", entry["title"])
    spans: list[tuple[int, int]] = []
    for match in re.finditer(r"\S(?:.*\S)?(?:\n\S.*)*", text):
        prose = match[0]
        if not prose.endswith(_ENDS) and len(prose.split()) <= _LONGEST_HEADING:
            module.headings.append(prose)
        else:
            spans += [(match.start() + start, match.start() + end) for start, end in sentence_spans(prose)]
    module.sentences = [text[start:end] for start, end in spans]
    module.marked = [set() for _ in spans]
    return example_of(module), spans, gold
