"""Side remarks, signposts, announcements, bare numbers: true, and worth little."""

import pytest

from questions.gates import judge
from questions.question import Evidence, Question
from tests.gates.examples import asked, gapped, reason, stated

HEAD = "How salt is won in Norra\n\n"
MARSH = "Leena Marsh, a trader at Ostrand Bank, said that salt was cheap."
FOIL = "Salt looks dry because it is white, but it holds water that dissolves its grains."


def _says(gate: str, question: Question) -> str | None:
    return reason(gate, question, text=HEAD + question.evidence.text)


@pytest.mark.parametrize(
    ("gate", "question"),
    [
        ("not_a_count_of_a_list", asked("In how many ways is salt won?", "four", "two", "five")),
        (
            "not_a_count_of_a_list",
            stated("Salt is won in three ways.", "false", evidence="Salt is won in four ways."),
        ),
        ("no_signpost", stated("Salt is won in two ways.")),
        ("no_signpost", stated("The drying of salt is not as simple as it seems.")),
        ("not_a_publication", stated("Norra Salt published results from its well.")),
        ("not_a_publication", asked("In what year did a team publish the tracks of whales?", "1974")),
        ("no_side_remark", asked("Where is Norra Salt listed?", "Selm")),
        ("no_side_remark", gapped("Ida Voss was the youngest of ____ children.", "five")),
        ("not_only_in_an_aside", gapped("Leena Marsh is a trader at ____.", "Ostrand Bank", evidence=MARSH)),
        ("no_sample_size", gapped("In a survey of ____ parents, most wanted salt.", "1,150")),
        ("no_sample_size", gapped("A café with ____ bags should dry its salt.", "200")),
        ("sum_about_topic", asked("How many euros has Calder paid out as goodwill?", "310,000 euros")),
        ("detail_about_topic", asked("In what year did the young Olav Berg dissect fish?", "1876")),
        ("not_the_day", asked("On what date did Norra open its salt works?", "1 November 1880")),
        ("not_the_day", asked("When did it open?", "July 2020", "May 2020", "March 2020", "June 2020")),
        ("key_not_the_topic", asked("What did a decree turn into a monopoly?", "salt of Norra")),
        (
            "not_an_opinion_at_large",
            stated(
                "According to Ida Voss, people will bear much for what they trust.", attribution="Ida Voss"
            ),
        ),
        ("predicate_not_open", gapped("Leena Marsh is ____.", "a trader at Ostrand Bank")),
        ("predicate_not_open", asked("Who has a son at Castle School?", "Ida Voss")),
        ("not_the_foil", stated("Salt looks dry because it is white.", evidence=FOIL)),
        ("statement_not_advice", stated("Keep salt in a dry jar.")),
        ("statement_not_advice", stated("Salt cakes when wet, so divide a bag among several jars.")),
    ],
)
def test_what_is_worth_little_is_found_out(gate, question):
    assert _says(gate, question)


@pytest.mark.parametrize(
    ("gate", "question"),
    [
        ("not_a_count_of_a_list", asked("How many chambers has the heart?", "four")),
        ("no_signpost", stated("Salt is won in two ways: by drying sea water and by mining.")),
        ("not_a_publication", stated("Norra Salt presented each worker with a bag.")),
        ("no_side_remark", stated("Salt is based on sodium.")),
        ("not_only_in_an_aside", asked("Who said that salt was cheap?", "Leena Marsh", evidence=MARSH)),
        ("no_sample_size", gapped("In a survey of parents, ____ wanted salt.", "61 per cent")),
        ("sum_about_topic", asked("How many euros did Norra pay for its salt?", "310,000 euros")),
        ("detail_about_topic", asked("In what year did Norra open its salt works?", "1876")),
        ("detail_about_topic", stated("A steeper dome directs more of its weight downwards.")),
        ("not_the_day", asked("When did it open?", "July 2020", "May 2019", "March 2021", "June 1998")),
        ("key_not_the_topic", asked("What keeps a dyke dry?", "clay of Norra and salt from Selm")),
        (
            "not_an_opinion_at_large",
            stated("According to Ida Voss, salt is won in Norra by drying.", attribution="Ida Voss"),
        ),
        ("predicate_not_open", gapped("The sea around Norra is ____ in winter.", "frozen")),
        ("not_the_foil", stated("Salt looks dry, but it holds water.", evidence=FOIL)),
        ("statement_not_advice", stated("Use of salt is old.")),
        ("statement_not_advice", stated("Salt cakes when wet, so the bags stay closed.")),
    ],
)
def test_what_looks_alike_and_is_worth_asking_passes(gate, question):
    assert _says(gate, question) is None


def test_a_length_in_passing_is_doubtful() -> None:
    text = "The Lindholm fair shows more than 50 new boats during the four-day event."
    draft = Question(
        kind="cloze",
        stem="The Lindholm fair shows more than 50 new boats during the ____ event.",
        answer="four-day",
        points=(),
        evidence=Evidence(text=text, start=0, end=len(text)),
    )
    assert any("in passing" in doubt for doubt in judge(draft, text).doubts)
