"""How a learner studies a deck: what a plan's version holds, checked."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.errors import Invalid

MODES = ("checked", "flashcards")
REVIEW_ORDERS = ("due", "least likely", "most likely")
NEW_PLACES = ("after", "before", "mixed")
LEECH_ACTIONS = ("tag", "suspend")


MOST_A_DAY = 9_999
MOST_STEPS = 20
LONGEST_STEP = 365 * 86_400


class BadSettings(Invalid):
    """Settings that no schedule can be made with; ``field`` names the one. Nothing was changed."""

    code = "bad-settings"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """Settings and FSRS-6 parameters of a plan.

    ``desired_retention`` 0.70-0.99, ``young_retention`` the same for a new memory, from which it grows to
    the desired one (None: no different from the start; see ``memory.aims``). It counts for answers that
    quizapp marks; who rates themselves has FSRS's own intervals. Steps in seconds; limits
    per learner day; ``maximum_interval`` in days; ``mode`` is "checked" (the answer rates itself) or "flashcards" (show, then rate, with
    two or four ``buttons``). ``review_order``: "due", or by the chance of recall, "least likely" or
    "most likely" first; ``new_place``: new cards "after", "before" or "mixed" with reviews. A card
    with ``leech_lapses`` lapses is a leech (0: never): "tag" it, or "suspend" it as well.
    ``keep_apart``: cards of one family are not asked on one day. ``ask_confidence`` before checking.
    """

    desired_retention: float = 0.9
    young_retention: float | None = None
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    new_per_day: int = 20
    reviews_per_day: int = 200
    maximum_interval: int = 36_500
    fuzz: bool = True
    mode: str = "checked"
    buttons: int = 4
    review_order: str = "due"
    new_place: str = "mixed"
    leech_lapses: int = 8
    leech_action: str = "tag"
    keep_apart: bool = True
    ask_confidence: bool = False
    parameters: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)

    def __post_init__(self) -> None:
        for name, good, message in (
            ("desired_retention", 0.7 <= self.desired_retention <= 0.99, "Choose from 0.70 to 0.99."),
            (
                "young_retention",
                self._young_fits(),
                "Choose from 0.70 to the desired retention, or leave it empty.",
            ),
            ("learning_steps", _are_steps(self.learning_steps), _STEPS),
            ("relearning_steps", _are_steps(self.relearning_steps), _STEPS),
            ("new_per_day", 0 <= self.new_per_day <= MOST_A_DAY, _A_DAY),
            ("reviews_per_day", 0 <= self.reviews_per_day <= MOST_A_DAY, _A_DAY),
            ("maximum_interval", 1 <= self.maximum_interval <= 36_500, "Choose from 1 to 36,500 days."),
            ("mode", self.mode in MODES, "The mode must be checked or flashcards."),
            ("buttons", self.buttons in (2, 4), "Flashcards have two or four buttons."),
            ("review_order", self.review_order in REVIEW_ORDERS, "There is no such order of reviews."),
            ("new_place", self.new_place in NEW_PLACES, "There is no such place for new cards."),
            ("leech_lapses", 0 <= self.leech_lapses <= 99, "Choose from 1 to 99, or 0 for no leeches."),
            ("leech_action", self.leech_action in LEECH_ACTIONS, "A leech is tagged, or suspended."),
            ("parameters", len(self.parameters) == len(DEFAULT_PARAMETERS), "FSRS-6 has 21 parameters."),
        ):
            if not good:
                raise BadSettings(f"{message} Nothing was changed.", name)

    def _young_fits(self) -> bool:
        return self.young_retention is None or 0.7 <= self.young_retention <= self.desired_retention

    def to_json(self) -> dict[str, Any]:
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "PlanSettings":
        """Returns stored settings; ones that this version doesn't know are left out."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in stored.items()
            if name in known
        }
        return cls(**values)


USUAL_YOUNG = 0.75
"""What new plans begin with as ``young_retention``: it led every rival for points known by minutes studied
(docs/learning.md)."""


def usual(parameters: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)) -> PlanSettings:
    """Returns the settings that a new plan begins with."""
    return PlanSettings(young_retention=USUAL_YOUNG, parameters=parameters)


_STEPS = f"Up to {MOST_STEPS} steps, each from a second to a year."
_A_DAY = f"A daily limit is 0 to {MOST_A_DAY:,}."


def _are_steps(steps: tuple[int, ...]) -> bool:
    return len(steps) <= MOST_STEPS and all(1 <= step <= LONGEST_STEP for step in steps)
