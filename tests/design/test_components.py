"""What the shared macros promise to the pages that use them."""

from collections.abc import Callable

import pytest
from wtforms import (
    BooleanField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

Render = Callable[..., str]

PACES = [SelectChoice(value="5", label="five"), SelectChoice(value="10", label="ten")]


class Ticks(SelectMultipleField):
    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class Sample(Form):
    title = StringField("Title", [InputRequired("Give it a title.")], description="As printed.")
    text = TextAreaField("Text", [Optional()])
    number = IntegerField("How many", [Optional()])
    again = BooleanField("Ask again")
    pace = RadioField("Pace", choices=PACES)
    kind = SelectField("Kind", choices=PACES)
    days = Ticks("Days", choices=PACES)


FIELD = '{% from "components/fields.html" import field %}{{ field(wtf, attrs={"autocomplete": "off"}) }}'


@pytest.mark.parametrize("name", ["title", "text", "number", "again", "pace", "kind", "days"])
def test_a_form_field_is_rendered_with_its_label(render: Render, name: str) -> None:
    form = Sample()
    html = render(FIELD, wtf=form[name])
    assert form[name].label.text in html
    assert f'name="{name}"' in html


@pytest.mark.parametrize(("name", "data"), [("pace", "10"), ("days", ["10"])])
def test_a_choice_of_rows_has_each_row_labelled_and_the_chosen_one_ticked(
    render: Render, name: str, data: object
) -> None:
    html = render(FIELD, wtf=Sample(data={name: data})[name])
    assert html.count('field__choice"') == 2
    assert html.count(" checked") == 1
    assert "ten" in html


def test_a_field_in_error_is_marked_and_described(render: Render) -> None:
    form = Sample(data={})
    form.validate()
    html = render(FIELD, wtf=form["title"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="title-hint title-error"' in html
    assert 'id="title-error"' in html
    assert "Give it a title." in html


def test_only_fields_that_may_stay_empty_say_optional(render: Render) -> None:
    form = Sample()
    assert "(optional)" in render(FIELD, wtf=form["text"])
    assert "(optional)" not in render(FIELD, wtf=form["title"])


def test_a_button_tells_its_key_to_eye_keyboard_and_screen_reader(render: Render) -> None:
    source = '{% from "components/buttons.html" import button %}{{ button("Show", key="Space Enter") }}'
    html = render(source)
    assert 'data-key="Space Enter"' in html
    assert 'aria-keyshortcuts="Space Enter"' in html
    assert '<kbd class="key-hint" aria-hidden="true">Space</kbd>' in html


def test_more_attributes_are_escaped(render: Render) -> None:
    source = '{% from "components/buttons.html" import button %}{{ button("Go", attrs={"hx-post": url}) }}'
    assert 'hx-post="/a?b=&#34;c&#34;"' in render(source, url='/a?b="c"')


def test_the_rating_bar_sends_one_to_four(render: Render) -> None:
    source = '{% from "components/rating.html" import rating_bar %}{{ rating_bar({3: "4 days"}) }}'
    html = render(source)
    assert [f'name="rating" value="{rating}"' in html for rating in (1, 2, 3, 4)] == [True] * 4
    assert 'data-key="3 Space Enter"' in html
    assert "4 days" in html


def test_space_rates_nothing_once_a_rating_was_chosen(render: Render) -> None:
    source = '{% from "components/rating.html" import rating_bar %}{{ rating_bar(chosen=2) }}'
    html = render(source)
    assert "Space" not in html
    assert html.count('aria-pressed="true"') == 1


@pytest.mark.parametrize(
    ("who", "words"), [(None, "The article</span> says so itself"), ("Aristotle", "Aristotle</span> says so")]
)
def test_evidence_says_who_says_so(render: Render, who: str | None, words: str) -> None:
    source = (
        '{% from "components/evidence.html" import evidence %}{{ evidence("blue", "It is ", ".", who=who) }}'
    )
    html = render(source, who=who)
    assert 'It is <mark class="evidence">blue</mark>.' in html
    assert words in html


@pytest.mark.parametrize("status", [400, 403, 404, 413, 429, 500, 503])
def test_an_error_page_says_what_happened_what_is_safe_and_what_to_do(
    error_page: Callable[[int], str], status: int
) -> None:
    html = error_page(status)
    assert f"Error {status}" in html
    assert "What is safe</dt><dd>" in html
    assert "What to do</dt><dd>" in html
    assert "<dd></dd>" not in html
    assert html.count("<h1") == 1


def test_flashed_messages_stand_in_the_live_region(error_page: Callable[[int], str]) -> None:
    html = error_page(404)
    region = html.index('id="notices" class="notices" aria-live="polite"')
    assert region < html.index("Saved.") < html.index("<h1")


def test_a_page_is_safe_for_htmx(error_page: Callable[[int], str]) -> None:
    html = error_page(404)
    assert '<meta name="csrf-token" content="a-token">' in html
    assert '"allowEval":false' in html
    assert '"includeIndicatorStyles":false' in html
    assert '"historyCacheSize":0' in html
