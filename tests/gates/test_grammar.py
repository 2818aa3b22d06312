"""The surface of good English, and no page junk."""

import pytest

from tests.gates.examples import asked, gapped, reason, stated

GOOD = [
    asked("Why did the Lindholm ferry stop running in 2021?"),
    asked("In which year was the Lindholm ferry built?", "1974"),
    asked("What is the hull of the Lindholm ferry made of?", "steel"),
    asked("Who, according to Ida Voss, had the ferry's keys?", "the mate"),
    asked("Which war did the U.S. enter in 1917?", "World War I"),
    asked("For how long had the ferry had cracks?", "a year"),
    asked("More than how many adults does the flu affect?", "300"),
    asked("With which two countries was Norra at war in 1917?", "Sudra"),
    asked("Is it true that the ferry that that crew sailed sank?", "no"),
    asked("How large is a one-room house on a European island?", "20 m2"),
    asked("What did Voss (the harbour master) call “a wise step”?", "the stop"),
    asked("Which bands played on Bora Bora in 1999?", "two"),
    asked("Between Norra and Sudra is a border; how long is it?", "90 km"),
    asked("What did the needed repairs cost in 2021?", "$2"),
    asked("eBay was founded in which year?", "1995"),
    asked("What was the first ship to cross the Norra Sea?", "Ida"),
    asked("What is 3.5 metres high in the harbour of Norra?", "the gate"),
    asked("How many people did the seed vault feed in an hour?", "9"),
    stated("The Lindholm ferry was built in 1974."),
    stated("When water freezes, it expands by 9 percent."),
    stated("So far north, summers in Norra last six weeks."),
    stated("First aid kits are carried on every ferry in Norra."),
    stated("Plant cells contain water."),
    stated("The border between Norra and Sudra is 90 km long."),
    gapped("The Lindholm ferry was built in ____.", "1974"),
    gapped("____ was the first harbour master of Norra.", "Ida Voss"),
    gapped("Norra has a ____-km border with Sudra.", "90"),
    gapped("The price rose by ____% in 2019.", "25"),
    gapped("The mine cost $____ million in 1974.", "5"),
]
GATES = [
    "begins_well",
    "ends_well",
    "ends_whole",
    "marks_in_pairs",
    "no_doubled_words",
    "clean_spacing",
    "fit_length",
    "verbs_agree",
    "asks_in_one_breath",
    "articles_agree",
    "whole_sentence",
    "whole_gap",
    "no_page_junk",
    "asks_about_the_subject",
    "easy_length",
]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("question", GOOD, ids=lambda q: q.stem[:40])
def test_good_english_passes(gate, question):
    assert reason(gate, question) is None


@pytest.mark.parametrize(
    ("gate", "question"),
    [
        ("begins_well", asked("why did the ferry stop?")),
        ("begins_well", stated("However, the ferry was built in 1974.")),
        ("begins_well", stated("And the ferry was built in 1974.")),
        ("begins_well", stated("For example, cells contain water.")),
        ("begins_well", stated("First, the ferry was built in 1974.")),
        ("begins_well", gapped("____ stopped the ferry in 1974.", "cracks")),
        ("ends_well", asked("Why did the ferry stop")),
        ("ends_well", asked("It was the ferry that was built in 1974?")),
        ("ends_well", asked("Which ferry was built in 1974.")),
        ("ends_whole", stated("The ferry was built of.")),
        ("ends_whole", asked("Why did Voss close the harbour and the?")),
        ("ends_whole", gapped("The ____ was larger than.", "ferry")),
        ("marks_in_pairs", asked("What did Voss call “a wise step?")),
        ("marks_in_pairs", asked("What did Voss (the master do?")),
        ("marks_in_pairs", asked("Who said this?", 'a "wise step')),
        ("no_doubled_words", asked("Why did did the ferry stop?")),
        ("no_doubled_words", gapped("The ferry was built in ____.", "in 1974")),
        ("clean_spacing", asked("Why did the ferry  stop?")),
        ("clean_spacing", asked("Why did the ferry stop ?")),
        ("clean_spacing", asked("Why did the … ferry stop?")),
        ("clean_spacing", asked("Why, , did the ferry stop?")),
        ("fit_length", asked("Who stopped it?")),
        ("fit_length", asked("Why " + "very " * 45 + "late?")),
        ("easy_length", asked("Why " + "very " * 32 + "late?")),
        ("verbs_agree", asked("What did stopped the ferry in 1974?")),
        ("verbs_agree", stated("Norra and Sudra has built a bridge.")),
        ("verbs_agree", stated("Voss said that Norra and Sudra was at war.")),
        ("verbs_agree", stated("The ferry was has built in 1974.")),
        ("verbs_agree", asked("What has Norra and Sudra announced since 1974?")),
        ("verbs_agree", asked("Which two countries has signed the treaty?")),
        ("articles_agree", asked("What is a engine of the ferry called?")),
        ("articles_agree", gapped("The ship had an ____ in 1974.", "crack")),
        ("articles_agree", gapped("The ship had a ____ in 1974.", "engine")),
        ("asks_in_one_breath", asked("How many rooms: two low and two high has the ferry?")),
        ("whole_sentence", stated("The largest ferry of the northern island.")),
        ("whole_sentence", stated("When the ferry was built in 1974.")),
        ("whole_gap", gapped("The price rose by 27-____% in 1974.", "30")),
        ("whole_gap", gapped("The ferry____ stopped in 1974.", "man")),
        ("whole_gap", gapped("The depth is 3.____ metres in Norra.", "5")),
        ("no_page_junk", stated("LINDHOLM (Wire) — The ferry was built in 1974.")),
        ("no_page_junk", stated("The ferry was built in 1974.[3]")),
        ("no_page_junk", stated("Subscribe to the newsletter of the ferry.")),
        ("no_page_junk", asked("What was built?", "https://example.org")),
        ("no_page_junk", stated("As Figure 3 shows, cells contain water.")),
        ("no_page_junk", stated("THE LINDHOLM FERRY IS back in service.")),
        ("no_page_junk", stated("They are sensitive [areas] of work.")),
        ("asks_about_the_subject", asked("What does the author of this passage say?")),
        ("asks_about_the_subject", asked("What does the article say about ferries?")),
    ],
)
def test_bad_surface_is_found_out(gate, question):
    assert reason(gate, question)


def test_a_stem_that_goes_on_behind_a_full_stop_is_dropped() -> None:
    assert (
        reason("one_sentence", asked("Why does Dr. Voss heat the brine of Norra approx. twice a day?"))
        is None
    )
    assert reason("one_sentence", asked("Why does the pump of Norra stop. heat?"))


def test_a_question_word_inside_a_clause_is_dropped() -> None:
    assert reason("asked_once", asked("When the tide is low, how does the ferry of Norra land?")) is None
    assert reason("asked_once", asked("When the tide is low, how, what is set decides the hour of sailing?"))
