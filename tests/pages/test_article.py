"""The review bench: every question with its key, its evidence and its doubts, and what becomes of it."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from quizapp.accounts.models import User
from quizapp.bank import articles, questions
from quizapp.bank.forms import TrueFalseForm
from quizapp.bank.generating import store
from quizapp.bank.models import Article, Fact, Question, QuestionVersion
from quizapp.db import db, session, unit_of_work
from tests.bank.findings import BUILT, TEXT, choice, fact, result, typed
from tests.conftest import count

UNKNOWN = "01890000-0000-7000-8000-000000000000"


@pytest.fixture
def client(app: Flask, learner: User) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def article(learner: User) -> Article:
    added = articles.add(learner, TEXT, title="The <Lindholm> ferry")
    store(added, result())
    return added


def question(key: str) -> Question:
    session().rollback()
    return session().scalars(sa.select(Question).where(Question.key == key)).one()


def act(client: FlaskClient, verb: str, key: str, htmx: bool = False, **fields):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"/questions/{question(key).id}/{verb}", data=fields, headers=headers)


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(db.engine, "before_cursor_execute", note)


def test_the_text_is_escaped_and_its_evidence_lit_and_linked(client: FlaskClient, article: Article) -> None:
    page = client.get(f"/articles/{article.id}").text
    fact = session().scalars(sa.select(Fact).where(Fact.key == "built")).one()
    assert "The &lt;Lindholm&gt; ferry" in page
    assert f'<mark class="evidence" data-facts="{fact.id}" id="evidence-{fact.id}">' in page
    assert f'<a href="#fact-{fact.id}">The Lindholm ferry was built in 1974 by the Voss yard.</a>' in page
    assert f'href="#evidence-{fact.id}"' in page
    assert "crossing &amp; runs all year" in page


def test_each_question_shows_key_doubts_feedback_and_who_says_so(
    client: FlaskClient, article: Article
) -> None:
    page = client.get(f"/articles/{article.id}").text
    assert "Which of these does year ask for?" in page
    assert "Not 1964." in page
    assert "The hedge is easily missed." in page
    assert "says so itself" in page
    assert "Another form of “Which of these does year ask for?”" in page
    assert "“It” has no owner." in page


def test_accepting_one_has_it_asked_and_leads_back_to_it(client: FlaskClient, article: Article) -> None:
    answer = act(client, "accept", "year", status="draft")
    assert answer.status_code == 303
    year = question("year").id
    assert answer.location == f"/articles/{article.id}?status=draft&at={year}#question-{year}"
    assert question("year").status == "approved"


def test_coming_back_from_a_decision_one_finds_the_place_though_the_question_is_gone(
    client: FlaskClient, article: Article
) -> None:
    page = client.get(act(client, "accept", "year", status="draft").location).text
    assert page.count(f'id="question-{question("year").id}"') == 1
    assert (
        f'<article class="bench-question bench-question--approved" id="question-{question("year").id}"'
        not in page
    )


def test_coming_back_leads_to_the_page_that_has_the_question(client: FlaskClient, learner: User) -> None:
    many = articles.add(learner, TEXT + "It is painted red and white in all its parts.\n")
    facts = [fact(f"f{number:02}", BUILT.statement, "1974") for number in range(40)]
    store(many, result(facts=facts, questions=[typed(f"q{each.id}", each) for each in facts]))
    assert "Page 1 of 2" in client.get(f"/articles/{many.id}?status=draft").text
    late = question("qf35").id
    for status in ("draft", "all"):
        page = client.get(f"/articles/{many.id}?status={status}&at={late}").text
        assert "Page 2 of 2" in page
        assert f'id="question-{late}"' in page
    assert "Page 1 of 2" in client.get(f"/articles/{many.id}?status=draft&at={UNKNOWN}").text


@pytest.mark.parametrize("key", ["year", "year-typed"])
def test_saving_without_a_change_makes_no_version_and_says_so(
    client: FlaskClient, article: Article, key: str
) -> None:
    address = f"/questions/{question(key).id}/edit?status=all"
    page = client.get(address).text
    answer = client.post(address, data=form_of(page))
    assert "?status=all&" in answer.location
    assert "Nothing was changed" in client.get(answer.location).text
    assert question(key).version == 1


def form_of(page: str) -> dict[str, str]:
    """What a browser would send of a form as it is."""
    return dict(html.fromstring(page).xpath("//main//form")[0].fields)


def test_with_htmx_only_the_panel_and_the_counts_come_back(client: FlaskClient, article: Article) -> None:
    answer = act(client, "accept", "year", htmx=True, status="draft")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert f'id="question-{question("year").id}"' in answer.text
    assert 'id="bench-summary"' in answer.text
    assert 'hx-swap-oob="true"' in answer.text
    assert "Accepted by you" in answer.text
    assert "What does year-typed" not in answer.text


def test_rejecting_needs_a_reason_and_can_be_taken_back(client: FlaskClient, article: Article) -> None:
    assert act(client, "retire", "year").status_code == 422
    assert question("year").status == "draft"
    act(client, "retire", "year", reason="ambiguous", note="Two ferries")
    assert question("year").status == "retired"
    page = client.get(f"/articles/{article.id}?status=retired").text
    assert "more than one answer fits (“Two ferries”)" in page
    act(client, "reopen", "year")
    assert question("year").status == "draft"


def test_a_step_that_does_not_fit_is_a_conflict(client: FlaskClient, article: Article) -> None:
    act(client, "retire", "year", reason="other")
    assert act(client, "accept", "year").status_code == 409
    assert act(client, "retire", "year", reason="other").status_code == 409


def test_all_without_doubts_are_accepted_at_once(client: FlaskClient, article: Article) -> None:
    client.post(f"/articles/{article.id}/accept")
    assert [question(key).status for key in ("year", "year-typed", "cars")] == [
        "approved",
        "approved",
        "draft",
    ]
    client.post(f"/articles/{article.id}/accept", data={"doubtful": "1"})
    assert question("cars").status == "approved"


@pytest.mark.parametrize("status", ["draft", "approved", "retired", "all", "nonsense", "\x00", "9" * 20])
def test_questions_are_filtered_by_status(client: FlaskClient, article: Article, status: str) -> None:
    questions.approve(question("year"), None)
    page = client.get(f"/articles/{article.id}", query_string={"status": status, "page": "99999999999"})
    assert page.status_code == 200
    shows_approved = "Accepted by quizapp" in page.text
    assert shows_approved == (status in ("approved", "all"))


def test_many_questions_take_no_more_queries_than_few(client: FlaskClient, learner: User) -> None:
    few = articles.add(learner, TEXT)
    store(few, result())
    many = articles.add(learner, TEXT + "It is painted red and white in all its parts.\n")
    store(many, result(facts=[BUILT], questions=[choice(f"q{n}", BUILT, "1", "2", "3") for n in range(40)]))
    numbers = []
    for each in (few.id, many.id):
        with counted_statements() as seen:
            assert client.get(f"/articles/{each}?status=all").status_code == 200
        numbers.append(len(seen))
    assert numbers[1] <= numbers[0] + 1


def test_an_edit_makes_a_version_and_shows_it(client: FlaskClient, article: Article) -> None:
    address = f"/questions/{question('year').id}/edit"
    form = client.get(address).text
    assert "Which of these does year ask for?" in form
    assert "evidence-block" in form
    fields = {
        "based_on": "1",
        "stem": "In which year was the ferry built?",
        "explanation": "",
        "right": "1",
        "options-0-text": "1973",
        "options-1-text": "1974",
        "options-1-feedback": "Yes.",
        "options-2-text": "",
    }
    answer = client.post(address, data=fields)
    assert answer.status_code == 303
    content = questions.to_question(questions.current(question("year")))
    assert (content.stem, content.answer, len(content.options)) == (fields["stem"], "1974", 2)


def test_a_faulty_edit_shows_why_keeps_what_was_typed_and_stores_nothing(
    client: FlaskClient, article: Article
) -> None:
    address = f"/questions/{question('year').id}/edit"
    fields = {"based_on": "1", "stem": "Which <year>?", "right": "0", "options-0-text": "1974"}
    answer = client.post(address, data=fields)
    assert answer.status_code == 422
    assert "at least two options" in answer.text
    assert "Which &lt;year&gt;?" in answer.text
    empty = client.post(address, data=fields | {"stem": ""})
    assert empty.status_code == 422
    assert "Write the question." in empty.text
    assert count(QuestionVersion) == 3


def test_an_edit_of_an_older_version_is_not_stored(client: FlaskClient, article: Article) -> None:
    address = f"/questions/{question('year-typed').id}/edit"
    fields = {
        "based_on": "1",
        "stem": "Which yard built it?",
        "answer": "the Voss yard",
        "accepted": "Voss\n\n",
    }
    assert client.post(address, data=fields).status_code == 303
    assert questions.to_question(questions.current(question("year-typed"))).accepted == ("Voss",)
    assert client.post(address, data=fields | {"stem": "Who?"}).status_code == 409
    assert client.post(address, data=fields | {"based_on": "9" * 30}).status_code == 409


@pytest.mark.parametrize(
    ("kind", "answer", "stem", "more"),
    [
        ("true_false", "true", "The ferry was built in 1974.", {"answer": "false"}),
        ("numeric", "62", "How many cars?", {"answer": "63", "unit": "cars", "tolerance": "0.5"}),
        ("cloze", ("1974", "Voss"), "Built in ____ by ____.", {"answer": "1975\nVoss"}),
    ],
)
def test_every_kind_can_be_edited(
    client: FlaskClient, learner: User, kind: str, answer, stem: str, more: dict
) -> None:
    made = type(typed("q", BUILT))(
        id="q", kind=kind, stem=stem, answer=answer, points=typed("q", BUILT).points,
        evidence=typed("q", BUILT).evidence,
    )  # fmt: skip
    store(articles.add(learner, TEXT), result(facts=[BUILT], questions=[made]))
    address = f"/questions/{question('q').id}/edit"
    assert client.get(address).status_code == 200
    assert client.post(address, data={"based_on": "1", "stem": stem, **more}).status_code == 303
    assert questions.current(question("q")).number == 2


def test_generating_more_is_a_job(client: FlaskClient, article: Article) -> None:
    answer = client.post(f"/articles/{article.id}/generate", data={"kinds": ["cloze"], "count": "5"})
    assert answer.location.startswith("/jobs/")
    wrong = client.post(f"/articles/{article.id}/generate", data={"count": "9" * 30})
    assert wrong.status_code == 303
    assert "Choose a number from 1 to 500" in client.get(wrong.location).text


def test_other_peoples_things_are_not_there(client: FlaskClient, article: Article) -> None:
    with unit_of_work() as work:
        other = User(name="other", role="author")
        work.add(other)
        work.flush()
        article.owner_id = other.id
        for each in work.scalars(sa.select(Question)):
            each.owner_id = other.id
    assert client.get(f"/articles/{article.id}").status_code == 404
    assert client.post(f"/articles/{article.id}/accept").status_code == 404
    assert act(client, "accept", "year").status_code == 404
    assert client.get(f"/questions/{question('year').id}/edit").status_code == 404


@pytest.mark.parametrize(
    "address", [f"/articles/{UNKNOWN}", "/articles/12345678901234567890", f"/questions/{UNKNOWN}/edit"]
)
def test_what_does_not_exist_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_list_names_every_article_with_its_drafts(client: FlaskClient, article: Article) -> None:
    page = client.get("/articles").text
    assert "The &lt;Lindholm&gt; ferry" in page
    assert "3 drafts to read" in page


def test_the_pages_use_nothing_that_is_going_away(client: FlaskClient, article: Article) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        assert client.get(f"/articles/{article.id}").status_code == 200
        for key in ("year", "year-typed"):
            assert client.get(f"/questions/{question(key).id}/edit").status_code == 200
        TrueFalseForm()
