"""Learns the weights from judged drafts; for those who work on the engine, never at run time.

    python -m questions.promise.train VERDICTS... [--write] [--penalty P]

Each VERDICTS is a folder with pairs of files: NAME.json (a text and its drafts, as ``Draft`` fields) and
NAME.tsv (one line for each item: its name, the criteria it fails or "ok"). Prints how well chances
hold on texts left out of the learning, all texts being left out once; ``--write`` keeps the weights.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from questions.gates.outline import Outline
from questions.promise.draft import Draft, Scene
from questions.promise.features import Features, features
from questions.promise.model import WEIGHTS
from questions.question_json import from_dict
from questions.worth.training.fitting import Array, area, fit

FEWEST = 8
"""Drafts in which a feature must be found, to be learnt."""
FOLDS = 10
KEPT = (0.1, 0.2, 0.3, 0.5)


@dataclass(frozen=True)
class Judged:
    """A judged draft: its text, its features, and whether it was accepted."""

    text: str
    features: Features
    accepted: bool


def judged(folders: Sequence[Path]) -> Iterator[Judged]:
    """Yields every judged draft of the folders."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            verdicts = path.with_suffix(".tsv")
            if verdicts.exists():
                yield from _of_text(json.loads(path.read_text(encoding="utf-8")), _read(verdicts))


def _read(path: Path) -> dict[str, bool]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row[0].strip(): row[1].strip().lower() == "ok" for row in rows if len(row) > 1}


def _of_text(stored: dict[str, object], verdicts: dict[str, bool]) -> Iterator[Judged]:
    outline = Outline(stored["title"], tuple(stored["headings"]))  # type: ignore[arg-type]
    spans = [(start, end) for start, end in stored["spans"]]  # type: ignore[attr-defined]
    scene = Scene.of(outline, stored["sentences"], spans)  # type: ignore[arg-type]
    for item in stored["items"]:  # type: ignore[attr-defined]
        if item["item"] in verdicts:
            draft = Draft(
                question=from_dict(item["question"]),
                sort=item["sort"],
                value=item["value"],
                origin=item["origin"],
                gates=tuple(item["gates"]),
            )
            yield Judged(str(stored["slug"]), features(draft, scene), verdicts[item["item"]])


def table(examples: Sequence[Judged]) -> tuple[list[str], Array]:
    """Returns the names of the features worth learning, and the examples as a matrix of them."""
    counts: dict[str, int] = {}
    for example in examples:
        for name, value in example.features.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    return names, np.array([[each.features.get(name, 0.0) for name in names] for each in examples])


def chances(matrix: Array, accepted: Array, folds: Array, penalty: float) -> Array:
    """Returns for each example the chance that a model learnt without its text gives it."""
    result = np.zeros(len(accepted))
    for fold in range(FOLDS):
        held = folds == fold
        model = fit(matrix[~held], accepted[~held], np.ones((~held).sum()), penalty)
        result[held] = 1 / (1 + np.exp(-(matrix[held] @ model.weights + model.offset)))
    return result


def report(accepted: Array, chance: Array) -> None:
    """Prints how the left-out chances rank and hold."""
    print(f"{len(accepted)} drafts, {accepted.mean():.2f} accepted, AUC {area(accepted, chance):.3f}")
    order = np.argsort(-chance, kind="stable")
    for share in KEPT:
        best = order[: max(1, round(share * len(order)))]
        print(
            f"  best {share:.0%}: {accepted[best].mean():.2f} accepted, from chance {chance[best].min():.2f}"
        )
    for low in np.arange(0, 1, 0.1):
        inside = (chance >= low) & (chance < low + 0.1)
        if inside.sum():
            print(f"  chance {low:.1f}-{low + 0.1:.1f}: {accepted[inside].mean():.2f} of {inside.sum()}")


def main() -> None:
    """Learns, reports, and writes the weights if told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--penalty", type=float, default=20.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    examples = list(judged(given.folders))
    names, matrix = table(examples)
    accepted = np.array([float(each.accepted) for each in examples])
    texts = sorted({each.text for each in examples})
    folds = np.array([texts.index(each.text) % FOLDS for each in examples])
    report(accepted, chances(matrix, accepted, folds, given.penalty))
    if given.write:
        model = fit(matrix, accepted, np.ones(len(accepted)), given.penalty)
        pairs = zip(names, model.weights, strict=True)
        weights = {name: round(float(weight), 4) for name, weight in pairs if abs(weight) >= 0.0005}
        data = {"offset": round(model.offset, 4), "weights": weights}
        WEIGHTS.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
