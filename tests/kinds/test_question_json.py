"""Questions go to JSON as the contract says, and come back unchanged."""

import json
from dataclasses import replace

import pytest

from questions.question_json import BadQuestion, from_dict, to_dict
from tests.kinds.examples import ALL, CHOICE, GAPS, NUMBER, SHORT

FULL = replace(
    CHOICE,
    id="q1",
    explanation="It was built in 1974.",
    spans=((0, 9), (60, 80)),
    attribution="Ida Voss",
    alternate_of="q0",
    accepted=("in 1974",),
    importance=0.25,
    difficulty=0.75,
    guess_rate=0.25,
    confidence=0.9,
    doubts=("Maybe not worth asking.",),
)


@pytest.mark.parametrize("question", [*ALL, FULL], ids=lambda q: q.kind)
def test_a_question_survives_the_round_trip_through_text(question):
    assert from_dict(json.loads(json.dumps(to_dict(question)))) == question


def test_the_fields_are_those_of_the_contract():
    written = to_dict(replace(FULL, options=tuple(replace(o, id="") for o in FULL.options[:2])))
    assert written == {
        "id": "q1",
        "kind": "multiple_choice",
        "stem": "In which year was the Lindholm ferry built?",
        "options": [
            {"text": "1974", "correct": True, "feedback": "On 1974."},
            {"text": "1947", "correct": False, "feedback": "On 1947."},
        ],
        "answer": "1974",
        "accepted": ["in 1974"],
        "explanation": "It was built in 1974.",
        "evidence": {"text": "The ferry, built in 1974, carries 300 commuters.", "start": 10, "end": 58},
        "spans": [[0, 9], [60, 80]],
        "attribution": "Ida Voss",
        "fact": "f1",
        "points": [{"id": "p1", "fact": "f1", "role": "what", "share": 1.0}],
        "alternate_of": "q0",
        "importance": 0.25,
        "difficulty": 0.75,
        "guess_rate": 0.25,
        "confidence": 0.9,
        "doubts": ["Maybe not worth asking."],
    }


def test_only_a_number_has_tolerance_and_unit():
    assert {"tolerance": None, "unit": "km"}.items() <= to_dict(NUMBER).items()
    assert not {"tolerance", "unit"} & to_dict(SHORT).keys()


def test_the_answers_of_several_gaps_are_a_list():
    assert to_dict(GAPS)["answer"] == ["Lindholm", "300"]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": None},
        {"stem": 5},
        {"answer": None},
        {"answer": [1]},
        {"answer": {"a": 1}},
        {"options": {}},
        {"options": ["1974"]},
        {"options": [{"text": "1974"}]},
        {"points": [{"id": "p1"}]},
        {"points": [{"id": "p1", "fact": "f1", "role": "whom"}]},
        {"points": None},
        {"evidence": "there"},
        {"evidence": {"text": "x", "start": 0.5, "end": 1}},
        {"spans": [[1]]},
        {"spans": [[True, 2]]},
        {"accepted": "no"},
        {"accepted": [1]},
        {"importance": 2},
        {"confidence": "high"},
        {"guess_rate": float("nan")},
        {"difficulty": True},
        {"id": 7},
        {"attribution": ["x"]},
        {"doubts": [None]},
        {"tolerance": 10**400},
    ],
)
def test_what_is_no_question_is_refused_with_a_sentence(change):
    with pytest.raises(BadQuestion, match=r"\.$"):
        from_dict(to_dict(FULL) | change)


@pytest.mark.parametrize("data", [None, [], "question", 5])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(BadQuestion):
        from_dict(data)
