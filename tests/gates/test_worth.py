"""Trivia, open questions and keys that cannot be marked."""

import pytest

from tests.gates.examples import asked, gapped, reason, stated

WORTHY = [
    asked(
        "Why did the Lindholm ferry stop?",
        "cracks in the hull",
        explanation="Engineers found cracks in the hull of the ferry.",
    ),
    asked(
        "Who designed the warning system of Norra?",
        "Ida Voss",
        explanation="Ida Voss designed the system that warns of attacks.",
    ),
    asked(
        "What is the largest moon of Norra called?",
        "Selm",
        explanation="Selm is the largest of the three moons of Norra.",
    ),
    gapped(
        "The powerhouse of the cell is the ____.",
        "mitochondrion",
        explanation="Mitochondria make most energy of cells.",
    ),
    gapped(
        "The heart has ____ chambers.", "four", explanation="Two atria and two ventricles are in the heart."
    ),
    gapped("The ferry was built in ____.", "1974", explanation="The ferry, built in 1974, is the only link."),
    stated(
        "The ferry was built in 1984.", "false", explanation="The ferry was built in 1974, before the bridge."
    ),
    stated(
        "Norra does not have a navy.",
        evidence="Norra has never had a navy.",
        explanation="Norra relies on a coast guard instead.",
    ),
    asked(
        "Who said that trade would double by 2030?",
        "Ida Voss",
        explanation="Ida Voss expects trade to double by 2030.",
    ),
]
GATES = ["key_not_trivial", "key_says_something", "false_by_a_detail", "can_be_typed", "typed_key_special",
         "asks_something_definite", "says_why"]  # fmt: skip


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("question", WORTHY, ids=lambda q: q.stem[:40])
def test_what_is_worth_asking_passes(gate, question):
    assert reason(gate, question) is None


@pytest.mark.parametrize(
    ("gate", "question"),
    [
        ("key_not_trivial", asked("On which day did the ferry stop?", "Tuesday")),
        ("key_not_trivial", asked("Whom did Voss tell?", "reporters")),
        ("key_not_trivial", asked("Who was it that came?", "they")),
        ("key_says_something", asked("How many ferries were there?", "two")),
        ("key_says_something", asked("How many ferries stopped in all?", "several")),
        ("false_by_a_detail", stated("The Lindholm ferry was not built in 1974.", "false")),
        ("false_by_a_detail", stated("The Lindholm ferry was built in 1984.", "false", explanation="")),
        (
            "can_be_typed",
            asked("Why did it stop?", "because the engineers had found " + "many and many " * 6 + "cracks"),
        ),
        ("typed_key_special", gapped("The ____ was closed for six weeks.", "company")),
        ("asks_something_definite", asked("What is a ferry?", "a ship")),
        ("asks_something_definite", asked("What does Norra have?", "a navy")),
        ("asks_something_definite", asked("Who told reporters about it?", "Ida Voss")),
        ("says_why", asked("Why did the ferry stop?", "cracks")),
        ("says_why", asked("Why did the ferry stop?", "cracks", explanation="The answer is: cracks.")),
    ],
)
def test_what_is_not_worth_asking_is_found_out(gate, question):
    assert reason(gate, question)
