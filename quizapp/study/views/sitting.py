"""The session that a study page belongs to: its id stays in the address, as ``?session=``."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import request

from quizapp import policy
from quizapp.bank.models import Deck
from quizapp.errors import NotFound
from quizapp.memory.models import StudySession
from quizapp.study import sittings
from quizapp.study.views import blueprint


def sitting_now() -> StudySession | None:
    """Returns the session of this request, or None. Raises NotFound for one that is not the learner's."""
    given = request.args.get("session", "")
    return sittings.find(policy.current_actor(), _uuid(given)) if given else None


def is_elsewhere(sitting: StudySession, deck: Deck) -> bool:
    """Tells whether a session is over, or goes on in another deck than this one."""
    if sittings.progress(sitting).over:
        return True
    return sittings.deck_now(policy.current_actor(), sitting) != deck.id


@blueprint.url_defaults
def keep_session(_endpoint: str, values: dict[str, Any]) -> None:
    """Pages of a session link to pages of the same session."""
    given = request.args.get("session") if request else None
    if given and "deck_id" in values and "session" not in values:
        values["session"] = given


@blueprint.context_processor
def progress_now() -> dict[str, Any]:
    """Templates see how far the session is."""
    sitting = None
    with suppress(NotFound):  # the page that says so needs no session
        sitting = sitting_now() if request.args.get("session") else None
    return {"sitting": sitting, "progress": sittings.progress(sitting) if sitting else None}


def _uuid(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        return UUID(int=0)
