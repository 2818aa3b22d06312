"""One's own data: all of it can be taken away, none of it is left after an erasure, and others lose nothing."""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp import dump, schema
from quizapp.accounts import joining, people, sign_ins
from quizapp.accounts.models import LOCAL_NAME, AuditEntry, User
from quizapp.bank import articles, writing
from quizapp.bank.models import Deck, QuestionVersion
from quizapp.db import db, new_id, session, unit_of_work
from quizapp.jobs import queue
from quizapp.memory import actions, check
from quizapp.memory.models import Card, LogEntry
from quizapp.memory.rows import cards_of
from quizapp.own import columns
from quizapp.own.erase import erase
from quizapp.own.export import export, rows_of
from quizapp.quizzes import making, saving, taking
from quizapp.study.session import Submission, answer, next_card
from tests.factory import make_deck, response_to
from tests.trust.people import PASSWORD, account, browser

CANARY = "Zanzibarcanary"
Rows = dict[str, list[dict[str, Any]]]


def busy_person(name: str, role: str = "author") -> User:
    """Makes a person who has written, studied, sat a quiz, noted and asked for work: CANARY stands in all of it."""
    user = joining.create(f"{name} {CANARY}", role, PASSWORD, email=f"{name}@{CANARY}.org")
    deck = make_deck(user, 3, ("multiple_choice", "cloze"), name=f"{CANARY} deck")
    articles.add(
        user, f"{CANARY} has a ferry that was built in 1974 by the Voss yard. It carries 240 people."
    )
    sign_ins.start(user, f"{CANARY} browser")
    people.make_token(user.name, f"{CANARY} key")
    queue.enqueue(user, "generate", {"note": CANARY})
    writing.write(user, {"kind": "true_false", "stem": f"{CANARY} floats.", "answer": "true"})
    _study(user, deck)
    attempt = taking.start(making.make(user, deck, f"{CANARY} quiz", 2), user)
    saving.save(attempt, 1, 1, None)
    return user


def _study(user: User, deck: Deck) -> None:
    for _ in range(2):
        asked = next_card(user, deck)
        assert asked.card is not None
        assert asked.version is not None
        given = Submission(
            id=new_id(), card_id=asked.card.id, question_id=asked.version.question_id, version=1,
            response=response_to(asked.version),
        )  # fmt: skip
        answer(user, given)
    card = cards_of(user.id, [asked.card.point_id])[0]
    actions.note(user, card, f"{CANARY} note")
    actions.note(user, card, f"{CANARY} other note")


def every_reference() -> Iterator[tuple[str, str]]:
    """Yields each column of the schema that refers to a person."""
    for table in schema.tables():
        for key in table.foreign_keys:
            if key.column.table.name == "user":
                yield table.name, key.parent.name


def test_every_column_that_refers_to_a_person_is_handled(app: Flask) -> None:
    with app.app_context():
        assert set(every_reference()) == set(columns.REFERENCES)


def test_a_new_column_fails_the_test_above(app: Flask) -> None:
    with app.app_context():
        reference = sa.ForeignKey("user.id")
        table = sa.Table("diary", db.metadata, sa.Column("writer_id", sa.Uuid(), reference, primary_key=True))
        try:
            assert set(every_reference()) - set(columns.REFERENCES) == {("diary", "writer_id")}
        finally:
            db.metadata.remove(table)


def everything(app: Flask) -> bytes:
    """Returns the whole database as text."""
    with app.app_context():
        return b"".join(dump.canonical_lines())


def unpacked(user: User) -> Rows:
    with export(user, user.id) as file, zipfile.ZipFile(file) as archive:
        return {
            name.removesuffix(".json"): json.loads(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".json")
        }


def test_the_export_has_every_row_of_the_person_and_none_of_another_s(any_app: Flask) -> None:
    with any_app.app_context():
        ada, bob = busy_person("ada", "admin"), busy_person("bob")
        rows = unpacked(ada)
        whole = {
            table.name: session().scalar(
                sa.select(sa.func.count()).select_from(table).where(rows_of(table.name, ada.id))
            )
            for table in schema.tables()
            if rows_of(table.name, ada.id) is not None
        }
        assert {name: len(found) for name, found in rows.items()} == whole
        assert all(
            whole[name] for name in ("card", "log_entry", "log_effect", "question_version", "response", "job")
        )
        text = json.dumps(rows)
        assert str(ada.id) in text
        assert str(bob.id) not in text
        assert "bob" not in text


def test_the_export_holds_nothing_that_proves_who_somebody_is(app: Flask) -> None:
    with app.app_context():
        ada = busy_person("ada", "admin")
        rows = unpacked(ada)
        assert str(ada.password) not in json.dumps(rows)
        keys = {key for found in rows.values() for row in found for key in row}
        assert keys.isdisjoint(columns.SECRET)


def test_an_export_that_forgets_a_table_would_be_seen(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: what is listed as exported is what comes out."""
    with app.app_context():
        ada = busy_person("ada", "admin")
        monkeypatch.delitem(columns.REFERENCES, ("card", "learner_id"))
        assert "card" not in unpacked(ada)
        assert set(every_reference()) != set(columns.REFERENCES)


def test_after_an_erasure_nothing_of_the_person_is_left(any_app: Flask) -> None:
    with any_app.app_context():
        joining.create("root", "admin", PASSWORD)
        user = busy_person("ada")
        key = user.id
    assert CANARY.encode() in everything(any_app)
    with any_app.app_context():
        erase(session().get(User, key), None)
    left = everything(any_app)
    assert CANARY.encode() not in left
    assert CANARY.lower().encode() not in left.lower()
    with any_app.app_context():
        refers = {
            (table.name, column)
            for table in schema.tables()
            for where, column in columns.REFERENCES
            if where == table.name and session().scalar(sa.select(sa.exists().where(table.c[column] == key)))
        }
        assert refers <= {("question", "owner_id"), ("fact", "owner_id"), ("quiz", "owner_id")}


def test_scores_stay_without_a_name(any_app: Flask) -> None:
    with any_app.app_context():
        joining.create("root", "admin", PASSWORD)
        user = busy_person("ada")
        scores = session().execute(_scores()).all()
        assert [row.score for row in scores if row.kind == "answer"] == [1.0, 1.0]
        erase(user, user.id)
        assert session().execute(_scores()).all() == scores
        assert session().scalars(sa.select(LogEntry.learner_id)).all() == [None] * len(scores)
        versions = session().scalars(sa.select(QuestionVersion).where(QuestionVersion.stem == "")).all()
        assert {version.id for version in versions} == {row.version_id for row in scores if row.version_id}
        assert check.differences() == []


def _scores() -> Any:
    columns_of = LogEntry.sequence, LogEntry.kind, LogEntry.score, LogEntry.rating, LogEntry.version_id
    return sa.select(*columns_of).order_by(LogEntry.sequence)


def test_others_lose_nothing(any_app: Flask) -> None:
    with any_app.app_context():
        joining.create("root", "admin", PASSWORD)
        ada, bob = busy_person("ada"), busy_person("bob")
        before = unpacked(bob)
        erase(ada, ada.id)
        after = unpacked(bob)
        before.pop("audit_entry"), after.pop("audit_entry")
        assert after == before


def test_what_another_learner_studies_stays_without_its_author(any_app: Flask) -> None:
    from quizapp.memory import plans

    with any_app.app_context():
        joining.create("root", "admin", PASSWORD)
        ada, sam = joining.create("ada", "author", PASSWORD), joining.create("sam", "student", PASSWORD)
        deck = make_deck(ada)
        plans.take_up(sam.id, deck.id)
        cards = session().scalar(
            sa.select(sa.func.count()).select_from(Card).where(Card.learner_id == sam.id)
        )
        assert cards == 3
        erase(ada, ada.id)
        asked = next_card(sam, deck)
        assert asked is not None
        assert asked.version is not None
        assert "ferry" in asked.version.content.stem
        assert session().get(User, ada.id).name.startswith("erased-")


def test_one_is_erased_only_with_the_password(app: Flask) -> None:
    account(app, "root", "admin")
    account(app, "sam")
    client = browser(app, "sam")
    for form in ({"proof": "wrong", "sure": "1"}, {"proof": PASSWORD}, {"sure": "1"}):
        assert client.post("/account/delete", data=form).status_code == 422
    assert client.post("/account/delete", data={"proof": PASSWORD, "sure": "1"}).status_code == 303
    assert client.get("/api/v1/me").status_code == 401
    with app.app_context():
        assert [row.name for row in session().scalars(sa.select(User)) if row.role == "student"] == []


def test_without_accounts_the_local_learner_starts_anew(app: Flask) -> None:
    client = app.test_client()
    before = client.get("/api/v1/me").json["id"]
    assert client.post("/account/delete", data={"sure": "1"}).status_code == 303
    after = client.get("/api/v1/me").json
    assert after["name"] == LOCAL_NAME
    assert after["id"] != before


def test_the_browser_gives_the_same_export(app: Flask) -> None:
    account(app, "ada", "admin")
    answer = browser(app, "ada").get("/account/export")
    assert answer.mimetype == "application/zip"
    assert "attachment" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(BytesIO(answer.data)) as archive:
        assert json.loads(archive.read("user.json"))[0]["name"] == "ada"
        assert "password" not in json.loads(archive.read("user.json"))[0]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entry SET action = 'nothing happened'",
        "UPDATE audit_entry SET actor_id = NULL, new = NULL",
        "DELETE FROM audit_entry",
    ],
)
def test_the_audit_log_is_append_only(any_app: Flask, change: str) -> None:
    with any_app.app_context():
        joining.create("root", "admin", PASSWORD)
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), unit_of_work() as work:
            work.execute(sa.text(change))
        assert session().scalars(sa.select(AuditEntry.action)).all() == ["account made"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE log_entry SET score = 0, learner_id = NULL, response = NULL, note = NULL, payload = NULL",
        "UPDATE log_effect SET plan_id = NULL, plan_version_id = NULL, marks = NULL, before = '{\"due\": 1}'",
        "UPDATE question_version SET author_id = NULL, stem = 'another'",
        "UPDATE question_version SET author_id = NULL, stem = ''",
    ],
)
def test_erasing_opens_no_door_to_rewriting(any_app: Flask, change: str) -> None:
    with any_app.app_context():
        joining.create("root", "admin", PASSWORD)
        busy_person("ada")
        with pytest.raises(sa.exc.DBAPIError), unit_of_work() as work:
            work.execute(sa.text(change))
