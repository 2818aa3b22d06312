"""What fitting the parameters to one's own log has brought, and a button for doing it now."""

from zoneinfo import ZoneInfo

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp import policy
from quizapp.accounts.models import User
from quizapp.jobs.models import FAILED, QUEUED, RUNNING
from quizapp.memory.fit_jobs import ask_for_fit, job_of
from quizapp.memory.fitting import in_words, newest
from quizapp.memory.models import Fitting
from quizapp.study.views import blueprint


@blueprint.get("/study/fitting")
@policy.anyone_known
def fitting() -> str:
    """Shows what came of the last fitting, and how far one under way is."""
    learner = policy.current_actor()
    job, last = job_of(learner), newest(learner)
    if job is not None and job.state not in (QUEUED, RUNNING, FAILED):
        job = None
    return render_template(
        "study/fitting_now.html" if "HX-Request" in request.headers else "study/fitting.html",
        running=job is not None and job.state != FAILED,
        job=job,
        last=last,
        words=last and in_words(last),
        when=last and _when(last, learner),
    )


@blueprint.post("/study/fitting")
@policy.anyone_known
def fit() -> Response:
    """Asks for a fitting."""
    ask_for_fit(policy.current_actor())
    return redirect(url_for(".fitting"), 303)


def _when(last: Fitting, learner: User) -> str:
    return f"{last.at.astimezone(ZoneInfo(learner.zone)):%d %B %Y, %H:%M}".lstrip("0")
