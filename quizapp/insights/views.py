"""The statistics page, of all decks or of one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for

from quizapp import policy
from quizapp.bank.models import Deck
from quizapp.insights import scales
from quizapp.insights.panel import panels
from quizapp.insights.statistics import statistics
from quizapp.memory.plans import studied_decks
from quizapp.study import rules  # noqa: F401  registers who may study what

blueprint = Blueprint("insights", __name__)


@blueprint.get("/insights")
@policy.anyone_known
def show_all() -> str:
    """Shows the learner's statistics in all decks."""
    return _page(None)


@blueprint.get("/insights/<uuid:deck_id>")
@policy.anyone_known
def show(deck_id: UUID) -> str:
    """Shows the learner's statistics in one deck."""
    return _page(policy.find(Deck, deck_id, "study"))


def _page(deck: Deck | None) -> str:
    learner = policy.current_actor()
    numbers = statistics(learner, deck.id if deck else None)
    return render_template(
        "insights/page.html",
        deck=deck,
        parts=_parts(learner.id, deck),
        begun=numbers["today"].begun,
        panels=[(panel, numbers[panel.name]) for panel in panels()],
        scales=scales,
    )


def _parts(learner_id: UUID, deck: Deck | None) -> list[dict[str, Any]]:
    """The tabs: all decks, and each one."""
    found = [{"label": "All decks", "href": url_for(".show_all"), "current": deck is None}]
    return found + [
        {
            "label": each.name,
            "href": url_for(".show", deck_id=each.id),
            "current": deck is not None and deck.id == each.id,
        }
        for each in studied_decks(learner_id)
    ]
