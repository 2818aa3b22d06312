"""Learning steps as people write them: "1m 10m 1d". Pure."""

import re

from quizapp.errors import Invalid

SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_STEP = re.compile(r"(\d{1,6})([smhd]?)")


class NotSteps(Invalid):
    """A text that does not say steps. Nothing was changed."""

    code = "not-steps"


def steps_text(steps: tuple[int, ...]) -> str:
    """Returns steps (in seconds) as a text, each in its largest unit that divides it."""
    return " ".join(_text(step) for step in steps)


def parse_steps(text: str) -> tuple[int, ...]:
    """Returns the steps, in seconds, that a text says: numbers with s, m, h or d, a bare one in
    minutes. An empty text is no steps. Raises NotSteps."""
    return tuple(_seconds(word) for word in text.lower().replace(",", " ").split())


def _text(step: int) -> str:
    unit = next(name for name in reversed(SECONDS) if step % SECONDS[name] == 0)
    return f"{step // SECONDS[unit]}{unit}"


def _seconds(word: str) -> int:
    found = _STEP.fullmatch(word)
    if found is None:
        raise NotSteps(f"“{word[:20]}” is no step. Write them like 1m 10m 1d.")
    return int(found[1]) * SECONDS[found[2] or "m"]
