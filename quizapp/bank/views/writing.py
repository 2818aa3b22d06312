"""Writing a question by hand for a fact: a smaller one, where the first asks too much."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.bank import evidence, questions
from quizapp.bank.forms import WriteForm
from quizapp.bank.models import Article, Fact
from quizapp.bank.refusals import Faulty
from quizapp.bank.views import blueprint
from quizapp.db import session


@blueprint.route("/facts/<uuid:fact_id>/write", methods=["GET", "POST"])
@policy.author
def write(fact_id: UUID) -> ResponseReturnValue:
    """Takes a question for a part of a fact; it is asked as a point of its own."""
    fact, form = policy.find(Fact, fact_id, "change"), WriteForm()
    article = session().get(Article, fact.article_id) if fact.article_id else None
    if not form.is_submitted():
        return _page(fact, article, form)
    if not form.validate():
        return _page(fact, article, form), 422
    try:
        questions.write(policy.current_actor(), form.question(_place(fact)), article, statement=form.says())
    except Faulty as refusal:
        return _page(fact, article, form, refusal.faults), 422
    flash("Kept. It is asked from now on. You can write another one.", "success")
    return redirect(request.full_path, 303)


def _page(fact: Fact, article: Article | None, form: WriteForm, faults: list[str] | None = None) -> str:
    return render_template(
        "bank/write.html",
        fact=fact,
        form=form,
        faults=faults or [],
        evidence=evidence.evidence_at(fact, article),
        back=_back(fact),
    )


def _place(fact: Fact) -> dict[str, int] | None:
    """Where the article says it: from the first word of the fact's evidence on."""
    if fact.article_id is None or not fact.spans:
        return None
    start, end = fact.spans[0]
    return {"start": start, "end": end}


def _back(fact: Fact) -> str:
    deck_id = request.args.get("study", type=UUID)
    if deck_id is not None:
        return url_for("study.leeches", deck_id=deck_id)
    if fact.article_id is None:
        return url_for(".home")
    return url_for(".article", article_id=fact.article_id, status="all", _anchor=f"fact-{fact.id}")
