"""Forms get harder with memory; a first failure on a harder form is let pass once."""

import pytest

from questions.kinds.kind import Form
from quizapp.memory.forms import FormMemory, after_answer, after_step_back, is_harder, steps_back


def test_typed_is_harder_than_cloze_and_cloze_than_choice() -> None:
    assert is_harder("typed", "cloze")
    assert is_harder("cloze", "choice")
    assert not is_harder("choice", "choice")
    assert is_harder("choice", None)


def test_the_first_failure_on_a_harder_form_steps_back() -> None:
    assert steps_back(FormMemory(known="choice"), "cloze", 0.0, has_easier=True)


@pytest.mark.parametrize(
    ("forms", "form", "score", "has_easier"),
    [
        (FormMemory(known="choice"), "cloze", 1.0, True),
        (FormMemory(known="cloze"), "cloze", 0.0, True),
        (FormMemory(known="choice", failed="cloze"), "cloze", 0.0, True),
        (FormMemory(known="choice"), "cloze", None, True),
        (FormMemory(known="choice"), "cloze", 0.0, False),
        (FormMemory(known="choice"), None, 0.0, True),
    ],
    ids=["right", "known form", "second failure", "rated by the learner", "nothing easier", "no form"],
)
def test_nothing_else_does(
    forms: FormMemory, form: Form | None, score: float | None, has_easier: bool
) -> None:
    assert not steps_back(forms, form, score, has_easier)


def test_after_a_step_back_the_next_form_is_easier_until_an_answer_counts() -> None:
    back = after_step_back(FormMemory(known="choice"), "typed")
    assert back == FormMemory(known="choice", failed="typed", easier="cloze")
    assert after_answer(back, "cloze", 1.0) == FormMemory(known="cloze", failed="typed")


def test_a_harder_form_fails_for_the_first_time_too() -> None:
    forms = FormMemory(known="cloze", failed="cloze")
    assert steps_back(forms, "typed", 0.0, has_easier=True)


def test_only_a_right_checked_answer_makes_a_form_known() -> None:
    assert after_answer(FormMemory(), "typed", 0.5).known is None
    assert after_answer(FormMemory(), "typed", None).known is None
    assert after_answer(FormMemory(known="typed"), "choice", 1.0).known == "typed"
