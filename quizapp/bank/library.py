"""Loading the articles that ship with the app.

``python -m quizapp.bank.library`` does it for the local learner, in a process of its own: the
parser must never live in the web process.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import sqlalchemy as sa

from questions import library
from questions.language import ModelError
from quizapp.accounts.models import User
from quizapp.bank import articles, generating, questions
from quizapp.bank.models import Article, Fact
from quizapp.db import session
from quizapp.jobs import queue
from quizapp.jobs.handlers import JobFailed, Report, handler
from quizapp.jobs.models import Job

LIBRARY = "library"


def missing(owner: User) -> list[Any]:
    """Returns the built-in articles whose questions this person has not got yet."""
    return [built_in for built_in in library.builtin() if not _loaded(owner, built_in)]


def load_library(owner: User) -> int:
    """Generates the questions of the built-in articles that are missing; the app approves those
    without doubts. Returns how many articles were loaded; a second call loads none."""
    return sum(1 for _ in _load(owner))


def request(owner: User) -> Job:
    """Asks a worker to load the built-in articles that are missing."""
    return queue.enqueue(owner, LIBRARY, {})


@handler(LIBRARY)
def do_load(job: Job, report: Report) -> dict[str, Any]:
    """Does the job."""
    owner = session().get_one(User, job.owner_id)
    report(0.1, "Making questions from the built-in article")
    try:
        return {"loaded": load_library(owner)}
    except ModelError as error:
        raise JobFailed(f"{error} Nothing was stored.") from error


def _load(owner: User) -> Iterator[Article]:
    for built_in in missing(owner):
        origin = f"library:{built_in.slug}"
        article = articles.add(owner, built_in.text, origin=origin, format="markdown")
        generating.generate_now(article)
        questions.approve_all(article, actor=None)
        yield article


def _loaded(owner: User, built_in: Any) -> bool:
    statement = (
        sa.select(Fact.id)
        .join(Article, Article.id == Fact.article_id)
        .where(Article.owner_id == owner.id, Article.origin == f"library:{built_in.slug}")
    )
    return session().scalar(statement.limit(1)) is not None


def main() -> None:
    from quizapp.accounts.people import local_learner

    # By name: the app is built of the areas, this one among them.
    with import_module("quizapp.app").create_app().app_context():
        load_library(local_learner())


if __name__ == "__main__":
    main()
