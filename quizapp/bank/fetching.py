"""Articles from an address: asked for here, fetched by a worker, which makes their questions at once."""

from typing import Any
from uuid import UUID

from questions.errors import InputError
from quizapp.accounts.models import User
from quizapp.bank import articles, generating
from quizapp.bank.models import Article
from quizapp.db import new_id, session
from quizapp.errors import Refusal
from quizapp.fetching import addresses
from quizapp.jobs import queue
from quizapp.jobs.handlers import JobFailed, Report, handler
from quizapp.jobs.models import Job

FETCH = "fetch"


def request(url: str, actor: User, title: str | None = None) -> Job:
    """Asks for the article at an address. Its id is in the job's payload; nothing is fetched here.

    Raises NotFetched for what is no address of a page.
    """
    addresses.check(url)
    return queue.enqueue(actor, FETCH, {"article": str(new_id()), "url": url.strip(), "title": title})


@handler(FETCH)
def do_fetch(job: Job, report: Report) -> dict[str, Any]:
    """Does the job. What was fetched before a worker died is not fetched again; a text that its owner
    has already gives the article that is there, and the result names it."""
    article = session().get(Article, UUID(job.payload["article"])) or _fetched(job, report)
    try:
        new = generating.generate_now(article, report=report)
    except InputError as error:
        articles.remove_if_empty(article)
        raise JobFailed(f"{error} Nothing was stored.") from error
    return {"new": new, "article": str(article.id)}


def _fetched(job: Job, report: Report) -> Article:
    from quizapp.fetching.page import fetch  # loaded by workers only

    owner = session().get(User, job.owner_id)
    assert owner is not None
    url, title = job.payload["url"], job.payload["title"]
    session().rollback()
    report(0.02, "Fetching the page")
    try:
        page = fetch(url)
        wanted = UUID(job.payload["article"])
        return articles.add(owner, page.content, title, page.url, origin="address", id=wanted)
    except InputError as error:
        raise JobFailed(f"{error} Nothing was stored.") from error
    except Refusal as error:
        raise JobFailed(str(error)) from error
