"""FSRS-6 through the app's own verbs: a log entry in, a card out, equal to the reference figures."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank.models import Deck
from quizapp.db import new_id, session
from quizapp.memory import plans
from quizapp.memory.models import Card, LogEffect
from quizapp.memory.settings import USUAL_YOUNG, PlanSettings
from quizapp.study.session import Submission, answer, question_for
from tests.factory import make_deck

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())


@pytest.mark.parametrize("young", [None, USUAL_YOUNG], ids=["0.9 throughout", "as a new plan"])
@pytest.mark.parametrize("history", VECTORS["histories"])
def test_stability_difficulty_and_interval_equal_the_reference(
    any_learner: User, history: list[dict[str, float]], young: float | None
) -> None:
    """Young memories wait longer only after answers that quizapp marks, never for who rates themselves."""
    card = only_card(any_learner, make_deck(any_learner, facts=1), young)
    at = datetime(2026, 1, 5, 12, tzinfo=UTC)
    for review in history:
        at += timedelta(days=review["days"])
        version = question_for(card)
        assert version is not None
        given = Submission(
            id=new_id(),
            card_id=card.id,
            question_id=version.question_id,
            version=1,
            rating=int(review["rating"]),
        )
        entry = answer(any_learner, given, at).entry
        effect = session().scalars(sa.select(LogEffect).where(LogEffect.entry == entry.sequence)).one()
        assert card.stability == pytest.approx(review["stability"], abs=1e-4)
        assert card.difficulty == pytest.approx(review["difficulty"], abs=1e-4)
        assert effect.interval == review["interval"]


def only_card(learner: User, deck: Deck, young: float | None) -> Card:
    plan = plans.find(learner.id, deck.id)
    assert plan is not None
    plain = PlanSettings(
        learning_steps=(), relearning_steps=(), fuzz=False, parameters=tuple(VECTORS["parameters"]),
        desired_retention=VECTORS["desired_retention"], young_retention=young,
    )  # fmt: skip
    plans.change_settings(plan, plain)
    return session().scalars(sa.select(Card).where(Card.plan_id == plan.id)).one()
