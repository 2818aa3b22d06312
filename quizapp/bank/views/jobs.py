"""How far long work is."""

from uuid import UUID

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.bank.models import Article
from quizapp.bank.views import blueprint
from quizapp.db import session
from quizapp.jobs import claiming
from quizapp.jobs.models import DONE, Job


@blueprint.get("/jobs/<uuid:job_id>")
@policy.anyone_known
def job(job_id: UUID) -> ResponseReturnValue:
    """Shows a job until it is done, and leads on to what it made."""
    found = policy.find(Job, job_id, "see")
    article = _article_of(found)
    if found.state == DONE:
        return _on_to(url_for(".article", article_id=article.id) if article else url_for(".home"))
    part = "HX-Request" in request.headers
    return render_template("bank/progress.html" if part else "bank/job.html", job=found, article=article)


@blueprint.post("/jobs/<uuid:job_id>/cancel")
@policy.anyone_known
def cancel_job(job_id: UUID) -> ResponseReturnValue:
    """Stops a job, and shows what became of it."""
    claiming.cancel(policy.find(Job, job_id, "cancel").id)
    return redirect(url_for(".job", job_id=job_id), 303)


def _article_of(found: Job) -> Article | None:
    """Returns the article that a job is about: the one it found there already, if it says so."""
    named = (found.result or {}).get("article") or found.payload.get("article")
    return session().get(Article, UUID(named)) if named else None


def _on_to(place: str) -> ResponseReturnValue:
    if "HX-Request" not in request.headers:
        return redirect(place, 303)
    response: Response = make_response("", 204)
    response.headers["HX-Redirect"] = place
    return response
