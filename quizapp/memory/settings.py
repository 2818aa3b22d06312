"""How a learner studies a deck: what a plan's version holds, checked."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.errors import Invalid

MODES = ("checked", "flashcards")
REVIEW_ORDERS = ("due", "least likely", "most likely")
NEW_PLACES = ("after", "before", "mixed")
LEECH_ACTIONS = ("tag", "suspend")


class BadSettings(Invalid):
    """Settings that no schedule can be made with. Nothing was changed."""

    code = "bad-settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """Settings and FSRS-6 parameters of a plan.

    ``desired_retention`` 0.70-0.99, ``young_retention`` the same for a new memory, from which it grows to
    the desired one (None: no different from the start; see ``memory.aims``); steps in seconds; limits per learner day; ``maximum_interval``
    in days; ``mode`` is "checked" (the answer rates itself) or "flashcards" (show, then rate, with
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
        for wrong, message in (
            (not 0.7 <= self.desired_retention <= 0.99, "Desired retention must be from 0.70 to 0.99."),
            (
                self.young_retention is not None
                and not 0.7 <= self.young_retention <= self.desired_retention,
                "Young retention must be from 0.70 to the desired retention.",
            ),
            (min((*self.learning_steps, *self.relearning_steps, 1)) < 1, "Steps must be a second or longer."),
            (min(self.new_per_day, self.reviews_per_day) < 0, "A daily limit cannot be below 0."),
            (not 1 <= self.maximum_interval <= 36_500, "The longest interval must be 1 to 36,500 days."),
            (self.mode not in MODES, "The mode must be checked or flashcards."),
            (self.buttons not in (2, 4), "Flashcards have two or four buttons."),
            (self.review_order not in REVIEW_ORDERS, "Reviews come by due date, least or most likely first."),
            (self.new_place not in NEW_PLACES, "New cards come after, before or mixed with reviews."),
            (not 0 <= self.leech_lapses <= 99, "A leech has 1 to 99 lapses, or 0 for no leeches."),
            (self.leech_action not in LEECH_ACTIONS, "A leech is tagged, or suspended."),
            (len(self.parameters) != len(DEFAULT_PARAMETERS), "FSRS-6 has 21 parameters."),
        ):
            if wrong:
                raise BadSettings(f"{message} Nothing was changed.")

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
