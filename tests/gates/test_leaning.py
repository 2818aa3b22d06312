"""A question leans on no other sentence: things introduced there, earlier moments, halves of comparisons."""

from dataclasses import replace

import pytest

from questions.question import Evidence
from tests.gates.examples import asked, gapped, reason, stated

ARTICLE = """How salt is won in Norra

The sea around Norra holds much salt. In 1820 Ida Voss dug a well near Selm, and later two more. A pump of oak
raised the brine. Mayor Olav Berg praised the work.

If power fails

The brine then stands still, and a crust forms within hours.
"""
ALONE = [
    asked("Why does salt form a crust in Norra?"),
    asked("Which well of Ida Voss near Selm holds the most salt?"),
    asked("Who was the first woman to lead a salt works in Norra?"),
    asked("Was salt dearer in Norra than in Sudra?"),
    asked("How far is Selm from Norra, where salt is won?"),
    asked("What did Ida Voss do after the war, two years later, to win salt?"),
    asked("Which salt works are still in use since 1820?"),
    asked("Why did Norra refuse to sell salt?"),
    stated("A deeper well gives more salt and less sand."),
    stated("Salt that still holds water cakes in the bag."),
    stated("Long wells make salt cheaper."),
    stated("Plants grow towards light."),
    stated("Salt in a second bag keeps dry within eight years, as other goods than flour do."),
    gapped("The price of salt in Norra fell by almost a ____ in 1974.", "third"),
]
GATES = [
    "introduced_before",
    "place_of_the_local",
    "counted_from_the_stem",
    "nothing_further",
    "topic_named",
    "no_earlier_moment",
    "moment_dated",
    "distance_from_somewhere",
    "comparison_whole",
    "verb_complete",
    "condition_of_the_section",
]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("question", ALONE, ids=lambda q: q.stem[:40])
def test_what_leans_on_nothing_passes(gate, question):
    assert reason(gate, question, text=f"{question.evidence.text}\n{ARTICLE}") is None


@pytest.mark.parametrize(
    ("gate", "stem"),
    [
        ("introduced_before", "What did the pump raise?"),
        ("place_of_the_local", "Who feeds the local network with brine?"),
        ("counted_from_the_stem", "What stood near the second well in summer?"),
        ("counted_from_the_stem", "The second is the drying of the salt."),
        ("nothing_further", "Why does another pump raise the salt?"),
        ("nothing_further", "What else is salt also used for?"),
        ("nothing_further", "Why is the pressure raised further?"),
        ("topic_named", "How many households reported cracked plaster?"),
        ("topic_named", "A worm damages the bladder."),
        ("no_earlier_moment", "Why did Ida Voss then sell the salt?"),
        ("no_earlier_moment", "Salt has since lost most of its price."),
        ("moment_dated", "Who closed the salt works within hours?"),
        ("moment_dated", "How much did shares in salt rise in the morning?"),
        ("distance_from_somewhere", "Norra was given the time of Sudra, twenty minutes behind."),
        ("comparison_whole", "Why does salt need faster water?"),
        ("comparison_whole", "The price of salt is often higher."),
        ("verb_complete", "Which country abstained and kept its salt until 1911?"),
        ("verb_complete", "A crust of salt is left, which slowly grows."),
        ("verb_complete", "For years no well in Norra surpassed it in depth."),
        ("condition_of_the_section", "Why does brine form a crust?"),
    ],
)
def test_what_leans_on_another_sentence_is_found_out(gate, stem):
    sentence = "The brine then stands still, and a crust forms within hours."
    start = ARTICLE.index(sentence)
    place = Evidence(text=sentence, start=start, end=start + len(sentence))
    question = asked(stem) if stem.endswith("?") else stated(stem)
    assert reason(gate, replace(question, evidence=place), text=ARTICLE)
