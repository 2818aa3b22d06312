"""Articles, and making questions from them."""

from typing import Annotated, Any, Literal
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel, Field, StringConstraints, model_validator

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.questions import question_json
from quizapp.api.reading import Body, Query
from quizapp.api.shapes import KindName, ShortText, Title, WholeQuestion
from quizapp.bank import articles, fetching, generating
from quizapp.bank.models import Article, Question
from quizapp.bank.versions import currents
from quizapp.db import session

MOST_TEXT = 12_100_000
"""Two million bytes of text, each perhaps written as a six-byte escape."""


class NewArticle(Body):
    """An article, as text or as the address of a page."""

    title: Title | None = None
    text: Annotated[str, StringConstraints(max_length=2_100_000)] | None = None
    url: ShortText | None = None
    source: ShortText | None = None

    @model_validator(mode="after")
    def _one_source(self) -> "NewArticle":
        if (self.text is None) == (self.url is None):
            raise ValueError("Give either a text or a url")
        return self


class AddedArticle(BaseModel):
    id: UUID


class FetchedArticle(BaseModel):
    """The id that the article will have, and the job that fetches it and makes its questions. Where the
    person has its text already the job's result names the article that is there."""

    id: UUID
    job: UUID


class Wish(Body):
    """What to make; everything by default."""

    kinds: Annotated[list[KindName], Field(min_length=1, max_length=20)] | None = None
    count: Annotated[int, Field(ge=1, le=500)] | None = None


class Asked(BaseModel):
    """The job that was asked for."""

    job: UUID


class ByStatus(Query):
    status: Literal["draft", "approved", "retired"] | None = None


@call("POST", "/articles", body=NewArticle, answers={201: AddedArticle, 202: FetchedArticle}, most=MOST_TEXT)
@policy.author
def add_article(body: NewArticle) -> AddedArticle | tuple[FetchedArticle, int]:
    """Stores an article, or has it fetched; the same text again gives the one that is there."""
    actor = policy.current_actor()
    if body.url is not None:
        job = fetching.request(body.url, actor, body.title)
        return FetchedArticle(id=UUID(job.payload["article"]), job=job.id), 202
    article = articles.add(actor, body.text or "", title=body.title, source=body.source, origin="api")
    return AddedArticle(id=article.id)


@call("POST", "/articles/<uuid:article_id>/generate", body=Wish, answers={202: Asked})
@policy.author
def generate(article_id: UUID, body: Wish) -> Asked:
    """Has questions made from an article; the job tells how far it is."""
    article = policy.find(Article, article_id, "change")
    job = generating.request(article, policy.current_actor(), kinds=body.kinds, count=body.count)
    return Asked(job=job.id)


@call("GET", "/articles/<uuid:article_id>/questions", query=ByStatus, answers={200: list[WholeQuestion]})
@policy.author
def article_questions(article_id: UUID, query: ByStatus) -> list[dict[str, Any]]:
    """Returns an article's questions with their keys, best first."""
    article = policy.find(Article, article_id, "change")
    found = list(session().scalars(_listed(article, query.status)))
    shown = currents([question.id for question in found])
    return [question_json(question, shown[question.id]) for question in found]


def _listed(article: Article, status: str | None) -> sa.Select[Question]:
    listed = sa.select(Question).where(Question.article_id == article.id)
    if status is not None:
        listed = listed.where(Question.status == status)
    return listed.order_by(Question.position, Question.id)
