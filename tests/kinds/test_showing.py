"""Before the answer a learner sees nothing that gives the key away."""

import json
from dataclasses import replace
from itertools import count

import pytest

from questions.question import Evidence, Option
from questions.showing import public_view, with_option_ids
from tests.kinds.examples import ALL, CHOICE, GAP, GAPS, NUMBER, SHORT, STATEMENT, shares

SECRET = {
    "explanation": "secret-1",
    "accepted": ("secret-2",),
    "attribution": "secret-3",
    "doubts": ("secret-4",),
    "evidence": Evidence(text="secret-5", start=1, end=9),
    "points": shares("secret-6"),
    "alternate_of": "secret-7",
    "id": "secret-8",
    "spans": ((123456, 123457),),
    "tolerance": 123456.0,
    "difficulty": 0.123456,
    "guess_rate": 0.123456,
    "confidence": 0.123456,
}


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.kind)
def test_only_what_is_on_the_list_is_shown(question):
    options = tuple(replace(each, feedback="secret-9") for each in question.options)
    shown = json.dumps(public_view(replace(question, **SECRET, options=options), 1))
    assert "secret" not in shown
    assert "123456" not in shown
    assert "correct" not in shown


def test_twins_that_differ_in_their_key_look_the_same():
    twin = tuple(replace(each, correct=each.text == "1981", feedback="x") for each in CHOICE.options)
    assert public_view(CHOICE, 7) == public_view(replace(CHOICE, answer="1981", options=twin), 7)
    assert public_view(STATEMENT, 7) == public_view(replace(STATEMENT, answer="false"), 7)
    assert public_view(GAP, 7) == public_view(replace(GAP, answer="a much longer answer"), 7)
    assert public_view(GAPS, 7) == public_view(replace(GAPS, answer=("a", "b")), 7)
    assert public_view(NUMBER, 7) == public_view(replace(NUMBER, answer="5"), 7)
    wrong = (Option(text="a broken gearbox", correct=False),)
    assert public_view(SHORT, 7) == public_view(replace(SHORT, answer="fire", options=wrong), 7)


def test_the_order_does_not_depend_on_how_the_options_were_written():
    assert public_view(CHOICE, 7) == public_view(replace(CHOICE, options=CHOICE.options[::-1]), 7)


def test_the_order_changes_with_the_seed_and_every_place_is_as_likely():
    places = [
        [option["text"] for option in public_view(CHOICE, seed)["options"]].index("1974")
        for seed in range(400)
    ]
    assert all(70 <= places.count(place) <= 130 for place in range(4))


def test_each_kind_shows_what_its_form_needs():
    assert public_view(GAPS, 0)["gaps"] == 2
    assert public_view(NUMBER, 0)["unit"] == "km"
    assert [set(option) for option in public_view(CHOICE, 0)["options"]] == [{"id", "text"}] * 4
    assert "options" not in public_view(SHORT, 0)


def test_every_option_gets_a_fresh_id_and_nothing_else_changes():
    numbers = count()
    question = with_option_ids(CHOICE, lambda: f"n{next(numbers)}")
    assert [option.id for option in question.options] == ["n0", "n1", "n2", "n3"]
    assert [option.text for option in question.options] == [option.text for option in CHOICE.options]
    assert replace(question, options=CHOICE.options) == CHOICE
