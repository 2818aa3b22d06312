"""Typed answers are read as a fair marker reads them."""

import pytest

from questions.kinds import kind
from questions.kinds.kind import BadResponse
from tests.kinds.examples import SHORT, typed

short = kind("short_answer")


def score(key, response, *accepted, wrong=()):
    return short.grade(typed(key, *accepted, wrong=wrong), response).score


@pytest.mark.parametrize(
    ("key", "response"),
    [
        ("Sochi", "sochi"),
        ("São Paulo", "Sao Paulo"),
        ("Łódź", "lodz"),
        ("the Valdai Discussion Club", "Valdai Discussion Club"),
        ("radar stations", "  radar   stations. "),
        ("Earth’s core", "earth's core"),
        ("solid-fuelled", "solid fueled"),
        ("air–defence systems", "air-defense systems"),
        ("S-400", "S400"),
        ("colour", "color"),
        ("organisation", "organization"),
        ("theatre", "theater"),
        ("travelling", "traveling"),
        ("haemoglobin", "hemoglobin"),
        ("oesophagus", "esophagus"),
        ("six", "6"),
        ("6 batches", "six batches"),
        ("twenty-five", "25"),
        ("the 70th anniversary", "seventieth anniversary"),
        ("25 percent", "25%"),
        ("25 %", "25 per cent"),
        ("$108 billion", "108 billion dollars"),
        ("$108 billion", "US$108bn"),
        ("6,000 kilometers", "6000 km"),
        ("6 000 km", "6,000 kilometres"),
        ("1.5 million", "1,500,000"),
        ("3 October", "October 3"),
        ("3 October", "Oct. 3"),
        ("3 October", "on the 3rd of October"),
        ("October 3, 2019", "3 October 2019"),
        ("2019-10-03", "Oct 3rd, 2019"),
        ("3 October", "3 October 2019"),
        ("October 2019", "in Oct. 2019"),
        ("the U.S.", "United States"),
        ("the United Kingdom", "UK"),
        ("radars and satellites", "satellites and radars"),
        ("detect, track and intercept", "track, intercept, and detect"),
        ("Dongfeng-41 (DF-41)", "Dongfeng-41"),
        ("confidentiality agreements", "because of confidentiality agreements"),
        ("a crack", "crack"),
        ("C++", "c++"),
        ("−5 °C", "-5 degrees Celsius"),
    ],
)
def test_the_same_answer_in_other_wording_is_right(key, response):
    grade = short.grade(typed(key), response)
    assert grade.right
    assert grade.note == ""


@pytest.mark.parametrize(
    ("key", "response"),
    [
        ("Sochi", "Moscow"),
        ("October 3, 2019", "October 3"),
        ("October 3, 2019", "October 3, 2018"),
        ("3 October", "4 October"),
        ("3 October", "October"),
        ("1974", "1975"),
        ("6,000 km", "60,000 km"),
        ("6,000 km", "6,000 miles"),
        ("6,000", "6.000"),
        ("25 percent", "25"),
        ("−5 °C", "5 °C"),
        ("hepatitis A virus", "hepatitis virus"),
        ("vitamin A", "vitamin"),
        ("C++", "C"),
        ("radars and satellites", "radars"),
        ("not guilty", "guilty"),
        ("DF-41", "DF-14"),
    ],
)
def test_another_answer_is_wrong(key, response):
    assert score(key, response) == 0


@pytest.mark.parametrize(
    ("key", "response"),
    [
        ("mitochondrion", "mitochondiron"),
        ("photosynthesis", "photosinthesis"),
        ("Valdai Discussion Club", "Valdai Discusion Club"),
        ("receive", "recieve"),
        ("Crimea", "Crimeaa"),
        ("satellites", "sattelites"),
    ],
)
def test_a_slip_of_spelling_is_forgiven_and_told(key, response):
    grade = short.grade(typed(key), response)
    assert grade.score == 1
    assert grade.note == f"Almost: the spelling is “{key}”."


@pytest.mark.parametrize(
    ("key", "response"),
    [
        ("Iran", "Iraq"),
        ("hypertension", "hypotension"),
        ("endocytosis", "exocytosis"),
        ("North Korea", "South Korea"),
        ("Zambia", "Gambia"),
        ("increase", "decrease"),
        ("mitosis", "meiosis"),
        ("immigration", "emigration"),
        ("S-400 Triumf", "S-300 Triumf"),
        ("possible", "impossible"),
        ("photosynthesis", "fotosintesis"),
    ],
)
def test_another_word_is_no_slip(key, response):
    assert score(key, response) == 0


def test_what_is_as_near_to_a_known_wrong_answer_is_no_slip():
    assert score("Vimpelka", "Vimpelna") == 1
    assert score("Vimpelka", "Vimpelna", wrong=("Vimpelno",)) == 0
    assert score("Vimpelka", "vimpelno", wrong=("Vimpelno",)) == 0


def test_accepted_answers_are_right_too():
    assert score("Vladimir Putin", "Putin") == 0
    assert score("Vladimir Putin", "putin", "Putin") == 1


@pytest.mark.parametrize("bad", [5, True, ["cracks"], {"text": "cracks"}, "x" * 2001, "a\0b", "\ud800"])
def test_what_is_no_text_is_refused_with_a_sentence(bad):
    with pytest.raises(BadResponse, match=r"\.$"):
        short.parse(bad)


def test_parse_keeps_what_was_typed_and_is_stable():
    assert short.parse(" Cracks, mostly ") == "Cracks, mostly"
    assert short.parse(short.parse(" x ")) == "x"
    assert short.parse("   ") is None


def test_long_answers_are_compared_quickly_enough_to_be_harmless():
    assert score("cracks in the hull", "hull " * 399) == 0


@pytest.mark.parametrize(
    "response", ["It had cracks in the hull", "the Lindholm ferry has cracks in the hull"]
)
def test_the_answer_may_be_a_sentence_that_repeats_the_question(response):
    assert short.grade(SHORT, response).score == 1


@pytest.mark.parametrize(
    "response",
    [
        "no cracks in the hull",
        "cracks in the hull and mast",
        "not cracks in the hull",
        "the hull",
        "cracks in 2 hulls",
    ],
)
def test_a_sentence_that_says_more_or_less_is_wrong(response):
    assert short.grade(SHORT, response).score == 0


def test_the_solution_lists_what_else_is_right():
    assert short.solution(typed("Vladimir Putin", "Putin")).also_right == ("Putin",)
    assert short.solution(SHORT).key == "cracks in the hull"
