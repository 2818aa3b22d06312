"""Forms get harder with memory, and rotate."""

from uuid import UUID

import pytest

from quizapp.study.choosing import Candidate, choose

CHOICE, CHOICE_2, CLOZE, TYPED = (UUID(int=number) for number in range(1, 5))
ALL = (
    Candidate(CHOICE, "choice"),
    Candidate(CHOICE_2, "choice"),
    Candidate(CLOZE, "cloze"),
    Candidate(TYPED, "typed"),
)


def asked(
    state: str, stability: float | None, last: UUID | None = None, among: tuple[Candidate, ...] = ALL
) -> UUID | None:
    chosen = choose(among, state, stability, last)
    return chosen.question_id if chosen else None


def test_a_new_point_is_asked_with_choices() -> None:
    assert asked("new", None) == CHOICE


@pytest.mark.parametrize(
    ("stability", "form"), [(0.5, CHOICE), (3.9, CHOICE), (4.0, CLOZE), (20.9, CLOZE), (21.0, TYPED)]
)
def test_forms_get_harder_at_four_and_at_twenty_one_days(stability: float, form: UUID) -> None:
    assert asked("review", stability) == form


def test_a_young_memory_fills_gaps_and_an_old_one_types() -> None:
    assert asked("review", 5.0) == CLOZE
    assert asked("review", 60.0) == TYPED


def test_a_point_being_relearnt_goes_back_to_choices() -> None:
    assert asked("relearning", 60.0) == CHOICE


def test_among_equally_hard_forms_not_the_one_asked_last() -> None:
    assert asked("learning", 1.0, last=CHOICE) == CHOICE_2
    assert asked("learning", 1.0, last=CHOICE_2) == CHOICE


def test_the_nearest_form_stands_in_for_a_missing_one_and_the_easier_one_first() -> None:
    assert asked("review", 60.0, among=ALL[:3]) == CLOZE
    assert asked("review", 5.0, among=(ALL[0], ALL[3])) == CHOICE


def test_no_question_no_choice() -> None:
    assert asked("new", None, among=()) is None
