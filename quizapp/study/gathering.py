"""In which order a session takes cards that wait. Pure."""

from quizapp.memory.limits import Limits


def order(new_place: str, left: Limits, done: Limits) -> tuple[str, ...]:
    """Returns what to take, the first that is there: "step" (a learning card that is due), "review",
    "new", "ahead" (a learning card that is due soon).

    ``new_place`` tells whether new cards come "after" reviews, "before" them or "mixed" with them;
    ``left`` are the new cards and reviews that still wait today, ``done`` those that were studied.
    """
    new, review = (["new"] if left.new else []), (["review"] if left.reviews else [])
    first_new = new_place == "before" or (new_place == "mixed" and _new_lags(left, done))
    return ("step", *(new + review if first_new else review + new), "ahead")


def _new_lags(left: Limits, done: Limits) -> bool:
    """Tells whether fewer of the day's new cards were studied than of its reviews, as shares."""
    return done.new * (done.reviews + left.reviews) < done.reviews * (done.new + left.new)
