"""Catching up after a break, and taking one."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from quizapp import policy
from quizapp.bank import decks
from quizapp.bank.models import Deck
from quizapp.db import utcnow
from quizapp.errors import Invalid
from quizapp.memory import backlog, plans
from quizapp.memory.cards import days_of
from quizapp.study.forms import PauseForm, SpreadForm
from quizapp.study.views import blueprint


@blueprint.get("/study/rest")
@policy.anyone_known
def rest() -> str:
    """Shows what waits in each deck, with an offer to spread it, and the holiday pause."""
    return _page(SpreadForm(), PauseForm())


@blueprint.post("/study/<uuid:deck_id>/spread")
@policy.anyone_known
def spread(deck_id: UUID) -> tuple[str, int] | Response:
    """Spreads a deck's waiting reviews over some days."""
    deck, form, learner = policy.find(Deck, deck_id, "study"), SpreadForm(), policy.current_actor()
    plan = plans.find(learner.id, deck.id)
    if plan is None or not form.validate():
        return _page(form, PauseForm(formdata=None)), 422
    entry = backlog.spread(learner, plan.id, form.days.data)
    flash(
        f"{len(entry.effects)} reviews of “{deck.name}” now come over the next {form.days.data} days.",
        "success",
    )
    return redirect(url_for(".rest"), 303)


@blueprint.post("/study/pause")
@policy.anyone_known
def pause() -> tuple[str, int] | Response:
    """Takes a holiday until a date."""
    form, learner = PauseForm(), policy.current_actor()
    if not form.validate():
        return _page(SpreadForm(formdata=None), form), 422
    try:
        entry = backlog.pause(learner, days_of(learner).of_date(form.until.data))
    except Invalid as error:
        form.until.errors = [str(error)]
        return _page(SpreadForm(formdata=None), form), 422
    moved = len(entry.effects)
    flash(f"Nothing falls due before {form.until.data:%d %B %Y}: {moved} reviews come after it.", "success")
    return redirect(url_for(".rest"), 303)


def _page(form: SpreadForm, pausing: PauseForm) -> str:
    learner = policy.current_actor()
    days, now = days_of(learner), utcnow()
    plans_of = [(deck, plans.find(learner.id, deck.id)) for deck in decks.decks_of(learner)]
    waiting = [(deck, backlog.overdue(learner, plan.id, now)) for deck, plan in plans_of if plan is not None]
    return render_template(
        "study/rest.html",
        waiting=[(deck, number) for deck, number in waiting if number],
        form=form,
        pausing=pausing,
        earliest=days.date_of(days.day(now) + 1),
    )
