"""A right answer that may have been a guess puts a card away only so far."""

import pytest

from quizapp.memory.caps import GUESSED_DAYS, capped


def test_a_guessable_right_answer_is_capped_while_a_harder_form_can_be_asked() -> None:
    assert capped(90, 0.25, "choice", None, has_harder=True) == (GUESSED_DAYS, "guessable")
    assert capped(90, 0.25, "choice", "choice", has_harder=True) == (GUESSED_DAYS, "guessable")


@pytest.mark.parametrize(
    ("interval", "guess_rate", "form", "known", "has_harder"),
    [
        (GUESSED_DAYS, 0.25, "choice", None, True),
        (90, 0.0, "typed", None, True),
        (90, 0.25, "choice", "cloze", True),
        (90, 0.25, "choice", None, False),
    ],
    ids=["short anyway", "no guess", "a harder form was right", "nothing harder to ask"],
)
def test_nothing_else_is_capped(
    interval: int, guess_rate: float, form: str, known: str, has_harder: bool
) -> None:
    assert capped(interval, guess_rate, form, known, has_harder) == (interval, None)  # type: ignore[arg-type]
