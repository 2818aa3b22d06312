"""Each kind's template asks with the names that a form sends, and shows results in words."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from questions.kinds import all_kinds
from questions.kinds import kind as kind_named
from questions.kinds.kind import Grade, Solution
from questions.question import Option

Render = Callable[..., str]
ASK = '{% from "components/question.html" import ask %}{{ ask(view, **more) }}'
SHOW = '{% from "components/question.html" import show %}{{ show(view, solution, grade, response) }}'

OPTIONS = (
    Option(id="q7", text="Through the gills", correct=True, feedback="Each serves one gill."),
    Option(id="k2", text="Through the arms", correct=False, feedback="The third heart does that."),
)
VIEWS = {
    "multiple_choice": {
        "kind": "multiple_choice",
        "stem": "Through what?",
        "options": [{"id": "k2", "text": "Through the arms"}, {"id": "q7", "text": "Through the gills"}],
    },
    "true_false": {"kind": "true_false", "stem": "It has two hearts."},
    "cloze": {"kind": "cloze", "stem": "It has ____ hearts and ____ blood.", "gaps": 2},
    "short_answer": {"kind": "short_answer", "stem": "What colour is the blood?"},
    "numeric": {"kind": "numeric", "stem": "How long?", "unit": "km"},
}
SOLUTIONS = {
    "multiple_choice": Solution(key="Through the gills", options=OPTIONS),
    "true_false": Solution(key="False"),
    "cloze": Solution(key="three · blue"),
    "short_answer": Solution(key="Blue", also_right=("bluish",)),
    "numeric": Solution(key="3 km"),
}
WRONG = {
    "multiple_choice": "k2",
    "true_false": True,
    "cloze": ["two", "red"],
    "short_answer": "red",
    "numeric": {"value": 8},
}
RIGHT = {
    "multiple_choice": "q7",
    "true_false": False,
    "cloze": ["three", "blue"],
    "short_answer": "blue",
    "numeric": {"value": 3, "unit": "km"},
}
WITHOUT_UNIT = {"numeric": {"value": 3}}
NAMES = {
    "multiple_choice": {"response"},
    "true_false": {"response"},
    "cloze": {"response-0", "response-1"},
    "short_answer": {"response"},
    "numeric": {"value"},
}
IN_SLOT = {**{kind: {"slot-3"} for kind in NAMES}, "cloze": {"slot-3-0", "slot-3-1"}}
FILLED = {
    "multiple_choice": r'value="k2" checked',
    "true_false": r'value="true" checked',
    "cloze": r'value="two".*value="red"',
    "short_answer": r'value="red"',
    "numeric": r'value="8"',
}


def names(html: str) -> set[str]:
    return set(re.findall(r'<input[^>]* name="([^"]+)"', html))


def test_every_kind_is_tried_here() -> None:
    assert all_kinds().keys() == VIEWS.keys()


@pytest.mark.parametrize("kind", VIEWS)
def test_a_kind_is_called_the_same_on_its_tag_as_elsewhere(render: Render, kind: str) -> None:
    html = render('{% from "components/labels.html" import kind_tag %}{{ kind_tag(kind) }}', kind=kind)
    assert f">{kind_named(kind).label}</span>" in html


@pytest.mark.parametrize("kind", VIEWS)
def test_asking_names_its_controls_as_agreed(render: Render, kind: str) -> None:
    html = render(ASK, view=VIEWS[kind], more={})
    assert names(html) == NAMES[kind]
    assert "checked" not in html
    assert " disabled" not in html


@pytest.mark.parametrize("kind", VIEWS)
def test_a_page_may_hold_several_questions_under_names_of_their_own(render: Render, kind: str) -> None:
    assert names(render(ASK, view=VIEWS[kind], more={"name": "slot-3"})) == IN_SLOT[kind]


@pytest.mark.parametrize("kind", VIEWS)
def test_a_response_given_before_is_filled_in(render: Render, kind: str) -> None:
    html = render(ASK, view=VIEWS[kind], more={"value": WRONG[kind]})
    assert re.search(FILLED[kind], html, re.DOTALL)


def fields(html: str) -> dict[str, str]:
    """What a browser would send: text fields, and the row that is chosen."""
    inputs = re.findall(r"<input[^>]*>", html)
    sent = [each for each in inputs if 'type="radio"' not in each or " checked" in each]
    found = {}
    for each in sent:
        value = re.search(r' value="([^"]*)"', each)
        found[re.search(r' name="([^"]+)"', each)[1]] = unescape(value[1]) if value else ""
    return found


@pytest.mark.parametrize("name", ["response", "slot-3"])
@pytest.mark.parametrize("kind", VIEWS)
def test_what_the_form_sends_is_what_its_kind_reads(render: Render, kind: str, name: str) -> None:
    html = render(ASK, view=VIEWS[kind], more={"value": RIGHT[kind], "name": name})
    marker = kind_named(kind)
    assert marker.parse(marker.sent(fields(html), name)) == marker.parse(WITHOUT_UNIT.get(kind, RIGHT[kind]))


@pytest.mark.parametrize("kind", VIEWS)
def test_an_untouched_form_sends_no_response(render: Render, kind: str) -> None:
    assert kind_named(kind).sent(fields(render(ASK, view=VIEWS[kind], more={}))) is None


@pytest.mark.parametrize("kind", VIEWS)
def test_a_closed_question_takes_no_more_input(render: Render, kind: str) -> None:
    html = render(ASK, view=VIEWS[kind], more={"value": WRONG[kind], "disabled": True})
    assert html.count("<input") == len(re.findall(r"<input[^>]* disabled", html))


@pytest.mark.parametrize("kind", VIEWS)
def test_every_control_has_a_name_for_screen_readers(render: Render, kind: str) -> None:
    html = render(ASK, view=VIEWS[kind], more={})
    for control in re.findall(r"<input[^>]*>", html):
        label = re.search(r' id="([^"]+)"', control)
        named = "aria-label=" in control or 'type="radio"' in control
        assert named or (label and f'for="{label[1]}"' in html), control


@pytest.mark.parametrize("kind", VIEWS)
def test_a_wrong_answer_is_shown_in_words_with_the_key(render: Render, kind: str) -> None:
    context = {"view": VIEWS[kind], "solution": SOLUTIONS[kind], "response": WRONG[kind]}
    html = render(SHOW, grade=Grade(score=0.0), **context)
    assert "Not right" in html
    assert "Right answer" in html or "gap__filled" in html
    assert all(part in html for part in SOLUTIONS[kind].key.split(" · "))
    assert 'icons.svg#cross"' in html


@pytest.mark.parametrize("kind", VIEWS)
def test_a_right_answer_is_shown_as_right(render: Render, kind: str) -> None:
    context = {"view": VIEWS[kind], "solution": SOLUTIONS[kind], "response": RIGHT[kind]}
    html = render(SHOW, grade=Grade(score=1.0), **context)
    assert "Not right" not in html
    assert "verdict--right" in html


@pytest.mark.parametrize("kind", VIEWS)
def test_nothing_answered_is_said_so(render: Render, kind: str) -> None:
    html = render(SHOW, view=VIEWS[kind], solution=SOLUTIONS[kind], grade=Grade(score=0.0), response=None)
    assert "Not answered" in html
    assert "Your answer, not right" not in html


@pytest.mark.parametrize("kind", VIEWS)
def test_a_learner_who_only_looks_gets_the_key_without_a_verdict(render: Render, kind: str) -> None:
    html = render(SHOW, view=VIEWS[kind], solution=SOLUTIONS[kind], grade=None, response=None)
    assert "verdict" not in html.replace("option__verdict", "")
    assert all(part in html for part in SOLUTIONS[kind].key.split(" · "))


def test_options_keep_the_order_in_which_they_were_asked_and_say_why(render: Render) -> None:
    kind = "multiple_choice"
    html = render(SHOW, view=VIEWS[kind], solution=SOLUTIONS[kind], grade=Grade(score=0.0), response="k2")
    arms, gills = html.index("Through the arms"), html.index("Through the gills")
    assert arms < html.index("Your answer, not right") < html.index("The third heart does that.") < gills
    assert gills < html.index("Each serves one gill.")


def test_each_gap_has_its_own_verdict(render: Render) -> None:
    grade = Grade(score=0.5, by_point={"p1": 1.0, "p2": 0.0})
    html = render(
        SHOW, view=VIEWS["cloze"], solution=SOLUTIONS["cloze"], grade=grade, response=["three", "red"]
    )
    assert "Partly right" in html
    assert html.index("three", html.index("gap 1")) < html.index(", right") < html.index(", not right")


def test_what_learners_and_articles_write_is_escaped(render: Render) -> None:
    view = {"kind": "short_answer", "stem": "<script>x</script>"}
    html = render(SHOW, view=view, solution=Solution(key="<b>"), grade=Grade(score=0.0), response='"><i>')
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html
