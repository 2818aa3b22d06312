"""Traces of rewriting, names put for pronouns, and answers that are not the only one."""

from dataclasses import replace

import pytest

from questions.question import Evidence, Question, Share
from tests.gates.examples import POINT, asked, gapped, reason, stated

LIFE = """Ida Voss: the woman who drained Norra

Ida Voss was a builder of dykes. Her brother Karl Voss sold maps.
Olav Berg, a miller, doubted the plan. She answered in 1830, and she drained the marsh in 1834.
The city lost its mill, and with it 240 jobs, because the sea rose and because the dyke broke.
In winter the water freezes and tears stones away. The marsh, the lowest land of Norra, lies at −6 metres.
"""


def _on(sentence: str, question: Question) -> Question:
    start = LIFE.index(sentence)
    return replace(question, evidence=Evidence(text=sentence, start=start, end=start + len(sentence)))


LOST = "The city lost its mill, and with it 240 jobs, because the sea rose and because the dyke broke."
WINTER = "In winter the water freezes and tears stones away."
MARSH = "The marsh, the lowest land of Norra, lies at −6 metres."
ANSWERED = "She answered in 1830, and she drained the marsh in 1834."
WHY = Share(point="p1", fact="f1", role="why")


@pytest.mark.parametrize(
    ("gate", "question"),
    [
        ("name_not_doubled", stated("Ida Voss Voss was a builder of dykes.")),
        ("source_has_article", stated("According to company, the marsh was dry.")),
        ("one_complement", stated("According to Ida Voss, that dykes break was known.")),
        ("verb_left", stated("In 1924, the university of Norra did in geology.")),
        ("verb_left", asked("How many feet long did Ida Voss find a bone?")),
        ("verb_left", asked("What is left, which slowly fills with silt?")),
        ("link_kept", _on(LOST, gapped("The city lost its mill, with it ____ jobs.", "240"))),
        ("object_asked", _on(MARSH, asked("What does the marsh lie at?", "the lowest land of Norra"))),
        ("object_asked", _on(WINTER, asked("What does the water freeze?", "winter"))),
        ("key_of_one_piece", asked("What had the mills been ringing?", "bells and fining workers")),
        ("object_not_cut", _on(WINTER, stated("In winter the water freezes and tears."))),
        ("sign_kept", _on(MARSH, gapped("The marsh lies at ____ metres.", "6"))),
        ("nobody_acts_on_themselves", stated("Ida Voss and Karl Voss found them in the marsh of Norra.")),
        ("person_resolved", _on(ANSWERED, asked("When did Olav Berg drain the marsh?", "1834"))),
        ("full_name_given", stated("The plan was doubted when Berg saw the marsh.")),
        ("term_asked_as_term", asked("What is the force of the water?", "hydraulic action")),
        (
            "reasons_whole",
            _on(LOST, asked("Why did the city lose its mill?", "Because the sea rose", points=(WHY,))),
        ),
        (
            "short_enough_to_type",
            asked("What did Ida Voss do?", "drain the marsh of Norra with dykes of clay and oak"),
        ),
        ("object_not_open", asked("In 1834, what did Ida Voss find?", "a bone")),
    ],
)
def test_what_was_broken_on_the_way_is_found_out(gate, question):
    assert reason(gate, question, text=f"{LIFE}The plan was doubted when Berg saw the marsh.")


@pytest.mark.parametrize(
    ("gate", "question"),
    [
        ("name_not_doubled", stated("Bora Bora is an island.", evidence="Bora Bora is an island.")),
        ("source_has_article", stated("According to legend, the marsh was dry.")),
        ("source_has_article", stated("According to officials, the marsh was dry.")),
        ("one_complement", stated("According to Ida Voss, that of clay was the best dyke.")),
        ("verb_left", asked("What did Ida Voss do in 1834?")),
        ("verb_left", asked("How many feet long is the dyke of Norra?")),
        ("link_kept", _on(LOST, gapped("The city lost its mill, and with it ____ jobs.", "240"))),
        ("object_asked", _on(WINTER, asked("What does the freezing water tear away?", "stones"))),
        ("object_asked", _on(ANSWERED, asked("What did Ida Voss drain in 1834?", "the marsh"))),
        ("key_of_one_piece", asked("What did the mills ring?", "bells and gongs")),
        ("object_not_cut", _on(WINTER, stated("In winter the water freezes."))),
        ("sign_kept", _on(MARSH, gapped("The marsh lies at ____ metres.", "−6"))),
        ("nobody_acts_on_themselves", stated("Ida Voss saw mills in Norra and sold them.")),
        ("person_resolved", _on(ANSWERED, asked("When did Ida Voss drain the marsh?", "1834"))),
        ("full_name_given", stated("The plan was doubted when Voss saw the marsh.")),
        ("term_asked_as_term", asked("What is the force of the water called?", "hydraulic action")),
        ("term_asked_as_term", asked("What is the function of the dyke?", "keeping water out")),
        ("reasons_whole", _on(LOST, asked("Why did the city lose its mill?", LOST[45:-1], points=(WHY,)))),
        ("short_enough_to_type", asked("What did Ida Voss do?", "drain the marsh")),
        ("object_not_open", asked("What did Ida Voss find in the marsh that she drained?", "a bone")),
    ],
)
def test_what_only_looks_alike_passes(gate, question):
    assert (
        reason(gate, question, text=LIFE + (question.evidence.text if "Bora" in question.stem else ""))
        is None
    )


def test_a_thing_put_for_it_is_asked_about_unless_it_is_the_topic():
    article = "The dyke of Norra\n\nA decree of 1834 closed the dyke. It was opened in 1890."
    evidence = Evidence(text="It was opened in 1890.", start=article.index("It was"), end=len(article))
    wrong = asked("When was a decree of 1834 opened?", "1890", evidence="x", points=(POINT,))
    assert reason("thing_resolved", replace(wrong, evidence=evidence), text=article)
    right = replace(wrong, stem="When was the dyke of Norra opened?", evidence=evidence)
    assert reason("thing_resolved", right, text=article) is None
