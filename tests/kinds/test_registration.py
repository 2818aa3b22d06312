"""Kinds are found by looking through the package, and answer to the contract's names."""

import pytest

from questions.kinds import UnknownKind, all_kinds, kind
from questions.kinds.kind import FORMS
from tests.kinds.examples import ALL


def test_the_five_kinds_are_found_under_their_names():
    assert set(all_kinds()) >= {"multiple_choice", "true_false", "cloze", "short_answer", "numeric"}
    assert all(found.name == name for name, found in all_kinds().items())


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_every_kind_has_a_label_and_a_place_on_the_ladder(name):
    assert kind(name).label
    assert kind(name).form in FORMS


@pytest.mark.parametrize("name", ["", "essay of doom", "kind", None, ["cloze"]])
def test_an_unknown_kind_is_a_named_error(name):
    with pytest.raises(UnknownKind, match="no kind of question"):
        kind(name)


def test_changing_the_dictionary_does_not_change_the_registry():
    all_kinds().clear()
    assert kind("cloze").name == "cloze"


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.kind)
def test_sound_questions_have_no_faults(question):
    assert kind(question.kind).check(question) == []


def test_choices_can_be_guessed_and_typed_answers_cannot():
    rates = [kind(q.kind).guess_rate(q) for q in ALL]
    assert rates == [0.25, 0.5, 0.0, 0.0, 0.0, 0.0]
