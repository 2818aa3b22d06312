"""Sessions with an end: beginning one, going on with it, and what came of it."""

from collections import Counter
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from quizapp import policy
from quizapp.bank.models import Deck
from quizapp.db import utcnow
from quizapp.memory.cards import days_of
from quizapp.study import sittings
from quizapp.study.cramming import CHOICES
from quizapp.study.forms import CramForm, SessionForm
from quizapp.study.moments import coming, span
from quizapp.study.tally import Told, told
from quizapp.study.views import blueprint


@blueprint.post("/study/sessions")
@policy.anyone_known
def begin() -> Response:
    """Begins a session that ends by time or number."""
    form = SessionForm()
    if not form.validate():
        flash(_first_error(form), "error")
        return redirect(url_for("bank.home"), 303)
    deck = policy.find(Deck, UUID(form.deck.data), "study") if form.deck.data else None
    sitting = sittings.begin(policy.current_actor(), deck, form.minutes.data, form.answers.data)
    return redirect(url_for(".session", session_id=sitting.id), 303)


@blueprint.get("/study/<uuid:deck_id>/cram")
@policy.anyone_known
def cram(deck_id: UUID) -> str:
    """Offers ways to choose cards to go over, which moves no memory."""
    return _cram_page(policy.find(Deck, deck_id, "study"), CramForm())


@blueprint.post("/study/<uuid:deck_id>/cram")
@policy.anyone_known
def begin_cram(deck_id: UUID) -> tuple[str, int] | Response:
    """Begins a cram of the chosen cards."""
    deck, form = policy.find(Deck, deck_id, "study"), CramForm()
    more = {name: form[name].data for name in ("attempt", "flag") if form[name].data}
    form.offer()
    if not form.validate():
        return _cram_page(deck, form), 422
    try:
        sitting = sittings.cram(policy.current_actor(), form.choice.data, deck, **more)
    except sittings.NothingToCram as error:
        form.choice.errors = [str(error)]
        return _cram_page(deck, form), 422
    return redirect(url_for(".session", session_id=sitting.id), 303)


@blueprint.get("/study/sessions/<uuid:session_id>")
@policy.anyone_known
def session(session_id: UUID) -> Response:
    """Goes on with a session: to the deck that has something to ask, or to its end."""
    learner = policy.current_actor()
    sitting = sittings.find(learner, session_id)
    deck_id = None if sittings.progress(sitting).over else sittings.deck_now(learner, sitting)
    if deck_id is None:
        sittings.end(sitting)
        return redirect(url_for(".summary", session_id=sitting.id))
    return redirect(url_for(".show", deck_id=deck_id, session=sitting.id))


@blueprint.post("/study/sessions/<uuid:session_id>/end")
@policy.anyone_known
def end(session_id: UUID) -> Response:
    """Ends a session before its time."""
    sittings.end(sittings.find(policy.current_actor(), session_id))
    return redirect(url_for(".summary", session_id=session_id), 303)


@blueprint.post("/study/sessions/<uuid:session_id>/undo")
@policy.anyone_known
def take_back(session_id: UUID) -> Response:
    """Takes back the newest thing done in a session, also after its end, and goes on with it."""
    learner = policy.current_actor()
    sittings.take_back(learner, sittings.find(learner, session_id))
    return redirect(url_for(".session", session_id=session_id), 303)


@blueprint.get("/study/sessions/<uuid:session_id>/summary")
@policy.anyone_known
def summary(session_id: UUID) -> str:
    """Tells what was learnt in a session, and what comes back when."""
    learner = policy.current_actor()
    sitting = sittings.find(learner, session_id)
    cards, now, days = told(sitting.id), utcnow(), days_of(learner)
    return render_template(
        "study/summary.html",
        found=sitting,
        done=sittings.progress(sitting).done,
        took=span(sittings.progress(sitting).done.took_ms / 1000),
        told=cards,
        counts=Counter(card.news for card in cards),
        back=_back(cards, days.day(now)),
        coming={card.card_id: coming(card.due_at, now, days) for card in cards if card.due_at},
        can_undo=sittings.can_take_back(learner, sitting),
        choice=CHOICES.get((sitting.chosen or {}).get("choice", "")),
    )


def _back(cards: list[Told], today: int) -> list[tuple[str, int]]:
    """How many cards come back when, in words."""
    bounds = (("today", 0), ("tomorrow", 1), ("within a week", 7), ("within a month", 30), ("later", 99_999))
    ahead = [card.due_day - today for card in cards if card.due_day is not None]
    found, below = [], -99_999
    for label, limit in bounds:
        found.append((label, sum(below < each <= limit for each in ahead)))
        below = limit
    return [(label, number) for label, number in found if number]


def _cram_page(deck: Deck, form: CramForm) -> str:
    form.offer("wrong in a quiz")
    return render_template("study/cram.html", deck=deck, form=form)


def _first_error(form: SessionForm) -> str:
    return next((str(each[0]) for each in form.errors.values() if each), "Give minutes or answers.")
