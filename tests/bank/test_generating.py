"""A job makes an article's questions with the real engine, and leaves nothing where nothing is found."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.bank import articles, generating
from quizapp.bank.models import Article, Fact, Question
from quizapp.db import session
from quizapp.errors import Invalid
from quizapp.jobs.models import Job
from quizapp.jobs.worker import Worker
from tests.conftest import count

FERRY = (
    "The Lindholm ferry was built in 1974 by the Voss yard in Bergen. The ferry carries up to 62 cars "
    "across the sound. In 1991 the county of Rogaland bought the ferry for 14 million kroner. The harbour "
    "master Anna Lie said that the ferry had carried 210,000 passengers in 2019. Norway has more than 180 "
    "ferry routes."
)
NO_FACT = "Well, who knows? Perhaps we will, perhaps we won't. Oh, how nice that would be! And then what?"


def test_the_job_fills_the_bench_with_drafts(any_app: Flask, any_learner: User) -> None:
    article = articles.add(any_learner, FERRY)
    job = generating.request(article, any_learner)
    Worker(any_app).sweep()
    assert (job.state, job.error) == ("done", None)
    found = session().scalars(sa.select(Question).where(Question.article_id == article.id)).all()
    assert job.result == {"new": len(found)}
    assert len(found) >= 3
    assert {question.status for question in found} == {"draft"}
    for fact in session().scalars(sa.select(Fact)):
        start, end = fact.spans[0]
        assert FERRY[start:end].strip()


def test_the_bench_shows_what_the_article_contradicts_itself_in(
    client: FlaskClient, app: Flask, learner: User
) -> None:
    article = articles.add(
        learner,
        "The Lindholm ferry\n\nThe Lindholm ferry carries 300 passengers on a summer day. The county of Rogaland "
        "bought the ferry in 1991 for 14 million kroner.\n\nThe Lindholm ferry carries 450 passengers on a summer day.",
    )
    generating.request(article, learner)
    Worker(app).sweep()
    page = client.get(f"/articles/{article.id}").text
    assert "The article contradicts itself" in page
    assert "two figures: 300 and 450" in page


def test_a_point_has_other_forms_for_later_reviews(any_app: Flask, any_learner: User) -> None:
    generating.request(articles.add(any_learner, FERRY), any_learner)
    Worker(any_app).sweep()
    found = session().scalars(sa.select(Question)).all()
    others = [question for question in found if question.alternate_of_id]
    assert others
    assert {question.alternate_of_id for question in others} <= {question.id for question in found}


def test_an_article_without_a_fact_is_not_kept(any_app: Flask, any_learner: User) -> None:
    job = generating.request(articles.add(any_learner, NO_FACT), any_learner)
    Worker(any_app).sweep()
    assert job.state == "failed"
    assert (job.error or "").endswith("Nothing was stored.")
    assert count(Article) == 0


def test_the_same_wish_waits_once(any_learner: User) -> None:
    article = articles.add(any_learner, FERRY)
    first = generating.request(article, any_learner)
    assert generating.request(article, any_learner).id == first.id
    other = generating.request(article, any_learner, kinds=["cloze"])
    assert other.id != first.id
    assert generating.job_of(article).id == other.id
    assert count(Job) == 2


def test_an_article_that_is_gone_fails_the_job_with_a_sentence(app: Flask, learner: User) -> None:
    article = articles.add(learner, FERRY)
    job = generating.request(article, learner)
    articles.remove_if_empty(article)
    Worker(app).sweep()
    assert (job.state, job.error) == (
        "failed",
        "The article is no longer there, so nothing was generated.",
    )


@pytest.mark.parametrize(("kinds", "count_"), [(["riddle"], None), (None, 0), (None, 10**20), (None, True)])
def test_wishes_that_nobody_can_grant_are_refused(app: Flask, learner: User, kinds, count_) -> None:
    article = articles.add(learner, FERRY)
    with pytest.raises(Invalid):
        generating.request(article, learner, kinds, count_)
    assert count(Job) == 0
