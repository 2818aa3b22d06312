"""A learner says that a question is wrong: its author sees it first, with the reason, until they decide."""

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank import articles, bench, questions, reports
from quizapp.bank.generating import store
from quizapp.bank.models import Article, Decision, Question
from quizapp.bank.refusals import NoReason, NothingReported, ReportedAlready
from quizapp.db import session, unit_of_work
from quizapp.errors import NotFound
from tests.bank.findings import TEXT, result
from tests.conftest import count


@pytest.fixture
def article(any_learner: User) -> Article:
    added = articles.add(any_learner, TEXT)
    store(added, result())
    questions.approve_all(added, any_learner, include_doubtful=True)
    return added


@pytest.fixture
def ada(any_learner: User) -> User:
    with unit_of_work() as work:
        made = User(name="ada", role="student")
        work.add(made)
    return made


def question(key: str = "year") -> Question:
    return session().scalars(sa.select(Question).where(Question.key == key)).one()


def on_bench(article: Article) -> dict[str | None, list[tuple[str, str | None, str | None]]]:
    laid = bench.laid_out(article, bench.facts_of(article), reports.REPORTED)
    return {
        each.question.key: [(report.reason, report.note, report.name) for report in each.reports]
        for fact in laid
        for each in fact.questions
    }


def test_the_bench_shows_reported_questions_with_the_reason(
    article: Article, any_learner: User, ada: User
) -> None:
    reports.report(question(), ada, "wrong-key", " It was 1973. ")
    reports.report(question(), any_learner, "typo")
    assert on_bench(article) == {"year": [("wrong-key", "It was 1973.", "ada"), ("typo", None, "local")]}
    tally = bench.tally(article)
    assert (tally.reported, tally.count("reported"), tally.total) == (1, 1, 3)
    assert reports.count_by_article(any_learner) == {article.id: 1}


def test_a_report_does_not_hide_who_accepted_the_question(
    article: Article, any_learner: User, ada: User
) -> None:
    reports.report(question(), ada, "unclear")
    laid = bench.laid(question())
    assert (laid.decision.action, laid.decided_by) == ("approved", "local")


def test_one_learner_reports_one_version_once(article: Article, any_learner: User, ada: User) -> None:
    reports.report(question(), ada, "unclear")
    with pytest.raises(ReportedAlready):
        reports.report(question(), ada, "typo")
    questions.edit(question(), any_learner, {"stem": "Which year was it?"})
    assert on_bench(article) == {}
    reports.report(question(), ada, "typo")
    with pytest.raises(ReportedAlready):
        reports.report(question(), ada, "typo", version=1)
    assert on_bench(article) == {"year": [("typo", None, "ada")]}


@pytest.mark.parametrize("decide", ["keep", "retire", "edit"])
def test_whatever_the_author_decides_settles_the_reports(
    article: Article, any_learner: User, ada: User, decide: str
) -> None:
    reports.report(question(), ada, "two-right")
    if decide == "keep":
        reports.keep(question(), any_learner)
    elif decide == "retire":
        questions.retire(question(), any_learner, "wrong-key")
    else:
        questions.edit(question(), any_learner, {"stem": "In which year?"})
    assert on_bench(article) == {}
    assert bench.tally(article).reported == 0
    assert bench.laid(question()).reports == []


def test_there_is_nothing_to_keep_without_a_report(article: Article, any_learner: User) -> None:
    with pytest.raises(NothingReported):
        reports.keep(question(), any_learner)


@pytest.mark.parametrize(
    ("reason", "note", "version", "refusal"),
    [
        ("boring", None, None, NoReason), ("typo", "x" * 2_001, None, NoReason), ("typo", "a\0b", None, NoReason),
        ("typo", "\ud800", None, NoReason), ("typo", None, 2, NotFound), ("typo", None, 0, NotFound),
        ("typo", None, 2**40, NotFound),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(
    article: Article, ada: User, reason: str, note: str | None, version: int | None, refusal: type[Exception]
) -> None:
    before = count(Decision)
    with pytest.raises(refusal):
        reports.report(question(), ada, reason, note, version)
    assert count(Decision) == before


def test_the_author_sees_it_on_the_page_and_settles_it(app, client) -> None:  # type: ignore[no-untyped-def]
    from quizapp.accounts.people import local_learner

    with app.app_context():
        me = local_learner()
        added = articles.add(me, TEXT)
        store(added, result())
        questions.approve_all(added, me, include_doubtful=True)
        reports.report(question(), me, "wrong-key", "It was <b>1973</b>.")
        place, key = f"/articles/{added.id}", question().id
    page = client.get(place).text
    for shown in ("Reported", "The answer it calls right is wrong", "It was &lt;b&gt;1973&lt;/b&gt;."):
        assert shown in page
    assert "1 reported" in client.get("/articles").text
    assert "It was &lt;b&gt;1973" in client.get(f"/questions/{key}/edit").text
    client.post(f"/questions/{key}/keep", data={"status": "reported"})
    assert "The answer it calls right is wrong" not in client.get(place).text
