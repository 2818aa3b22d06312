"""Learns the weights of `questions.worth` from open textbooks, and measures them on books held out.

    python -m questions.worth.train BOOKS [--measure]
    python -m questions.worth.train --articles FOLDER

BOOKS is a folder with one folder for each book of SOURCES.md, each holding its `collections` and
`modules` at the commit stated there. Without `--measure` the weights file is written anew; with it,
the shipped weights are measured on the held-out books. `--articles` measures them on articles with
marked facts (a folder such as tests/articles), those held out excepted. Needs numpy; no network; a few minutes.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from questions.worth.model import WEIGHTS
from questions.worth.training import articles, measures
from questions.worth.training.books import read_book
from questions.worth.training.examples import Example, answer_rows, examples, rows
from questions.worth.training.fitting import Array, fit

TRAINING = (
    "anatomy-physiology",
    "business-ethics",
    "entrepreneurship",
    "introduction-anthropology",
    "introduction-business",
    "introduction-intellectual-property",
    "introduction-philosophy",
    "introduction-sociology",
    "principles-of-management-bundle",
    "psychology",
)
HELD_OUT = ("astronomy", "introduction-political-science", "world-history")
EMPHASIS = {"question": 2.0, "summary": 1.0, "term": 0.0}
"""How much a sentence counts that a question asks for, a summary repeats, or a glossary alone defines.

Glossaries are the longest source and would teach that only definitions are worth asking; a sentence that
only they point to counts neither way (left-out glossaries cost nothing on questions and summaries).
"""

_ANSWERS_EVERY = 3


def learn(books: dict[str, list[Example]]) -> dict[str, object]:
    """Returns the content of the weights file."""
    every = [example for book in books.values() for example in book]
    names = list(every[0].features[0])
    averages = {
        name: float(np.mean([np.mean([each[name] for each in example.features]) for example in every]))
        for name in names
    }
    tables = [rows(example, averages) for example in every]
    wanted = np.concatenate([example.wanted for example in every])
    found = fit(np.vstack(tables), wanted, _importance(books))
    scores = [table @ found.weights for table in tables]
    spread = float(np.std(np.concatenate(scores)))
    values = 1 / (1 + np.exp(-1.702 * np.concatenate(scores) / spread))
    weights = dict(zip(names, found.weights, strict=True))
    return {
        "sentence": _rounded(weights, averages, spread),
        "answer": _learn_answers(
            every[::_ANSWERS_EVERY], [each / spread for each in scores[::_ANSWERS_EVERY]]
        ),
        "asked": _rates(values, wanted),
    }


def _importance(books: dict[str, list[Example]]) -> Array:
    """Books count by the root of their length, so that the longest does not drown the others."""
    weights = []
    for book in books.values():
        labels = [each for example in book for each in example.labels]
        weights += [
            max((EMPHASIS[sort] for sort in each), default=1.0) / len(labels) ** 0.5 for each in labels
        ]
    return np.array(weights) / float(np.mean(weights))


def _learn_answers(every: list[Example], scores: list[Array]) -> dict[str, object]:
    """Fits answers with the sentence's score among the features, then counts in units of that score."""
    found, wanted = [], []
    for example, each in zip(every, scores, strict=True):
        more, labels, _ = answer_rows(example, each)
        found += more
        wanted += labels
    names = list(found[0])
    table = np.array([[each[name] for name in names] for each in found])
    fitted = fit(table, np.array(wanted), np.ones(len(table))).weights
    fitted = fitted / fitted[names.index("sentence")]
    means = table.mean(0)
    spread = float(np.std(table @ fitted))
    kept = [name for name in names if name != "sentence"]
    weights = {name: fitted[names.index(name)] for name in kept}
    return _rounded(weights, {name: means[names.index(name)] for name in kept}, spread)


def _rounded(weights: dict[str, float], averages: dict[str, float], spread: float) -> dict[str, object]:
    return {
        "weights": {name: round(float(weight), 5) for name, weight in weights.items()},
        "averages": {name: round(float(average), 5) for name, average in averages.items()},
        "spread": round(spread, 5),
    }


def _rates(values: Array, wanted: Array, steps: int = 10) -> list[tuple[float, float]]:
    """Returns worth and the share of sentences asked about at that worth, made to rise throughout."""
    parts = np.array_split(np.argsort(values), steps)
    points = [(0.0, 0.0)]
    points += [(float(values[part].mean()), max(float(wanted[part].mean()), 0.0)) for part in parts]
    highest = 0.0
    rising = []
    for value, rate in [*points, (1.0, points[-1][1])]:
        highest = max(highest, rate)
        rising.append((round(value, 4), round(highest, 4)))
    return rising


def main() -> None:
    """Reads the command line; trains or measures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("books", type=Path, nargs="?")
    parser.add_argument(
        "--measure", action="store_true", help="measure the shipped weights on the held-out books"
    )
    parser.add_argument(
        "--articles", type=Path, help="measure the shipped weights on articles with marked facts"
    )
    options = parser.parse_args()
    if options.articles:
        print(articles.report(options.articles))
    elif options.books is None:
        parser.error("name the folder of the books, or --articles and a folder of articles")
    elif options.measure:
        print(measures.report(_read(options.books, HELD_OUT)))
    else:
        WEIGHTS.write_text(
            json.dumps(learn(_read(options.books, TRAINING)), indent=1) + "\n", encoding="utf-8"
        )


def _read(folder: Path, names: tuple[str, ...]) -> dict[str, list[Example]]:
    return {name: examples(read_book(folder / name)) for name in names}


if __name__ == "__main__":
    main()
