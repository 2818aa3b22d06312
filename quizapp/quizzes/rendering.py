"""The sheet of an open attempt as a page, as one question of it, and as what a script is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import render_template

from quizapp.errors import Invalid, Refusal
from quizapp.quizzes.grading import settings_of
from quizapp.quizzes.models import Attempt
from quizapp.quizzes.results import checked
from quizapp.quizzes.sheet import seconds_left, sheet
from quizapp.quizzes.sittings import responses_of, stored
from quizapp.quizzes.taking import Sent


def sheet_page(
    attempt: Attempt,
    now: datetime,
    sent: Mapping[int, Sent] | None = None,
    refused: Mapping[int, Refusal] | None = None,
    warn: bool = False,
) -> str:
    """Returns the page with all questions. What was sent in a wrong shape stands there to be mended;
    ``warn`` names the questions that have no answer."""
    left = seconds_left(attempt, now)
    return render_template(
        "quizzes/attempt.html", **_context(attempt, sent, refused), seconds_left=left, warn=warn
    )


def slot_page(attempt: Attempt, slot: int, sent: Mapping[int, Sent], refused: Mapping[int, Refusal]) -> str:
    """Returns one question alone, for a page that is there already."""
    context = _context(attempt, sent, refused)
    item = next(item for item in context["items"] if item.slot == slot)
    return render_template("quizzes/slot.html", **context, item=item)


def saved_json(attempt: Attempt, sent: Mapping[int, Sent], refused: Mapping[int, Refusal]) -> dict[str, Any]:
    """Returns what a script is told about saving: revisions, and why something was not saved."""
    held = responses_of(attempt)
    return {
        "revisions": {str(slot): stored(held.get(slot)).revision for slot in sent if slot not in refused},
        "refused": {str(slot): str(refusal) for slot, refusal in refused.items()},
        "answered": sum(each.response is not None for each in held.values()),
        "open": attempt.submitted_at is None,
    }


def status_of(refused: Mapping[int, Refusal]) -> int:
    """Returns the HTTP status of an answer that tells these refusals; 200 for none."""
    return next((refusal.status for refusal in refused.values()), 200)


def _context(
    attempt: Attempt, sent: Mapping[int, Sent] | None, refused: Mapping[int, Refusal] | None
) -> dict[str, Any]:
    refused = refused or {}
    wrong = {slot for slot, refusal in refused.items() if isinstance(refusal, Invalid)}
    return {
        "attempt": attempt,
        "items": sheet(attempt),
        "results": checked(attempt),
        "immediate": settings_of(attempt).feedback == "immediate",
        "refused": refused,
        "typed": {slot: each.response for slot, each in (sent or {}).items() if slot in wrong},
    }
