"""What the engine found is stored whole, and stored again without losing what people decided."""

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank import articles, decks, questions
from quizapp.bank.generating import store
from quizapp.bank.models import (
    Decision,
    DeckFact,
    Fact,
    Question,
    QuestionPoint,
    QuestionVersion,
    Rejected,
)
from quizapp.db import session
from tests.bank.findings import BUILT, CARRIES, SANK, TEXT, choice, result
from tests.conftest import count


def by_key(table, key):
    return session().scalars(sa.select(table).where(table.key == key)).one()


def test_facts_keep_their_evidence_and_points(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    fact = by_key(Fact, "built")
    start, end = fact.spans[0]
    assert article.text[start:end] == fact.statement
    assert [(point.key, point.answer) for point in fact.points] == [
        ("built.0", "1974"),
        ("built.1", "the Voss yard"),
    ]


def test_questions_are_drafts_with_a_first_version_and_shares(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    assert store(article, result()) == 3
    typed = by_key(Question, "year-typed")
    assert (typed.status, typed.version, typed.origin) == ("draft", 1, "generated")
    version = questions.current(typed)
    assert [(asked.point.key, asked.share) for asked in version.asked] == [("built.0", 0.5), ("built.1", 0.5)]
    assert typed.alternate_of_id == by_key(Question, "year").id
    assert by_key(Question, "cars").doubts == ["The hedge is easily missed."]


def test_a_stored_version_asks_what_was_generated(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    kept = questions.to_question(questions.current(by_key(Question, "year")))
    made = result().questions[0]
    assert (kept.stem, kept.answer, kept.points, kept.evidence) == (
        made.stem,
        made.answer,
        made.points,
        made.evidence,
    )
    ids = [option.id for option in kept.options]
    assert len(set(ids)) == 4
    assert all(len(each) == 32 for each in ids)


def test_option_ids_tell_nothing_about_the_key(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    found = [choice(f"q{n}", BUILT, "1964", "1991", "1947") for n in range(30)]
    store(article, result(facts=[BUILT], questions=found))
    firsts = set()
    for question in session().scalars(sa.select(Question)):
        options = questions.to_question(questions.current(question)).options
        firsts.add(min(options, key=lambda option: option.id).correct)
    assert firsts == {True, False}


def test_rejections_and_decisions_are_kept(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    rejected = session().scalars(sa.select(Rejected)).one()
    assert (rejected.kind, rejected.gate, rejected.reason) == ("cloze", "reference", "“It” has no owner.")
    decisions = session().scalars(sa.select(Decision)).all()
    assert {(each.action, each.actor_id) for each in decisions} == {("generated", None)}
    assert len(decisions) == 3


def test_the_deck_holds_the_facts_in_order_of_importance(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    deck = decks.deck_of(article)
    keys = session().scalars(
        sa.select(Fact.key).join(DeckFact).where(DeckFact.deck_id == deck.id).order_by(DeckFact.position)
    )
    assert list(keys) == ["carries", "built"]
    assert [each.id for each in decks.decks_of(any_learner)] == [deck.id]


def test_storing_the_same_again_adds_nothing(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    before = [count(table) for table in (Fact, Question, QuestionVersion, QuestionPoint, DeckFact, Decision)]
    assert store(article, result()) == 0
    after = [count(table) for table in (Fact, Question, QuestionVersion, QuestionPoint, DeckFact, Decision)]
    assert after == before


def test_what_was_decided_and_edited_survives_a_new_generation(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    store(article, result())
    questions.retire(by_key(Question, "year"), any_learner, "ambiguous")
    cars = by_key(Question, "cars")
    questions.approve(cars, any_learner)
    questions.edit(cars, any_learner, {"stem": "How many cars at most does the ferry carry?"})
    more = result(
        facts=[BUILT, CARRIES, SANK],
        questions=[*result().questions, choice("sank-year", SANK, "1961", "1981", "1941")],
    )
    assert store(article, more) == 1
    assert by_key(Question, "year").status == "retired"
    assert by_key(Question, "cars").status == "approved"
    assert questions.current(by_key(Question, "cars")).stem.startswith("How many cars")
    assert by_key(Question, "sank-year").status == "draft"


def test_a_fact_that_shows_another_point_gets_it(any_learner: User) -> None:
    article = articles.add(any_learner, TEXT)
    less = type(BUILT)(
        id="built", sort="event", statement=BUILT.statement, spans=BUILT.spans, points=BUILT.points[:1]
    )
    store(article, result(facts=[less], questions=[]))
    store(article, result())
    assert [point.key for point in by_key(Fact, "built").points] == ["built.0", "built.1"]
