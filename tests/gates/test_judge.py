"""A question goes through every gate, and every reason is a sentence with the gate's name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.gates import judge, names
from questions.gates.registry import HARD, SOFT
from questions.question import Evidence, Option, Question
from tests.gates.examples import EVIDENCE, POINT, asked
from tests.kinds.examples import ALL

GOOD = asked(
    "Why did the Lindholm ferry stop running in May 2021?",
    "cracks in its hull",
    explanation="Engineers found cracks in the hull, so the ferry stopped in May 2021.",
)


def test_a_good_question_passes_every_gate_without_doubt():
    verdict = judge(GOOD, EVIDENCE)
    assert verdict.findings == ()
    assert verdict.doubts == ()
    assert verdict.passed


def test_a_bad_one_is_dropped_with_reasons_and_the_names_of_the_gates():
    bad = replace(GOOD, stem="Why did it stop because of cracks in its hull")
    rejections = judge(bad, EVIDENCE).rejections(bad)
    assert {"ends_well", "pronouns_resolved", "stem_without_key"} <= {each.gate for each in rejections}
    assert all(each.stem == bad.stem and each.kind == bad.kind for each in rejections)


def test_a_doubt_does_not_drop():
    verdict = judge(replace(GOOD, explanation=""), EVIDENCE)
    assert verdict.passed
    assert verdict.doubts == ("There is no explanation.",)


def test_the_set_takes_part():
    assert "point_not_asked_before" in {
        finding.gate for finding in judge(GOOD, EVIDENCE, [replace(GOOD)]).findings
    }


def test_every_gate_is_told_in_one_line_and_is_hard_or_soft():
    assert len(names()) == len(set(names())) >= 40
    assert all((gate.__doc__ or "").strip() for gate in (HARD | SOFT).values())


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.kind)
def test_every_kind_can_be_judged(question):
    assert isinstance(judge(question, EVIDENCE).passed, bool)


wording = st.text(max_size=60) | st.sampled_from(
    ["____ is ____.", "Who?", "“", "12–15 km", "US", "The the", "(a", "1974", "$5"]
)


@given(
    st.sampled_from(["multiple_choice", "true_false", "cloze", "short_answer", "numeric", "riddle"]),
    wording,
    wording | st.lists(wording, max_size=3).map(tuple),
    st.lists(wording, max_size=4),
    wording,
    st.none() | wording,
)
def test_no_question_whatever_breaks_a_gate(kind, stem, key, wrong, text, speaker):
    options = tuple(Option(text=each, correct=not n) for n, each in enumerate([str(key), *wrong]))
    evidence = Evidence(text=text, start=0, end=len(text))
    question = Question(
        kind=kind,
        stem=stem,
        answer=key,
        points=(POINT,),
        options=options,
        evidence=evidence,
        attribution=speaker,
    )
    verdict = judge(question, text, [GOOD])
    assert all(finding.reason[-1] in ".?" for finding in (*verdict.findings, *verdict.doubtful))
