"""Generating an article's questions: asked for here, done by a worker, which alone loads the parser."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import current_app

from questions.errors import InputError
from questions.kinds import UnknownKind, kind
from questions.language import ModelError, pipeline, use_model
from quizapp.accounts.models import User
from quizapp.bank import articles
from quizapp.bank.models import Article
from quizapp.bank.storing import store
from quizapp.db import session
from quizapp.errors import Invalid
from quizapp.jobs import queue
from quizapp.jobs.handlers import JobFailed, Report, handler
from quizapp.jobs.models import QUEUED, RUNNING, Job

if TYPE_CHECKING:
    from questions.generation import Result

__all__ = ["GENERATE", "generate_now", "job_of", "request", "store"]

GENERATE = "generate"
MOST = 500
"""Most questions that can be asked for at once."""


def request(
    article: Article, actor: User, kinds: Collection[str] | None = None, count: int | None = None
) -> Job:
    """Asks for an article's questions; while that is waited for, the same wish gives the same job.

    ``count`` is the most questions wanted, None for as many as the bench takes. Raises Invalid.
    """
    payload = {"article": str(article.id), "kinds": _known(kinds), "count": _counted(count)}
    last = job_of(article)
    if last is not None and last.state in (QUEUED, RUNNING) and last.payload == payload:
        return last
    return queue.enqueue(actor, GENERATE, payload)


def job_of(article: Article) -> Job | None:
    """Returns the newest job that generates an article's questions, or None."""
    return queue.latest(GENERATE, article=str(article.id))


@handler(GENERATE)
def do_generate(job: Job, report: Report) -> dict[str, Any]:
    """Does the job: an article in which nothing is found is not kept."""
    article = session().get(Article, UUID(job.payload["article"]))
    if article is None:
        raise JobFailed("The article is no longer there, so nothing was generated.")
    try:
        new = generate_now(article, job.payload.get("kinds"), job.payload.get("count"), report)
    except InputError as error:
        kept = (
            "What was stored before is safe."
            if not articles.remove_if_empty(article)
            else "Nothing was stored."
        )
        raise JobFailed(f"{error} {kept}") from error
    except (ModelError, ValueError) as error:
        raise JobFailed(f"{error} Nothing was stored.") from error
    return {"new": new}


def generate_now(
    article: Article,
    kinds: Collection[str] | None = None,
    count: int | None = None,
    report: Report = lambda _progress, _stage: None,
) -> int:
    """Generates and stores an article's questions in this process. Returns how many are new.

    Raises questions.errors.InputError (NoFacts) and language.ModelError; then nothing was stored.
    """
    text, title, words = article.text, article.title, article.words
    session().rollback()
    report(0.05, "Loading the language model")
    use_model(current_app.config.get("SPACY_MODEL"))
    pipeline()
    report(0.3, "Reading, finding facts and writing questions")
    result = _generated(text, title, kinds, count or bench_size(words))
    report(0.9, "Storing what was found")
    return store(article, result)


def bench_size(words: int) -> int:
    """Returns how many questions are kept for the review bench when nobody said, doubtful ones too."""
    return min(max(words * 8 // 100, 20), MOST)


def _generated(text: str, title: str, kinds: Collection[str] | None, count: int) -> "Result":
    from questions.generation import generate

    return generate(text, title=title, kinds=kinds, count=count, alternates=True)


def _known(kinds: Collection[str] | None) -> list[str] | None:
    try:
        return sorted({kind(name).name for name in kinds}) if kinds else None
    except UnknownKind as error:
        raise Invalid(f"{error} Nothing was started.") from error


def _counted(count: int | None) -> int | None:
    if count is not None and (type(count) is not int or not 1 <= count <= MOST):
        raise Invalid(f"From 1 to {MOST} questions can be asked for. Nothing was started.")
    return count
