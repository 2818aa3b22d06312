"""Deciding about one question on the review bench, and changing it."""

from typing import Any
from uuid import UUID

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.bank import bench, questions, reports
from quizapp.bank.evidence import evidence_of
from quizapp.bank.forms import QuestionForm, RetireForm, form_for
from quizapp.bank.models import APPROVED, DRAFT, RETIRED, Article, Question
from quizapp.bank.refusals import ChangedMeanwhile, Faulty
from quizapp.bank.reports import REPORTED
from quizapp.bank.views import blueprint
from quizapp.db import session

STATUSES = {REPORTED: "Reported", DRAFT: "Drafts", APPROVED: "Accepted", RETIRED: "Put away", "all": "All"}


@blueprint.post("/questions/<uuid:question_id>/accept")
@policy.author
def accept(question_id: UUID) -> ResponseReturnValue:
    question = policy.find(Question, question_id, "change")
    questions.approve(question, policy.current_actor())
    return _back_to(question, "Accepted. It is asked from now on.")


@blueprint.post("/questions/<uuid:question_id>/retire")
@policy.author
def retire(question_id: UUID) -> ResponseReturnValue:
    question, form = policy.find(Question, question_id, "change"), RetireForm()
    questions.retire(question, policy.current_actor(), form.reason.data or "", form.note.data)
    return _back_to(question, "Put away. It is asked no more.")


@blueprint.post("/questions/<uuid:question_id>/reopen")
@policy.author
def reopen(question_id: UUID) -> ResponseReturnValue:
    question = policy.find(Question, question_id, "change")
    questions.reopen(question, policy.current_actor())
    return _back_to(question, "Brought back as a draft.")


@blueprint.post("/questions/<uuid:question_id>/keep")
@policy.author
def keep(question_id: UUID) -> ResponseReturnValue:
    """Settles what learners reported: the question is right as it is."""
    question = policy.find(Question, question_id, "change")
    reports.keep(question, policy.current_actor())
    return _back_to(question, "Kept as it is. The reports are settled.")


@blueprint.route("/questions/<uuid:question_id>/edit", methods=["GET", "POST"])
@policy.author
def edit(question_id: UUID) -> ResponseReturnValue:
    """Changes a question: the words that were asked before stay as they were, in its older version."""
    question = policy.find(Question, question_id, "change")
    version = questions.current(question)
    content = questions.to_question(version)
    form = form_for(content)
    if not form.is_submitted():
        form.fill(content, version.number)
        return _edit_page(question, form)
    if not form.validate():
        return _edit_page(question, form), 422
    try:
        saved = questions.edit(question, policy.current_actor(), form.changes(), based_on=form.seen)
    except Faulty as refusal:
        return _edit_page(question, form, refusal.faults), 422
    except ChangedMeanwhile as refusal:
        return _edit_page(question, form, [str(refusal)]), 409
    if saved.number == form.seen:
        flash("Nothing was changed, so there is no new version.", "info")
    else:
        flash("Saved as a new version.", "success")
    return redirect(_came_from(question), 303)


def _edit_page(question: Question, form: QuestionForm, faults: list[str] | None = None) -> str:
    laid = bench.laid(question)
    return render_template(
        "bank/edit.html",
        laid=laid,
        form=form,
        faults=faults or [],
        evidence=evidence_of(laid.version),
        back=_came_from(question),
    )


def _back_to(question: Question, done: str) -> ResponseReturnValue:
    """Swaps the question's panel in place, or leads back to it on the article's page."""
    status = request.form.get("status", question.status)
    if "HX-Request" not in request.headers or question.article_id is None:
        flash(done, "success")
        return redirect(_place_of(question, status), 303)
    article = session().get_one(Article, question.article_id)
    page = render_template(
        "bank/panel.html",
        each=bench.laid(question),
        article=article,
        tally=bench.tally(article),
        status=status,
        statuses=STATUSES,
        reasons=questions.REASONS,
        done=done,
    )
    return make_response(page)


def _came_from(question: Question) -> str:
    """Where whoever edits goes back to: the study session of a deck, or the bench."""
    deck_id = request.args.get("study", type=UUID)
    if deck_id is not None:
        return url_for("study.show", deck_id=deck_id, session=request.args.get("session", type=UUID))
    return _place_of(question, request.args.get("status", question.status))


def _place_of(question: Question, status: Any) -> str:
    if question.article_id is None:
        return url_for(".home")
    anchor = f"question-{question.id}"
    return url_for(".article", article_id=question.article_id, status=status, at=question.id, _anchor=anchor)
