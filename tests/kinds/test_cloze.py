"""Texts with gaps."""

from dataclasses import replace

import pytest

from questions.kinds import kind
from questions.kinds.kind import BadResponse
from tests.kinds.examples import GAP, GAPS, shares

cloze = kind("cloze")


def test_a_gap_is_compared_like_any_typed_answer():
    assert cloze.grade(GAP, ["1974."]).right
    assert not cloze.grade(GAP, ["1975"]).right


def test_each_gap_scores_its_own_point():
    grade = cloze.grade(GAPS, ["lindholm", "400"])
    assert grade.by_point == {"p1": 1.0, "p2": 0.0}
    assert grade.score == 0.5


def test_shares_weigh_the_gaps():
    heavy, light = GAPS.points
    question = replace(GAPS, points=(replace(heavy, share=0.75), replace(light, share=0.25)))
    assert cloze.grade(question, ["Lindholm", ""]).score == 0.75


def test_more_points_than_gaps_share_the_mean():
    question = replace(GAPS, points=shares("p1", "p2", "p3"))
    assert cloze.grade(question, ["Lindholm", ""]).by_point == {"p1": 0.5, "p2": 0.5, "p3": 0.5}
    assert cloze.grade(question, ["Lindholm", "300"]).score == 1.0


def test_the_key_of_another_gap_is_no_slip():
    question = replace(GAPS, answer=("Mirandola", "Mirandolo"))
    assert cloze.grade(question, ["Mirandolo", "Mirandolo"]).by_point == {"p1": 0.0, "p2": 1.0}


def test_slips_are_told_once():
    question = replace(GAPS, answer=("Lindholm", "Lindholm"))
    assert cloze.grade(question, ["Lindhom", "Lindhom"]).note == "Almost: the spelling is “Lindholm”."


@pytest.mark.parametrize("nothing", [None, [], [""], ["", "  "], [None, None]])
def test_empty_gaps_are_nothing_answered(nothing):
    assert cloze.parse(nothing) is None
    assert cloze.grade(GAPS, nothing).score == 0


@pytest.mark.parametrize("bad", ["Lindholm", 3, {"0": "a"}, [1], [["a"]], ["a"] * 21, ["a", "b", "c"], ["a"]])
def test_other_shapes_and_other_numbers_of_gaps_are_refused(bad):
    with pytest.raises(BadResponse):
        cloze.grade(GAPS, bad)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"stem": "The ferry is old."}, "no gap"),
        ({"stem": "The ____ was built in ____."}, "2 gaps, but there are 1 answers"),
        ({"stem": "The ferry was built in ________."}, "written as ____"),
        ({"answer": "…"}, "answer is empty"),
        ({"accepted": ("",)}, "accepted answers is empty"),
    ],
)
def test_faults_are_named(change, fault):
    assert any(fault in sentence for sentence in cloze.check(replace(GAP, **change)))


def test_accepted_answers_need_a_single_gap():
    assert cloze.grade(replace(GAP, accepted=("seventy-four",)), ["74"]).right
    assert any("one gap only" in fault for fault in cloze.check(replace(GAPS, accepted=("ferry",))))


def test_the_solution_shows_the_gaps_in_order():
    assert cloze.solution(GAPS).key == "Lindholm · 300"
