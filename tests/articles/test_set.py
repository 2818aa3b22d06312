"""The development set is sound: texts are what was judged, and every span points at whole sentences."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
TEXTS = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))["texts"]


def gold(slug: str) -> dict[str, Any]:
    return json.loads((HERE / "gold" / f"{slug}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["slug"])
def test_a_text_is_the_one_that_was_judged(entry: dict[str, Any]) -> None:
    raw = (HERE / "texts" / f"{entry['slug']}.txt").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == entry["sha256"]
    assert len(raw.decode().split()) == entry["words"]
    assert entry["licence"].startswith("CC0")


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["slug"])
def test_evidence_is_whole_sentences(entry: dict[str, Any]) -> None:
    text = (HERE / "texts" / f"{entry['slug']}.txt").read_bytes().decode()
    parts = gold(entry["slug"])
    for part in [*parts["facts"], *parts["questions"]]:
        assert part["evidence"]
        for start, end in part["evidence"]:
            passage = text[start:end]
            assert passage == passage.strip()
            assert passage[-1] in ".?!”\"’'):", passage


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["slug"])
def test_there_are_enough_facts_and_questions_and_they_agree(entry: dict[str, Any]) -> None:
    parts = gold(entry["slug"])
    known = {fact["id"] for fact in parts["facts"]}
    assert 10 <= len(known) <= 15
    assert len(parts["questions"]) == 8
    assert all(set(question["facts"]) <= known for question in parts["questions"])


def test_the_set_has_many_sorts_and_keeps_five_aside() -> None:
    assert len(TEXTS) >= 15
    assert len({entry["sort"] for entry in TEXTS}) >= 8
    assert sum(entry["held_out"] for entry in TEXTS) == 5
