"""Asking: a question, its answer, and the end of what there is for now."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from questions.kinds import kind
from questions.showing import public_view
from quizapp import policy
from quizapp.bank.evidence import evidence_of
from quizapp.bank.models import Deck
from quizapp.bank.versions import Version, to_question
from quizapp.db import new_id, utcnow
from quizapp.memory import log, plans
from quizapp.memory.cards import days_of
from quizapp.memory.rows import CardRow
from quizapp.study import rules  # noqa: F401  registers who may study what
from quizapp.study.forms import AnswerForm, RatingForm
from quizapp.study.menu import more_of
from quizapp.study.moments import coming, span
from quizapp.study.review import look
from quizapp.study.session import Asked, Submission, answer, next_card, order_seed, own_card, version_of
from quizapp.study.sittings import ask
from quizapp.study.views import blueprint
from quizapp.study.views.sitting import is_elsewhere, sitting_now


@blueprint.get("/study/<uuid:deck_id>")
@policy.anyone_known
def show(deck_id: UUID) -> str | Response:
    """Asks the next question of a deck; with ?reveal= it shows the answer, to be rated."""
    deck, sitting = policy.find(Deck, deck_id, "study"), sitting_now()
    if sitting is not None and is_elsewhere(sitting, deck):
        return redirect(url_for(".session", session_id=sitting.id))
    learner = policy.current_actor()
    asked = ask(learner, sitting, deck) if sitting else next_card(learner, deck)
    if asked.card is None or asked.version is None:
        return render_template("study/done.html", **_done(deck, asked))
    reveal = request.args.get("reveal") == str(asked.card.id)
    return render_template("study/card.html", **_card(deck, asked, asked.card, asked.version, reveal))


@blueprint.post("/study/<uuid:deck_id>/answers")
@policy.anyone_known
def submit(deck_id: UUID) -> Response:
    """Takes an answer and shows how it was marked; one that was rated already goes on at once."""
    deck = policy.find(Deck, deck_id, "study")
    form = AnswerForm()
    if not form.validate():
        return redirect(url_for(".show", deck_id=deck.id))
    card = own_card(policy.current_actor(), UUID(form.card.data))
    given = _submission(form, card)
    if given.response is None and given.rating is None:
        return redirect(url_for(".show", deck_id=deck.id, reveal=card.id))
    try:
        answer(policy.current_actor(), given)
    except log.OtherContent:  # the form was sent before: its first answer stands, and is shown
        return redirect(url_for(".marked", deck_id=deck.id, entry_id=given.id))
    if given.response is None:
        return redirect(url_for(".show", deck_id=deck.id))
    return redirect(url_for(".marked", deck_id=deck.id, entry_id=given.id))


@blueprint.get("/study/<uuid:deck_id>/answers/<uuid:entry_id>")
@policy.anyone_known
def marked(deck_id: UUID, entry_id: UUID) -> str:
    """Shows an answer beside the key, the evidence, and the ratings to choose from."""
    deck = policy.find(Deck, deck_id, "study")
    looked = look(policy.current_actor(), entry_id)
    question = to_question(looked.version)
    return render_template(
        "study/marked.html",
        deck=deck,
        looked=looked,
        question=question,
        view=public_view(question, order_seed(looked.card, looked.entry.day)),
        solution=kind(question.kind).solution(question),
        evidence=evidence_of(looked.version),
        intervals={rating: span(seconds) for rating, seconds in looked.intervals.items()},
        counts=_counts(deck),
        more=more_of(policy.current_actor(), looked.card, looked.version, str(entry_id)),
    )


@blueprint.post("/study/<uuid:deck_id>/answers/<uuid:entry_id>/rating")
@policy.anyone_known
def rate(deck_id: UUID, entry_id: UUID) -> Response:
    """Keeps the learner's own rating of an answer and goes on."""
    deck = policy.find(Deck, deck_id, "study")
    form = RatingForm()
    if form.validate() and form.rating.data != look(policy.current_actor(), entry_id).rating:
        log.rerate(policy.current_actor().id, entry_id, form.rating.data)
    return redirect(url_for(".show", deck_id=deck.id))


@blueprint.post("/study/<uuid:deck_id>/undo")
@policy.anyone_known
def undo(deck_id: UUID) -> Response:
    """Takes back the newest thing done: an answer is asked again, a card put aside is back."""
    deck = policy.find(Deck, deck_id, "study")
    log.undo(policy.current_actor().id)
    return redirect(url_for(".show", deck_id=deck.id))


@blueprint.post("/study/<uuid:deck_id>/take-up")
@policy.anyone_known
def take_up(deck_id: UUID) -> Response:
    """Has the learner study a deck from now on."""
    deck = policy.find(Deck, deck_id, "read")
    plans.take_up(policy.current_actor().id, deck.id)
    return redirect(url_for(".show", deck_id=deck.id))


def _submission(form: AnswerForm, card: CardRow) -> Submission:
    asked = version_of(card, UUID(form.question.data), form.version.data)
    sitting = sitting_now()
    return Submission(
        id=UUID(form.id.data),
        card_id=card.id,
        question_id=UUID(form.question.data),
        version=form.version.data,
        rating=form.rating.data,
        took_ms=form.took_ms.data,
        confidence=form.confidence.data,
        session_id=sitting.id if sitting else None,
        context="cram" if sitting and sitting.kind == "cram" else "study",
        response=kind(asked.kind).sent(request.form),
    )


def _card(deck: Deck, asked: Asked, card: CardRow, version: Version, reveal: bool) -> dict[str, object]:
    question = to_question(version)
    form = AnswerForm(
        formdata=None,
        data={
            "id": str(new_id()),
            "card": card.id,
            "question": version.question_id,
            "version": version.number,
        },
    )
    return {
        "deck": deck,
        "form": form,
        "question": question if reveal else None,
        "view": public_view(question, order_seed(card, _today())),
        "solution": kind(question.kind).solution(question) if reveal else None,
        "evidence": evidence_of(version) if reveal else None,
        "reveal": reveal,
        "typed": kind(question.kind).form != "choice",
        "settings": asked.settings,
        "card_id": card.id,
        "fresh": card.state == "new",
        "intervals": {rating: span(seconds) for rating, seconds in asked.intervals.items()},
        "counts": asked.counts,
        "can_undo": log.newest_undoable(policy.current_actor().id) is not None,
        "more": more_of(policy.current_actor(), card, version, "reveal" if reveal else ""),
    }


def _done(deck: Deck, asked: Asked) -> dict[str, object]:
    learner = policy.current_actor()
    days, now = days_of(learner), utcnow()
    return {
        "deck": deck,
        "counts": asked.counts,
        "next_due": asked.next_due and coming(asked.next_due, now, days),
        "today": log.today(learner.id, days.day(now)),
        "can_undo": log.newest_undoable(learner.id) is not None,
    }


def _today() -> int:
    return days_of(policy.current_actor()).day(utcnow())


def _counts(deck: Deck) -> plans.Counts:
    return plans.counts(policy.current_actor()).get(deck.id, plans.Counts())
