"""Evidence stands in its place and supports the key."""

from dataclasses import replace

import pytest

from questions.question import Evidence
from tests.gates.examples import EVIDENCE, asked, gapped, reason, stated

FERRY = asked("What did engineers find in the hull of the Lindholm ferry?", "cracks")


def test_evidence_at_its_place_passes():
    assert reason("evidence_in_place", FERRY) is None


@pytest.mark.parametrize(
    "evidence",
    [None, Evidence(text="  ", start=0, end=2), Evidence(text=EVIDENCE, start=1, end=len(EVIDENCE) + 1),
     Evidence(text=EVIDENCE.replace("1974", "1975"), start=0, end=len(EVIDENCE))],
)  # fmt: skip
def test_missing_moved_and_changed_evidence_is_found_out(evidence):
    assert reason("evidence_in_place", replace(FERRY, evidence=evidence), text=EVIDENCE)


def test_spans_outside_the_article_are_found_out():
    assert reason("evidence_in_place", replace(FERRY, spans=((5, 9),))) is None
    assert reason("evidence_in_place", replace(FERRY, spans=((5, 9999),)))
    assert reason("evidence_in_place", replace(FERRY, spans=((9, 5),)))


@pytest.mark.parametrize(
    "key", ["cracks", "cracks in its hull", "harbour master Ida Voss", "up to 300", "Voss"]
)
def test_a_key_out_of_the_evidence_passes(key):
    assert reason("evidence_supports_key", replace(FERRY, answer=key)) is None


@pytest.mark.parametrize("key", ["a fire", "Karl Berg", "1975", "up to 400 commuters"])
def test_a_key_from_elsewhere_is_found_out(key):
    assert reason("evidence_supports_key", replace(FERRY, answer=key))


def test_numbers_may_be_written_in_another_way():
    evidence = "The strait is 4,200 kilometers long and cost $1.5 million over six years."
    for key in ("4200 km", "six", "6", "$1.5 million", "1,500,000 dollars"):
        assert reason("evidence_supports_key", asked("How much was it?", key, evidence=evidence)) is None
    number = asked("How much did it cost?", "1.5", kind="numeric", unit="million dollars", evidence=evidence)
    assert reason("evidence_supports_key", number) is None
    assert reason("evidence_supports_key", replace(number, unit="billion dollars"))


def test_a_name_may_be_resolved_from_the_article():
    text = "He called the strike off in June. Earlier, Karl Berg had led it."
    question = asked("Who called off the strike?", "Karl Berg", evidence=text[:33])
    assert reason("evidence_supports_key", question, text=text) is None
    assert reason("evidence_supports_key", replace(question, answer="Nils Holm"), text=text)


def test_a_further_span_may_support_the_key():
    text = "It stopped at once. The hull of the ferry had cracks."
    question = asked("Why did the ferry stop?", "cracks", evidence=text[:19])
    assert reason("evidence_supports_key", question, text=text)
    assert reason("evidence_supports_key", replace(question, spans=((20, 53),)), text=text) is None


def test_a_true_statement_is_what_the_evidence_says():
    assert reason("evidence_supports_statement", stated("The Lindholm ferry was built in 1974.")) is None
    assert reason("evidence_supports_statement", stated("The Lindholm ferry was built in 1975."))
    assert reason("evidence_supports_statement", stated("The island's school has a new teacher."))


def test_a_pronoun_of_the_evidence_stands_for_what_came_just_before():
    text = "The human heart pumps blood. It is about the size of a fist."
    question = replace(
        stated("The human heart is about the size of a fist."),
        evidence=Evidence(text=text[29:], start=29, end=len(text)),
    )
    assert reason("evidence_supports_statement", question, text=text) is None
    assert reason(
        "evidence_supports_statement", replace(question, stem="The liver is the size of a melon."), text=text
    )


def test_a_false_statement_differs_from_the_evidence():
    assert (
        reason("evidence_supports_statement", stated("The Lindholm ferry was built in 1984.", "false"))
        is None
    )
    assert reason("evidence_supports_statement", stated("The Lindholm ferry was built in 1974.", "false"))
    sold = "Norra sold the mine to Sudra in 1974."
    swapped = stated("Sudra sold the mine to Norra in 1974.", "false", evidence=sold)
    assert reason("evidence_supports_statement", swapped) is None


def test_the_question_is_about_what_the_evidence_is_about():
    assert reason("evidence_supports_stem", FERRY) is None
    assert reason("evidence_supports_stem", gapped("The Lindholm ferry was built in ____.", "1974")) is None
    assert reason(
        "evidence_supports_stem", asked("Which crop do farmers of the northern valley grow?", "cracks")
    )


def test_faults_of_structure_are_reasons():
    assert reason("sound_structure", FERRY) is None
    assert "gap" in reason("sound_structure", gapped("The ferry was built in 1974.", "1974"))
    assert "no kind" in reason("sound_structure", replace(FERRY, kind="riddle"))
