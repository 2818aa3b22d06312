"""The audit log: one row for each action, written with the change or not at all, and naming nobody."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp.accounts import audit, changing, joining, links, people, second_factor, sign_ins, signing
from quizapp.accounts.models import AuditEntry, User
from quizapp.bank import writing
from quizapp.bank.models import Question
from quizapp.db import db, session, unit_of_work
from quizapp.own.erase import erase
from quizapp.own.export import export
from tests.conftest import count
from tests.factory import make_deck
from tests.trust.people import PASSWORD, account, browser, sign_in

ACTIONS: dict[str, Callable[[User, User], Any]] = {
    "account made": lambda admin, sam: joining.create("New", "student", PASSWORD, maker=admin),
    "sign-in": lambda admin, sam: sign_ins.start(sam, "a browser"),
    "sign-in refused": lambda admin, sam: signing.note_failure(sam.name),
    "sign-out": lambda admin, sam: _sign_out(sam),
    "role": lambda admin, sam: changing.set_role(admin, sam.id, "author"),
    "account open": lambda admin, sam: changing.set_active(admin, sam.id, False),
    "password": lambda admin, sam: changing.set_password(sam, "another four long words", actor_id=sam.id),
    "e-mail address": lambda admin, sam: changing.set_email(sam, "sam@example.org"),
    "reset link": lambda admin, sam: changing.reset_link(admin, sam),
    "invitation": lambda admin, sam: joining.invite(admin, "teacher"),
    "key made": lambda admin, sam: people.make_token(sam.name),
    "key ended": lambda admin, sam: _end_key(sam),
    "second factor off": lambda admin, sam: second_factor.turn_off(sam, admin),
    "key": lambda admin, sam: _change_key(sam),
    "export of own data": lambda admin, sam: export(sam, sam.id).close(),
    "account deleted": lambda admin, sam: erase(sam, admin.id),
}


def _sign_out(user: User) -> None:
    sign_ins.start(user, "a browser")
    sign_ins.end(user, sign_ins.of(user)[0].id)


def _end_key(user: User) -> None:
    people.make_token(user.name)
    people.end_token(user, people.tokens_of(user)[0].id)


def _change_key(user: User) -> None:
    make_deck(user, 1, ("numeric",))
    writing.edit(session().scalars(sa.select(Question)).one(), user, {"answer": "1975"})


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_leaves_its_row(any_app: Flask, action: str) -> None:
    with any_app.app_context():
        admin, sam = joining.create("Ada", "admin", PASSWORD), joining.create("Sam", "student", PASSWORD)
        before = count(AuditEntry)
        ACTIONS[action](admin, sam)
        rows = audit.newest()[: count(AuditEntry) - before]
        assert [row.action for row in rows].count(action) == 1
        named = str([(row.object, row.old, row.new) for row in rows])
        assert all(word not in named for word in ("Ada", "Sam", PASSWORD, "example.org"))


@pytest.mark.parametrize("action", sorted(ACTIONS.keys() - {"sign-in refused", "export of own data"}))
def test_a_row_that_cannot_be_written_takes_its_change_with_it(
    app: Flask, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(what: str, *_: Any, **__: Any) -> None:
        if what == action:
            raise RuntimeError("the audit log is full")

    with app.app_context():
        admin, sam = joining.create("Ada", "admin", PASSWORD), joining.create("Sam", "student", PASSWORD)
        for module in (audit,):
            monkeypatch.setattr(module, "record", fails)
        before = _rows_of("user"), _rows_of("api_token"), _rows_of("one_time_link")
        with pytest.raises(RuntimeError):
            ACTIONS[action](admin, sam)
        after = _rows_of("user"), _rows_of("api_token"), _rows_of("one_time_link")
        if action == "key ended":  # the key that it is about was made just before
            assert len(after[1]) == len(before[1]) + 1
        else:
            assert after == before


def _rows_of(table: str) -> list[Any]:
    db.session.rollback()
    return sorted(map(str, session().execute(sa.select(db.metadata.tables[table])).all()))


def test_the_old_and_the_new_role_are_kept(any_app: Flask) -> None:
    with any_app.app_context():
        admin, sam = joining.create("Ada", "admin", PASSWORD), joining.create("Sam", "student", PASSWORD)
        changing.set_role(admin, sam.id, "teacher")
        row = audit.newest()[0]
        assert (row.action, row.actor_id, row.subject_id) == ("role", admin.id, sam.id)
        assert (row.old, row.new) == ("student", "teacher")


def test_wording_is_no_key(app: Flask) -> None:
    with app.app_context():
        admin = joining.create("Ada", "admin", PASSWORD)
        make_deck(admin, 1, ("numeric",))
        question = session().scalars(sa.select(Question)).one()
        writing.edit(question, admin, {"stem": "In what year was the Lindholm ferry built?"})
        assert "key" not in audit.actions()
        writing.edit(question, admin, {"answer": "1975"})
        row = audit.newest(action="key")[0]
        assert (row.object, row.old, row.new) == (f"question:{question.id}", {"version": 2}, {"version": 3})


def test_line_breaks_forge_no_row(app: Flask) -> None:
    account(app, "ada", "admin")
    sign_in(browser(app), "ada\r\n2026-01-01 role ada admin", "wrong")
    with app.app_context():
        assert [row.action for row in audit.newest()] == ["sign-in refused", "account made"]
        with unit_of_work():
            audit.record("import", None, new="a\r\nb")
        assert audit.newest()[0].new == "a\r\nb"


def test_the_page_shows_who_did_what_and_goes_back(app: Flask) -> None:
    account(app, "Ada", "admin")
    account(app, "<i>Sam</i>")
    client = browser(app, "ada")
    page = client.get("/audit").text
    assert "&lt;i&gt;Sam&lt;/i&gt;" in page
    assert "account made" in page
    assert "account made" not in client.get("/audit?action=sign-in").text.split("<table")[1]
    with app.app_context():
        for number in range(audit.A_PAGE):
            audit.record(f"filler {number % 3}", None)
    page = client.get("/audit").text
    assert "before=" in page
    for odd in ("-1", "0", "99999999999999999999999", "x"):
        assert client.get(f"/audit?before={odd}").status_code == 200


def test_links_name_nobody_in_the_audit_log(app: Flask) -> None:
    with app.app_context():
        word = links.make(links.JOIN, role="student")
        joining.join(word, "Sam", PASSWORD, "sam@example.org")
        text = str([(row.action, row.old, row.new, row.object) for row in audit.newest()])
        assert word not in text
        assert "Sam" not in text
