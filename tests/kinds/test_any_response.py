"""Whatever is sent, every kind answers with a grade or with BadResponse."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.kinds import kind
from questions.kinds.kind import BadResponse
from tests.kinds.examples import ALL, CHOICE, GAP, GAPS, NUMBER, SHORT, STATEMENT, typed

plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
keys = st.sampled_from(["value", "unit"]) | st.text(max_size=5)
anything = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)
numberish = st.text(alphabet="0123456789.,-−+ '’%$kmxeE/milon°", max_size=12)


@given(
    st.sampled_from(ALL),
    anything | st.fixed_dictionaries({"value": numberish | anything}) | st.lists(st.text()),
)
def test_grading_gives_a_score_or_a_bad_response(question, response):
    try:
        grade = kind(question.kind).grade(question, response)
    except BadResponse:
        return
    assert 0 <= grade.score <= 1
    assert all(0 <= score <= 1 for score in grade.by_point.values())
    assert set(grade.by_point) == {share.point for share in question.points}


@given(
    st.sampled_from(ALL),
    anything | st.fixed_dictionaries({"value": numberish}) | st.lists(st.text(), max_size=3),
)
def test_the_canonical_form_is_json_and_is_graded_like_the_original(question, response):
    k = kind(question.kind)
    try:
        parsed, grade = k.parse(response), k.grade(question, response)
    except BadResponse:
        return
    assert json.loads(json.dumps(parsed, allow_nan=False)) == parsed
    assert k.parse(parsed) == parsed
    assert k.grade(question, parsed) == grade


@pytest.mark.parametrize(
    ("question", "key"),
    [(CHOICE, "o0"), (STATEMENT, True), (GAP, ["1974"]), (GAPS, ["Lindholm", "300"]), (SHORT, SHORT.answer),
     (NUMBER, {"value": NUMBER.answer, "unit": "km"})],
)  # fmt: skip
def test_the_key_always_scores_everything(question, key):
    grade = kind(question.kind).grade(question, key)
    assert grade.score == 1.0
    assert grade.note == ""


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_typed_key_scores_everything(key):
    try:
        grade = kind("short_answer").grade(typed(key), key)
    except BadResponse:
        return
    assert grade.score == 1.0


@given(st.integers(-(10**15), 10**15) | st.decimals(-(10**9), 10**9, places=3))
def test_any_number_is_right_where_it_is_the_key(number):
    question = replace(NUMBER, answer=str(number), unit=None)
    assert kind("numeric").grade(question, {"value": f"{number:,}"}).score == 1.0
    assert kind("numeric").grade(question, {"value": str(number)}).score == 1.0


def test_deep_nesting_is_a_bad_response():
    deep: object = []
    for _ in range(5_000):
        deep = [deep]
    for question in ALL:
        with pytest.raises(BadResponse):
            kind(question.kind).grade(question, deep)
