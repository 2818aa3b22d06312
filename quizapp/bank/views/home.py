"""The first page: what is due today, and a box for the next article."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from questions.errors import InputError, TooLarge
from quizapp import policy
from quizapp.bank import articles, bench, decks, fetching, generating, library
from quizapp.bank.forms import ArticleForm
from quizapp.bank.views import blueprint
from quizapp.db import utcnow
from quizapp.fetching.addresses import NotFetched
from quizapp.jobs.models import Job
from quizapp.memory import log, plans
from quizapp.memory.cards import days_of
from quizapp.study.moments import coming


@blueprint.get("/")
@policy.anyone_known
def home() -> ResponseReturnValue:
    return _page(ArticleForm())


@blueprint.post("/articles")
@policy.author
def add_article() -> ResponseReturnValue:
    """Stores an article and has its questions made; the same text again leads to what is there."""
    form, actor = ArticleForm(), policy.current_actor()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        if form.url.data:
            return _job(fetching.request(form.url.data, actor, form.title.data or None))
        article = articles.add(actor, form.content(), title=form.title.data)
    except InputError as error:
        form.refuse(f"{error} Nothing was stored.")
        return _page(form), 413 if isinstance(error, TooLarge) else 422
    except NotFetched as error:
        form.refuse(str(error))
        return _page(form), 422
    if bench.tally(article).total:
        flash("You have this text already. Here it is.", "info")
        return redirect(url_for(".article", article_id=article.id), 303)
    return _job(generating.request(article, actor))


@blueprint.post("/library")
@policy.author
def load_library() -> ResponseReturnValue:
    """Has the built-in articles loaded that are missing."""
    return _job(library.request(policy.current_actor()))


def _job(job: Job) -> ResponseReturnValue:
    return redirect(url_for(".job", job_id=job.id), 303)


def _page(form: ArticleForm) -> str:
    learner = policy.current_actor()
    counts = plans.counts(learner)
    found = [(deck, counts.get(deck.id, plans.Counts())) for deck in decks.decks_of(learner)]
    today = sum(each.today for _, each in found)
    back = None if today else plans.comes_back(learner)
    return render_template(
        "bank/home.html",
        form=form,
        decks=sorted(found, key=lambda pair: pair[1].today == 0),
        today=today,
        back=back and coming(back, utcnow(), days_of(learner)),
        learnt=sum(each.total for _, each in found),
        first_time=log.newest_undoable(learner.id) is None,
        offered=[] if found else library.missing(learner),
    )
