"""Pages to make quizzes, take them and see what came of it."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.bank import decks
from quizapp.bank.models import Deck
from quizapp.errors import Invalid, Refusal
from quizapp.quizzes import making, overview, rules, taking  # noqa: F401  rules register themselves
from quizapp.quizzes.candidates import offer_of
from quizapp.quizzes.forms import NewQuiz, sent_in, slot_name
from quizapp.quizzes.models import OPEN, Attempt, Quiz
from quizapp.quizzes.refusals import LateResponse, OpenAttempt
from quizapp.quizzes.rendering import saved_json, sheet_page, slot_page, status_of
from quizapp.quizzes.results import result
from quizapp.quizzes.sheet import sheet
from quizapp.quizzes.sittings import open_attempt
from quizapp.quizzes.taking import Sent

blueprint = Blueprint("quizzes", __name__)
blueprint.add_app_template_global(slot_name)

Page = ResponseReturnValue


@blueprint.get("/quizzes")
@policy.anyone_known
def index() -> Page:
    """Lists the learner's quizzes."""
    actor = policy.current_actor()
    taking.close_overdue(g.arrived, actor)
    return render_template("quizzes/index.html", quizzes=overview.quizzes_of(actor))


@blueprint.route("/quizzes/new", methods=["GET", "POST"])
@policy.anyone_known
def new() -> Page:
    """Makes a quiz; the deck comes first, since it decides what can be asked."""
    actor, deck_id = policy.current_actor(), request.args.get("deck", type=UUID)
    if deck_id is None:
        offered = [(deck, offer_of(deck)) for deck in decks.decks_of(actor)]
        return render_template("quizzes/choose_deck.html", decks=offered)
    deck = policy.find(Deck, deck_id, "study")
    form, offer = NewQuiz(title=deck.name), offer_of(deck)
    form.show(offer)
    if offer.questions and form.validate_on_submit():
        quiz = making.make(actor, deck, form.title.data, form.count.data, form.settings(), form.kinds.data)
        return redirect(url_for(".show", quiz_id=quiz.id), 303)
    status = 422 if form.is_submitted() else 200
    return render_template("quizzes/new.html", form=form, deck=deck, offer=offer), status


@blueprint.get("/quizzes/<uuid:quiz_id>")
@policy.anyone_known
def show(quiz_id: UUID) -> Page:
    """Shows what awaits the learner, and their attempts so far."""
    actor = policy.current_actor()
    quiz = policy.find(Quiz, quiz_id, "see")
    taking.touch(open_attempt(quiz, actor.id), g.arrived)
    return render_template("quizzes/show.html", found=overview.overview(quiz, actor))


@blueprint.post("/quizzes/<uuid:quiz_id>/start")
@policy.anyone_known
def start(quiz_id: UUID) -> Page:
    """Starts an attempt, or goes on with the one that is open."""
    quiz = policy.find(Quiz, quiz_id, "take")
    try:
        attempt_id = taking.start(quiz, policy.current_actor(), g.arrived).id
    except OpenAttempt as refusal:
        attempt_id = refusal.attempt_id
    return redirect(url_for(".attempt", attempt_id=attempt_id), 303)


@blueprint.get("/attempts/<uuid:attempt_id>")
@policy.anyone_known
def attempt(attempt_id: UUID) -> Page:
    """Shows the questions of an open attempt, without their keys."""
    found = policy.find(Attempt, attempt_id, "take")
    taking.touch(found, g.arrived)
    if found.state != OPEN:
        return _to_result(found)
    return sheet_page(found, g.arrived, warn="unanswered" in request.args)


@blueprint.post("/attempts/<uuid:attempt_id>/save")
@policy.anyone_known
def save(attempt_id: UUID) -> Page:
    """Keeps what a form sent; tells a script the revisions, and nothing about right or wrong."""
    found = policy.find(Attempt, attempt_id, "take")
    sent = sent_in(found, request.form)
    refused = taking.save_all(found, sent, g.arrived)
    if request.accept_mimetypes.best == "application/json":
        return saved_json(found, sent, refused), status_of(refused)
    if found.state != OPEN:
        return _to_result(found)
    if refused:
        return sheet_page(found, g.arrived, sent, refused), status_of(refused)
    flash("Your answers are saved. You can go on later.", "success")
    return redirect(url_for(".attempt", attempt_id=found.id), 303)


@blueprint.post("/attempts/<uuid:attempt_id>/check/<int(max=1000):slot>")
@policy.anyone_known
def check(attempt_id: UUID, slot: int) -> Page:
    """Grades one question at once, where the quiz has it so. htmx sends and gets that one alone."""
    found = policy.find(Attempt, attempt_id, "take")
    alone = "HX-Request" in request.headers
    sent = sent_in(found, request.form)
    if alone:
        sent = {number: each for number, each in sent.items() if number == slot}
    refused = taking.save_all(found, sent, g.arrived)
    if slot not in refused:
        try:
            taking.check(found, slot, g.arrived)
        except Invalid as refusal:
            refused[slot] = refusal
    if alone:
        return _checked_part(found, slot, sent, refused)
    if refused and found.state == OPEN:
        return sheet_page(found, g.arrived, sent, refused), status_of(refused)
    return redirect(url_for(".attempt", attempt_id=found.id, _anchor=f"question-{slot}"), 303)


@blueprint.post("/attempts/<uuid:attempt_id>/submit")
@policy.anyone_known
def submit(attempt_id: UUID) -> Page:
    """Hands in; asks once more where something has no answer and time is left."""
    found = policy.find(Attempt, attempt_id, "take")
    sent = sent_in(found, request.form)
    refused = taking.save_all(found, sent, g.arrived)
    if found.state == OPEN and refused:
        return sheet_page(found, g.arrived, sent, refused), status_of(refused)
    if found.state == OPEN and _should_ask_again(found):
        address = url_for(".attempt", attempt_id=found.id, unanswered=1, _anchor="hand-in")
        return redirect(address, 303)
    if any(isinstance(refusal, LateResponse) for refusal in refused.values()):
        flash("The time was up. What was saved in time is graded.", "warning")
    return _to_result(taking.submit(found, g.arrived))


@blueprint.get("/attempts/<uuid:attempt_id>/result")
@policy.anyone_known
def attempt_result(attempt_id: UUID) -> Page:
    """Shows the score, and each question with key and evidence."""
    found = policy.find(Attempt, attempt_id, "see")
    taking.touch(found, g.arrived)
    if found.state == OPEN:
        return redirect(url_for(".attempt", attempt_id=found.id), 303)
    actor = policy.current_actor()
    return render_template(
        "quizzes/result.html",
        result=result(found),
        found=overview.overview(found.quiz, actor),
        study=overview.study_of(found.quiz, actor),
    )


def _checked_part(
    attempt: Attempt, slot: int, sent: Mapping[int, Sent], refused: Mapping[int, Refusal]
) -> Page:
    if attempt.state != OPEN:
        return "", 200, {"HX-Redirect": url_for(".attempt_result", attempt_id=attempt.id)}
    return slot_page(attempt, slot, sent, refused)


def _should_ask_again(attempt: Attempt) -> bool:
    in_time = attempt.deadline is None or g.arrived < attempt.deadline
    unanswered = any(not item.answered for item in sheet(attempt))
    return in_time and unanswered and "anyway" not in request.form


def _to_result(attempt: Attempt) -> Page:
    return redirect(url_for(".attempt_result", attempt_id=attempt.id), 303)
