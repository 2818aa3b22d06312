"""Steps are written and read as people say them."""

import pytest

from quizapp.memory.steps import NotSteps, parse_steps, steps_text


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("1m 10m", (60, 600)), ("30s", (30,)), ("90s", (90,)), ("1h 1d", (3_600, 86_400)), ("", ()), ("5", (300,)),
        ("1M, 2D", (60, 172_800)),
    ],
)  # fmt: skip
def test_a_text_says_steps_and_steps_say_it_back(text: str, steps: tuple[int, ...]) -> None:
    assert parse_steps(text) == steps
    assert parse_steps(steps_text(steps)) == steps


@pytest.mark.parametrize("text", ["soon", "1w", "-1m", "1.5h", "m", "1m10m", "²m", "9999999m"])
def test_what_says_no_steps_is_refused(text: str) -> None:
    with pytest.raises(NotSteps):
        parse_steps(text)
