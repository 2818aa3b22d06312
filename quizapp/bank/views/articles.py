"""Articles: the list, and one article with its facts and questions on the review bench."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.bank import articles as verbs
from quizapp.bank import bench, decks, generating, questions, reports
from quizapp.bank.forms import GenerateForm
from quizapp.bank.lighting import below, lit_blocks
from quizapp.bank.models import APPROVED, DRAFT, Article, Question
from quizapp.bank.reports import REPORTED
from quizapp.bank.views import blueprint
from quizapp.bank.views.questions import STATUSES
from quizapp.db import session
from quizapp.errors import NotFound
from quizapp.jobs.models import QUEUED, RUNNING

FACTS_A_PAGE = 30


@blueprint.get("/articles")
@policy.anyone_known
def articles() -> ResponseReturnValue:
    owner = policy.current_actor()
    return render_template(
        "bank/articles.html",
        articles=verbs.articles_of(owner),
        counts=verbs.status_counts(owner),
        reported=reports.count_by_article(owner),
    )


@blueprint.get("/articles/<uuid:article_id>")
@policy.author
def article(article_id: UUID) -> ResponseReturnValue:
    """Shows the text with its evidence lit up, beside the facts and their questions."""
    found = policy.find(Article, article_id, "read")
    tally = bench.tally(found)
    status = request.args.get("status", "")
    status = status if status in STATUSES else _first_status(tally)
    facts = bench.facts_of(found)
    laid = bench.laid_out(found, facts, None if status == "all" else status)
    at = _asked_for(found)
    gone, place = _place_in(laid, at)
    shown, page, pages = _page_of(laid, place)
    return render_template(
        "bank/article.html",
        article=found,
        blocks=below(found.title, lit_blocks(found.blocks, _places(facts))),
        laid=shown,
        at=at,
        gone=gone,
        tally=tally,
        status=status,
        statuses=STATUSES,
        page=page,
        pages=pages,
        rejected=bench.rejected_of(found),
        deck=_deck(found),
        job=_unfinished(found),
        generate_form=GenerateForm(formdata=None).offer(),
        reasons=questions.REASONS,
    )


@blueprint.post("/articles/<uuid:article_id>/accept")
@policy.author
def accept_all(article_id: UUID) -> ResponseReturnValue:
    """Accepts every draft without doubts, or every draft."""
    found = policy.find(Article, article_id, "change")
    doubtful = request.form.get("doubtful") == "1"
    number = questions.approve_all(found, policy.current_actor(), include_doubtful=doubtful)
    flash(f"{number} question{'' if number == 1 else 's'} accepted.", "success")
    return redirect(url_for(".article", article_id=found.id, status="approved"), 303)


@blueprint.post("/articles/<uuid:article_id>/generate")
@policy.author
def generate(article_id: UUID) -> ResponseReturnValue:
    """Has more questions made; what is there stays as it is."""
    found = policy.find(Article, article_id, "change")
    form = GenerateForm()
    if not form.validate_on_submit():
        flash(" ".join(each for errors in form.errors.values() for each in errors), "error")
        return redirect(url_for(".article", article_id=found.id), 303)
    job = generating.request(found, policy.current_actor(), form.kinds.data or None, form.count.data)
    return redirect(url_for(".job", job_id=job.id), 303)


def _first_status(tally: bench.Tally) -> str:
    """Reported questions come first, then what waits for a decision."""
    return next((status for status in (REPORTED, DRAFT, APPROVED) if tally.count(status)), "all")


def _asked_for(found: Article) -> Question | None:
    """The question that somebody comes back to."""
    question_id = request.args.get("at", type=UUID)
    question = session().get(Question, question_id) if question_id else None
    return question if question is not None and question.article_id == found.id else None


def _place_in(laid: list[bench.LaidFact], at: Question | None) -> tuple[UUID | None, int]:
    """Where to come back to: among the facts shown, and before which fact if the question itself is gone."""
    fact = bench.fact_of(at) if at else None
    if at is None or fact is None:
        return None, 0
    place = sum(each.fact.position < fact.position for each in laid[:-1])
    here = {each.question.id for each in laid[place].questions} if laid else set()
    return (None if at.id in here or not laid else laid[place].fact.id), place


def _page_of(laid: list[bench.LaidFact], place: int) -> tuple[list[bench.LaidFact], int, int]:
    pages = max(1, -(-len(laid) // FACTS_A_PAGE))
    page = min(max(request.args.get("page", place // FACTS_A_PAGE + 1, type=int), 1), pages)
    return laid[(page - 1) * FACTS_A_PAGE : page * FACTS_A_PAGE], page, pages


def _places(facts: Any) -> dict[str, list[tuple[int, int]]]:
    return {str(fact.id): [(start, end) for start, end in fact.spans] for fact in facts}


def _deck(found: Article) -> Any:
    try:
        return decks.deck_of(found)
    except NotFound:
        return None


def _unfinished(found: Article) -> Any:
    job = generating.job_of(found)
    return job if job is not None and job.state in (QUEUED, RUNNING) else None
