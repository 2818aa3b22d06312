"""How a deck is studied: its settings, today's limits, and what is forgotten again and again."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp import policy
from quizapp.bank.models import Deck
from quizapp.db import utcnow
from quizapp.errors import Invalid, NotFound
from quizapp.memory import limits, log, plans
from quizapp.memory.cards import days_of, settings_of
from quizapp.memory.models import Plan
from quizapp.study.forms import PlanForm, TodayForm
from quizapp.study.leeches import leeches_of
from quizapp.study.views import blueprint

Page = str | tuple[str, int] | Response


@blueprint.route("/study/<uuid:deck_id>/settings", methods=["GET", "POST"])
@policy.anyone_known
def settings(deck_id: UUID) -> Page:
    """Shows and changes how a deck is studied; what is due stays due."""
    deck, plan = _of(deck_id)
    before = settings_of(plan.id)[1]
    form = PlanForm(obj=before)
    if not form.is_submitted():
        return _page(deck, plan, form, _today_form(plan))
    chosen = form.settings(before)
    if chosen is None:
        return _page(deck, plan, form, _today_form(plan)), 422
    if chosen != before:
        plans.change_settings(plan, chosen)
    flash("Kept. It counts from your next answer on; what is due stays due.", "success")
    return redirect(url_for(".settings", deck_id=deck.id), 303)


@blueprint.post("/study/<uuid:deck_id>/today")
@policy.anyone_known
def today(deck_id: UUID) -> Page:
    """Sets the limits of today only."""
    (deck, plan), form = _of(deck_id), TodayForm()
    if not form.validate():
        return _page(deck, plan, PlanForm(formdata=None, obj=settings_of(plan.id)[1]), form), 422
    try:
        limits.set_today(plan.id, _day(), form.new_limit.data, form.review_limit.data)
    except Invalid as refusal:
        form.new_limit.errors = [*form.new_limit.errors, str(refusal)]
        return _page(deck, plan, PlanForm(formdata=None, obj=settings_of(plan.id)[1]), form), 422
    flash("Today's limits are set. Tomorrow the usual ones are back.", "success")
    return redirect(url_for(".settings", deck_id=deck.id, _anchor="today"), 303)


@blueprint.get("/study/<uuid:deck_id>/leeches")
@policy.anyone_known
def leeches(deck_id: UUID) -> Page:
    """Lists what is forgotten again and again, with the remedies."""
    deck, plan = _of(deck_id)
    learner = policy.current_actor()
    return render_template(
        "study/leeches.html",
        deck=deck,
        leeches=leeches_of(learner, plan.id),
        limit=settings_of(plan.id)[1].leech_lapses,
        can_write=learner.role in policy.ROLES["author"],
        counts=plans.counts(learner).get(deck.id, plans.Counts()),
        can_undo=log.newest_undoable(learner.id) is not None and "done" not in request.args,
    )


def _of(deck_id: UUID) -> tuple[Deck, Plan]:
    deck = policy.find(Deck, deck_id, "study")
    plan = plans.find(policy.current_actor().id, deck.id)
    if plan is None:
        raise NotFound("You don't study this deck yet. Take it up first.")
    return deck, plan


def _today_form(plan: Plan) -> TodayForm:
    new_limit, review_limit = limits.of_day(plan.id, _day())
    return TodayForm(formdata=None, data={"new_limit": new_limit, "review_limit": review_limit})


def _page(deck: Deck, plan: Plan, form: PlanForm, today_form: TodayForm) -> str:
    return render_template(
        "study/settings.html",
        deck=deck,
        form=form,
        today_form=today_form,
        usual=settings_of(plan.id)[1],
        learner=policy.current_actor(),
    )


def _day() -> int:
    return days_of(policy.current_actor()).day(utcnow())
