"""Measures the shipped weights against plainer rankings, on books that they were not learnt from."""

import numpy as np

from questions.worth.answers import is_term
from questions.worth.model import Setting, worth
from questions.worth.training.examples import SORTS, Example
from questions.worth.training.fitting import Array, area, interval, precision_at


def rankings(example: Example) -> dict[str, Array]:
    """Returns the score of each sentence by the model and by the rankings that it has to beat."""
    module = example.module
    setting = Setting.of(module.title, module.headings, module.sentences)
    count = len(module.sentences)
    lead = [each["lead overlap"] + each["sentence in title"] for each in example.features]
    return {
        "worth": np.array([worth(setting, index) for index in range(count)]),
        "position": -np.arange(float(count)),
        "title and lead overlap": np.array(lead),
        "tf-idf centroid": example.centroid,
        "length in words": np.array([float(len(line.words)) for line in example.article.lines]),
    }


def report(books: dict[str, list[Example]]) -> str:
    """Returns the tables as Markdown: AUC and precision at 20 %, means over modules, intervals by chapter."""
    lines = ["| book | modules | ranking | AUC | precision at 20 % | asked |", "|---|---|---|---|---|---|"]
    every = [each for found in books.values() for each in found]
    for book, found in {**books, "all": every}.items():
        lines += _rows(book, found)
    lines += ["", "| sort of probe | ranking | AUC |", "|---|---|---|"]
    for sort in SORTS:
        lines += _sort_rows(sort, every)
    return "\n".join([*lines, "", *_answers(every)])


def _rows(book: str, found: list[Example]) -> list[str]:
    scored = [rankings(each) for each in found]
    groups = [each.module.book + each.module.chapter for each in found]
    base = np.mean([each.wanted.mean() for each in found])
    lines = []
    for name in scored[0]:
        areas = np.array([area(e.wanted, s[name]) for e, s in zip(found, scored, strict=True)])
        hits = np.array([precision_at(e.wanted, s[name]) for e, s in zip(found, scored, strict=True)])
        lines.append(
            f"| {book} | {len(found)} | {name} | {_shown(areas, groups)} | {_shown(hits, groups)} | {base:.2f} |"
        )
    return lines


def _sort_rows(sort: str, every: list[Example]) -> list[str]:
    found = [each for each in every if 0 < each.sort(sort).sum() < len(each.labels)]
    groups = [each.module.book + each.module.chapter for each in found]
    scored = [rankings(each) for each in found]
    return [
        f"| {sort} | {name} | "
        + _shown(np.array([area(e.sort(sort), s[name]) for e, s in zip(found, scored, strict=True)]), groups)
        + " |"
        for name in scored[0]
    ]


def _shown(values: Array, groups: list[str]) -> str:
    low, high = interval(values, groups)
    return f"{values.mean():.3f} ({low:.3f} to {high:.3f})"


def _answers(every: list[Example]) -> list[str]:
    """Within sentences that have an asked answer: how often it scores above another phrase, and comes first."""
    areas, firsts, chances, groups = [], [], [], []
    for example in every:
        module = example.module
        setting = Setting.of(module.title, module.headings, module.sentences)
        for index, offered in enumerate(example.asked):
            answers = [answer for answer in offered if is_term(answer)]
            wanted = np.array([float(offered[answer]) for answer in answers])
            if not 0 < wanted.sum() < len(answers):
                continue
            scores = np.array([worth(setting, index, answer) for answer in answers])
            areas.append(area(wanted, scores))
            firsts.append(float(wanted[int(np.argmax(scores))]))
            chances.append(float(wanted.mean()))
            groups.append(module.book + module.chapter)
    return [
        (
            f"Answers within {len(areas)} sentences: AUC {_shown(np.array(areas), groups)}; the best-scored one was "
            f"asked {_shown(np.array(firsts), groups)}; by chance {np.mean(chances):.3f}."
        )
    ]
