"""A question is understood without the article, and still is in a year."""

import pytest

from tests.gates.examples import asked, reason, stated

ALONE = [
    "Why did the ferry Ida lose its licence in 2021?",
    "What did Ida Voss say about her first ship?",
    "How long does it take to cross the Norra Strait?",
    "Why is it important to dry seeds slowly?",
    "When did Norra and Sudra open their border?",
    "How do bees find their way home?",
    "Which army did the US send to Norra in 1917?",
    "Who ruled Norra during World War I?",
    "Which king of Norra was called Olav I?",
    "Which metals, such as gold, do not rust?",
    "What happens to those who cross the line?",
    "How many moons are there in the system of Norra?",
    "What does the cylinder of a steam engine hold?",
    "Which company built the ferry Ida?",
    "What did the company Norra Mining sell in 1974?",
    "Who led the siege of Norra?",
    "Why did Norra say that the deal with Sudra had failed?",
    "What do both Norra and Sudra export?",
    "What separates the two chambers of the heart?",
    "What are the two largest islands of Norra?",
    "What percentage of today's ferries are electric?",
    "Was the price of salt in 1800 higher than today?",
    "What fell on Norra some 66 million years ago?",
    "What was the ferry Ida last used for?",
    "Which storm hit Norra in October 2019?",
    "What does Norra celebrate every year in May?",
    "What is the other side of the Norra Strait called?",
    "What does a government do when it taxes bread?",
    "What did Voss mean by “we will not wait”?",
    "Why does a plant turn its leaves to the light?",
    "What is the process by which plants make sugar called?",
]
GATES = [
    "pronouns_resolved",
    "nobody_addressed",
    "nothing_pointed_at",
    "both_named",
    "nothing_loose",
    "time_stands_alone",
    "maybe_loose",
    "year_given",
]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("stem", ALONE)
def test_what_stands_alone_passes(gate, stem):
    assert reason(gate, asked(stem)) is None


@pytest.mark.parametrize(
    ("gate", "stem"),
    [
        ("pronouns_resolved", "What did she say about the repairs?"),
        ("pronouns_resolved", "How long will they take to finish?"),
        ("pronouns_resolved", "It was built in 1974 by engineers."),
        ("pronouns_resolved", "Its hull had several cracks in 1974."),
        ("pronouns_resolved", "Why did his brother leave Norra?"),
        ("pronouns_resolved", "What did they call the harbour?"),
        ("nobody_addressed", "What can we learn from the ferry?"),
        ("nobody_addressed", "How do you repair a hull?"),
        ("nobody_addressed", "What did the storm teach us in 1974?"),
        ("nobody_addressed", "In 1974 I was the harbour master."),
        ("nothing_pointed_at", "Why was this ferry stopped in 2021?"),
        ("nothing_pointed_at", "Which of these ferries was built first?"),
        ("nothing_pointed_at", "Why did such ferries stop in 2021?"),
        ("nothing_pointed_at", "How many people lived there in 1974?"),
        ("nothing_pointed_at", "Who was the master at that time?"),
        ("nothing_pointed_at", "Which of the former was built in 1974?"),
        ("nothing_pointed_at", "What did those ferries carry in 1974?"),
        ("both_named", "What did both countries sign in 1974?"),
        ("both_named", "What did the two sides agree on?"),
        ("nothing_loose", "What did the company announce in 2021?"),
        ("nothing_loose", "Why did the move anger the islanders?"),
        ("nothing_loose", "When did the spokesman speak to reporters?"),
        ("nothing_loose", "What was the nation's largest export in 1974?"),
        ("nothing_loose", "When was the new bridge opened?"),
        ("nothing_loose", "What did the government decide in 1974?"),
        ("maybe_loose", "How does the government choose its judges?"),
        ("time_stands_alone", "What stopped the ferry Ida last month?"),
        ("time_stands_alone", "How many ferries does Norra currently have?"),
        ("time_stands_alone", "Which ferry was recently built in Norra?"),
        ("time_stands_alone", "How many ferries were built over the past two years?"),
        ("time_stands_alone", "Who took over the port of Norra two years ago?"),
        ("year_given", "Which storm hit Norra in October?"),
    ],
)
def test_what_needs_the_article_is_found_out(gate, stem):
    question = asked(stem) if stem.endswith("?") else stated(stem)
    assert reason(gate, question)


def test_a_year_repairs_a_loose_time():
    assert reason("time_stands_alone", asked("How many ferries does Norra now, in 2021, have?")) is None
