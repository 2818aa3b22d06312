"""Multiple choice and true or false."""

from dataclasses import replace

import pytest

from questions.kinds import kind
from questions.kinds.kind import BadResponse
from tests.kinds.examples import CHOICE, STATEMENT, options, shares

choice, statement = kind("multiple_choice"), kind("true_false")


def test_the_right_option_scores_everything():
    grade = choice.grade(CHOICE, "o0")
    assert (grade.score, grade.by_point, grade.right) == (1.0, {"p1": 1.0}, True)


def test_a_wrong_option_scores_nothing():
    assert choice.grade(CHOICE, "o2").by_point == {"p1": 0.0}


def test_every_point_of_a_choice_is_scored_alike():
    question = replace(CHOICE, points=shares("p1", "p2", "p3"))
    assert choice.grade(question, "o0").score == 1.0
    assert choice.grade(question, "o0").by_point == {"p1": 1.0, "p2": 1.0, "p3": 1.0}


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_nothing_answered_scores_nothing(nothing):
    assert choice.parse(nothing) is None
    assert choice.grade(CHOICE, nothing).score == 0
    assert statement.grade(STATEMENT, nothing).by_point == {"p1": 0.0}


@pytest.mark.parametrize("bad", ["o9", "1974", 3, True, ["o0"], {"id": "o0"}, "x" * 3000, "o0\0"])
def test_what_is_no_option_of_the_question_is_refused(bad):
    with pytest.raises(BadResponse):
        choice.grade(CHOICE, bad)


def test_the_solution_shows_every_option_with_its_feedback():
    solution = choice.solution(CHOICE)
    assert solution.key == "1974"
    assert [option.feedback for option in solution.options] == [
        "On 1974.",
        "On 1947.",
        "On 1968.",
        "On 1981.",
    ]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"options": options("1974")}, "at least two"),
        ({"answer": "1947"}, "text of the right option"),
        ({"options": options("1974", "1947", "1974.")}, "twice"),
        ({"options": options("1974", " ")}, "no text"),
        ({"options": tuple(replace(o, correct=True) for o in CHOICE.options)}, "Exactly one option"),
        ({"options": tuple(replace(o, id="same") for o in CHOICE.options)}, "id of its own"),
        ({"stem": "In which year was the ferry built"}, "question mark"),
        ({"stem": " "}, "no text"),
        ({"kind": "cloze"}, "kind is"),
        ({"points": ()}, "no point"),
        ({"points": tuple(replace(s, share=0.9) for s in shares("p1"))}, "sum to 1"),
        ({"points": shares("p1", "p1")}, "asked once"),
        ({"evidence": replace(CHOICE.evidence, text="  ")}, "evidence has no text"),
        ({"evidence": replace(CHOICE.evidence, end=20)}, "does not fit"),
    ],
)
def test_faults_of_a_choice_are_named(change, fault):
    assert any(fault in sentence for sentence in choice.check(replace(CHOICE, **change)))


@pytest.mark.parametrize("said", [True, "true", "True", " TRUE "])
def test_true_may_come_from_json_or_from_a_form(said):
    assert statement.parse(said) is True
    assert statement.grade(STATEMENT, said).right
    assert not statement.grade(replace(STATEMENT, answer="false"), said).right


@pytest.mark.parametrize("bad", [1, 0, "yes", [True], {"value": True}])
def test_what_is_neither_true_nor_false_is_refused(bad):
    with pytest.raises(BadResponse):
        statement.parse(bad)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"answer": "yes"}, "true"),
        ({"stem": "Was the ferry built in 1974?"}, "statement"),
        ({"stem": "The ferry was built in ____."}, "gap"),
    ],
)
def test_faults_of_a_statement_are_named(change, fault):
    assert any(fault in sentence for sentence in statement.check(replace(STATEMENT, **change)))


@pytest.mark.parametrize("answer", [{}, {"a": "b"}, ("true",), "yes"])
def test_a_statement_whose_key_is_no_truth_is_found_faulty(answer):
    assert "The answer should be “true” or “false”." in kind("true_false").check(
        replace(STATEMENT, answer=answer)
    )
