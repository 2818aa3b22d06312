"""Numbers as people type them, with their units."""

from dataclasses import replace

import pytest

from questions.kinds import kind
from questions.kinds.kind import BadResponse
from tests.kinds.examples import NUMBER

numeric = kind("numeric")


def score(response, answer="4,200", unit="km", **parts):
    question = replace(NUMBER, answer=answer, unit=unit, **parts)
    return numeric.grade(question, response if isinstance(response, dict) else {"value": response}).score


@pytest.mark.parametrize(
    "value",
    [
        4200,
        4200.0,
        "4200",
        "4,200",
        "4 200",
        "4\u202f200",
        "4,200 km",
        "4200km",
        "4,200 kilometers",
        "about 4,200 kilometres",
        "4.2 thousand km",
        "four thousand two hundred",
        "4,200,000 m",
    ],
)
def test_a_number_is_read_in_any_usual_writing(value):
    assert score(value) == 1


@pytest.mark.parametrize("value", [4201, 4199.5, "42,00", "4,200 miles", "4.2", "4,200 kg", -4200])
def test_another_number_is_wrong(value):
    assert score(value) == 0


def test_the_unit_may_come_apart_from_the_value():
    assert score({"value": 4200, "unit": "kilometers"}) == 1
    assert score({"value": "4,200 km", "unit": "km"}) == 1


def test_a_wrong_unit_is_wrong_with_a_note():
    grade = numeric.grade(NUMBER, {"value": 4200, "unit": "kg"})
    assert grade.score == 0
    assert grade.note == "The number is right, but the unit is not: the answer is in km."


def test_a_wrong_number_gets_no_note_about_its_right_unit():
    assert numeric.grade(NUMBER, {"value": 7, "unit": "km"}).note == ""


@pytest.mark.parametrize(
    ("response", "answer", "unit"),
    [
        ("1.5 million", "1.5", "million people"),
        ("1,500,000 people", "1.5", "million people"),
        (1.5, "1.5", "million people"),
        ("1.5 million", "1.5 million", "people"),
        ("$108 billion", "108", "billion dollars"),
        ("108 billion US dollars", "$108 billion", None),
        (108, "108", "billion dollars"),
        ("25%", "25", "percent"),
        ("25 per cent", "25", "%"),
        ("25", "25", "%"),
        ("six", "6", None),
        ("6 batches", "six", "batches"),
        ("1974", "1974", None),
        ("300 commuters", "300", "commuters a day"),
        ("2,609.8 miles", "4,200", "km"),
        ("−5", "-5", "°C"),
    ],
)
def test_scales_units_and_words(response, answer, unit):
    assert score(response, answer, unit) == 1


@pytest.mark.parametrize(
    ("response", "answer", "unit"),
    [
        ("1.5", "1.5 million", "people"),
        ("1.5 billion", "1.5", "million people"),
        ("6 miles", "6", "batches"),
        ("25 km", "25", "%"),
        ("5", "-5", "°C"),
        (6.4, "6", None),
        ("20 °F", "20", "°C"),
    ],
)
def test_other_scales_and_units_are_wrong(response, answer, unit):
    assert score(response, answer, unit) == 0


def test_without_tolerance_the_key_s_decimals_count():
    assert score(3.14159, "3.14", None) == 1
    assert score(3.16, "3.14", None) == 0


def test_tolerance_is_absolute_and_includes_its_ends():
    assert score(4300, tolerance=100.0) == 1
    assert score(4100, tolerance=100.0) == 1
    assert score(4301, tolerance=100.0) == 0
    assert score("1.6 million", "1.5", "million people", tolerance=0.1) == 1
    assert score("1.7 million", "1.5", "million people", tolerance=0.1) == 0


def test_accepted_quantities_are_right_too():
    assert score("2,600 miles", accepted=("2,600 miles",)) == 1
    assert score("2,600 miles") == 0
    assert score("2,600 km", accepted=("2,600 miles",)) == 0


@pytest.mark.parametrize("nothing", [None, {}, {"value": None}, {"value": ""}, {"unit": "km"}])
def test_nothing_answered_scores_nothing(nothing):
    assert numeric.parse(nothing) is None
    assert numeric.grade(NUMBER, nothing).score == 0


@pytest.mark.parametrize(
    "bad",
    [
        5,
        "5",
        [5],
        {"value": "many"},
        {"value": "12 to 15"},
        {"value": float("nan")},
        {"value": float("inf")},
        {"value": True},
        {"value": [1]},
        {"value": 10**400},
        {"value": "9" * 40},
        {"value": 1, "unit": 5},
        {"value": 1, "score": 1},
        {"value": "4 km", "unit": "miles"},
        {"value": "x" * 3000},
        {"value": "1e5000"},
        {"value": "٣"},
        {"value": "1\0"},
    ],
)
def test_what_is_no_number_is_refused(bad):
    with pytest.raises(BadResponse):
        numeric.parse(bad)


@pytest.mark.parametrize(
    "sent", [{"value": "4,200 km"}, {"value": 1.5, "unit": "Million People"}, {"value": "−3.25"}]
)
def test_parse_is_plain_json_and_stable(sent):
    once = numeric.parse(sent)
    assert numeric.parse(once) == once


def test_parse_gives_numbers():
    assert numeric.parse({"value": "4,200 kilometers"}) == {"value": 4200, "unit": "km"}
    assert numeric.parse({"value": "0.10"}) == {"value": 0.1}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"answer": "many"}, "not a number"),
        ({"tolerance": -1.0}, "tolerance"),
        ({"accepted": ("lots",)}, "lots"),
    ],
)
def test_faults_are_named(change, fault):
    assert any(fault in sentence for sentence in numeric.check(replace(NUMBER, **change)))


def test_the_solution_shows_the_unit():
    assert numeric.solution(NUMBER).key == "4,200 km"
    assert numeric.solution(replace(NUMBER, answer="25", unit="%")).key == "25%"
    assert numeric.solution(replace(NUMBER, answer="108", unit="$")).key == "$108"
