"""Approving, retiring, reopening and changing questions: each decision is logged, no version is lost."""

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank import articles, questions
from quizapp.bank.events import askable_changed
from quizapp.bank.generating import store
from quizapp.bank.models import Article, Decision, Point, Question, QuestionVersion
from quizapp.bank.refusals import ChangedMeanwhile, Faulty, NoReason, WrongStatus
from quizapp.db import session, unit_of_work
from tests.bank.findings import TEXT, result
from tests.conftest import count


@pytest.fixture
def article(any_learner: User) -> Article:
    added = articles.add(any_learner, TEXT)
    store(added, result())
    return added


def question(key: str) -> Question:
    return session().scalars(sa.select(Question).where(Question.key == key)).one()


def point(key: str) -> Point:
    return session().scalars(sa.select(Point).where(Point.key == key)).one()


def actions(of: Question) -> list[str]:
    statement = (
        sa.select(Decision.action).where(Decision.question_id == of.id).order_by(Decision.at, Decision.id)
    )
    return list(session().scalars(statement))


def test_an_approved_question_is_askable(article: Article, any_learner: User) -> None:
    year = point("built.0")
    assert questions.askable([year.id]) == {}
    questions.approve(question("year"), any_learner)
    assert [version.stem for version in questions.askable([year.id])[year.id]] == [
        "Which of these does year ask for?"
    ]
    assert actions(question("year")) == ["generated", "approved"]


def test_who_keeps_cards_is_told_which_points_changed(article: Article, any_learner: User) -> None:
    told: list[set] = []

    def listen(_sender, point_ids):
        told.append(point_ids)

    with askable_changed.connected_to(listen):
        questions.approve(question("year-typed"), any_learner)
        questions.retire(question("year-typed"), any_learner, "bad-wording")
        questions.reopen(question("year-typed"), any_learner)
    both = {point("built.0").id, point("built.1").id}
    assert told == [both, both]


def test_approving_twice_is_logged_once(article: Article, any_learner: User) -> None:
    questions.approve(question("year"), any_learner)
    questions.approve(question("year"), any_learner)
    assert actions(question("year")) == ["generated", "approved"]


def test_accepting_all_leaves_the_doubtful_ones_unless_asked(article: Article, any_learner: User) -> None:
    assert questions.approve_all(article, any_learner) == 2
    assert question("cars").status == "draft"
    assert questions.approve_all(article, any_learner, include_doubtful=True) == 1
    assert question("cars").status == "approved"


def test_the_app_approves_in_nobodys_name(article: Article) -> None:
    questions.approve_all(article, actor=None)
    approved = session().scalars(sa.select(Decision).where(Decision.action == "approved")).all()
    assert [decision.actor_id for decision in approved] == [None, None]


def test_retiring_needs_a_known_reason(article: Article, any_learner: User) -> None:
    with pytest.raises(NoReason):
        questions.retire(question("year"), any_learner, "did not like it")
    assert question("year").status == "draft"


def test_a_retired_question_is_not_asked_and_can_come_back(article: Article, any_learner: User) -> None:
    year = question("year")
    questions.approve(year, any_learner)
    questions.retire(year, any_learner, "wrong-key", " It was 1973. ")
    assert questions.askable([point("built.0").id]) == {}
    with pytest.raises(WrongStatus):
        questions.retire(year, any_learner, "other")
    with pytest.raises(WrongStatus):
        questions.approve(year, any_learner)
    questions.reopen(year, any_learner)
    questions.approve(year, any_learner)
    assert actions(year) == ["generated", "approved", "retired", "reopened", "approved"]
    retired = session().scalars(sa.select(Decision).where(Decision.action == "retired")).one()
    assert (retired.reason, retired.note) == ("wrong-key", "It was 1973.")


def test_an_edit_is_a_new_version_and_the_old_one_stays(article: Article, any_learner: User) -> None:
    year = question("year")
    before = questions.current(year)
    old = dict(before.body)
    after = questions.edit(year, any_learner, {"stem": "In which year was the ferry built?"}, based_on=1)
    assert (after.number, question("year").version) == (2, 2)
    assert session().get_one(QuestionVersion, before.id).body == old
    assert after.author_id == any_learner.id
    assert [asked.point_id for asked in after.asked] == [asked.point_id for asked in before.asked]
    assert after.body["evidence"] == old["evidence"]
    assert not {each["id"] for each in after.body["options"]} & {each["id"] for each in old["options"]}


def test_a_new_key_is_set_on_its_option_too(article: Article, any_learner: User) -> None:
    version = questions.edit(question("year"), any_learner, {"answer": "1964"})
    content = questions.to_question(version)
    assert [option.text for option in content.options if option.correct] == ["1964"]


def test_new_options_bring_their_key(article: Article, any_learner: User) -> None:
    options = [{"text": "1974", "correct": False}, {"text": "1975", "correct": True}]
    version = questions.edit(question("year"), any_learner, {"options": options})
    assert questions.to_question(version).answer == "1975"


def test_an_edit_settles_old_doubts_and_brings_what_the_gates_advise(
    article: Article, any_learner: User
) -> None:
    questions.edit(question("cars"), any_learner, {"stem": "Up to how many cars does the ferry carry?"})
    assert "The hedge is easily missed." not in question("cars").doubts
    questions.edit(question("cars"), any_learner, {"stem": "Does it carry up to 62 cars?"})
    assert question("cars").doubts
    assert question("cars").status == "draft"


def test_an_edit_that_changes_nothing_is_none(article: Article, any_learner: User) -> None:
    year = question("year")
    assert questions.edit(year, any_learner, {"stem": questions.current(year).stem}).number == 1
    assert actions(year) == ["generated"]


@pytest.mark.parametrize(
    "changes",
    [
        {"stem": ""},
        {"stem": 7},
        {"stem": "a\0b?"},
        {"stem": "half a pair \ud800?"},
        {"stem": "x" * 30_000 + "?"},
        {"answer": "1999"},
        {"answer": {"deep": {"deeper": 1}}},
        {"options": []},
        {"options": [{"text": "1974", "correct": True}, {"text": "1974", "correct": False}]},
        {"options": "1974"},
        {"options": [["1974"]]},
        {"status": "approved"},
        {"evidence": None},
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_stored(
    article: Article, any_learner: User, changes: dict
) -> None:
    with pytest.raises(Faulty) as refused:
        questions.edit(question("year"), any_learner, changes)
    assert refused.value.faults
    assert question("year").version == 1
    assert count(QuestionVersion) == 3


def test_an_edit_of_an_old_version_is_refused(article: Article, any_learner: User) -> None:
    questions.edit(question("year"), any_learner, {"explanation": "Seen on its plate."}, based_on=1)
    with pytest.raises(ChangedMeanwhile):
        questions.edit(question("year"), any_learner, {"explanation": "Another tab."}, based_on=1)


def test_the_database_itself_keeps_versions_as_they_are(article: Article) -> None:
    with pytest.raises(sa.exc.DBAPIError), unit_of_work() as work:
        work.execute(sa.update(QuestionVersion).values(stem="changed"))


def test_an_edited_approved_question_is_asked_in_its_new_words(article: Article, any_learner: User) -> None:
    year = question("year")
    questions.approve(year, any_learner)
    questions.edit(year, any_learner, {"stem": "When was the ferry built?"})
    asked = questions.askable([point("built.0").id])[point("built.0").id]
    assert [version.stem for version in asked] == ["When was the ferry built?"]
