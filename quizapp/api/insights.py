"""A learner's statistics: the numbers of the statistics page."""

from typing import Any
from uuid import UUID

from pydantic import create_model

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.reading import Query
from quizapp.bank.models import Deck
from quizapp.insights.panel import panels
from quizapp.insights.statistics import statistics


class OfDeck(Query):
    """``deck``: of this deck only."""

    deck: UUID | None = None


_parts: dict[str, Any] = {panel.name: (panel.shape, ...) for panel in panels()}
Insights = create_model("Insights", __doc__="A learner's statistics, one part for each panel.", **_parts)


@call("GET", "/insights", query=OfDeck, answers={200: Insights})
@policy.anyone_known
def insights(query: OfDeck) -> Any:
    """Returns the learner's statistics, in all decks or in one."""
    deck = policy.find(Deck, query.deck, "study") if query.deck else None
    return statistics(policy.current_actor(), deck.id if deck else None)
