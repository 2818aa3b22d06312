"""Each role at each route with ids of its own kind of stranger: nothing that is another's, nothing above one's role."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.routing import Rule

from quizapp import dump, policy
from quizapp.accounts import joining, people, sign_ins
from quizapp.accounts.models import ApiToken, OneTimeLink, SignIn, User
from quizapp.bank import articles
from quizapp.bank.models import Fact, Question
from quizapp.db import session
from quizapp.jobs import queue
from quizapp.memory.models import Card
from quizapp.quizzes import making, taking
from tests.factory import make_deck
from tests.trust.people import PASSWORD, Town
from tests.trust.routes import NEEDED

TEXT = "The Lindholm ferry was built in 1974 by the Voss yard. It carries 240 people across the sound."
ROLES_OF = policy.ROLES | {"person": policy.ROLES["known"]}
LEDGERS = ("sign_in", "audit_entry", "one_time_link", "api_token")
"""Tables in which what strangers do themselves leaves rows."""

BODIES: dict[str, Any] = {
    "api.rate_answer": {"rating": 3},
    "api.change_question": {"stem": "Taken over?"},
    "api.mark_card": {"mark": "flag", "value": 3},
    "api.set_due": {"day": 3},
    "api.report_question": {"reason": "typo"},
    "api.save_response": {"revision": 1, "response": "x"},
}


def rules(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Yields each rule with each method that it takes."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule, method


def address(rule: Rule, ids: dict[str, str]) -> str:
    """Returns the rule's address with these ids in their places."""
    path = re.sub(r"<uuid:(\w+)>", lambda part: ids.get(part[1], str(uuid4())), rule.rule)
    return re.sub(r"<[^>]+>", "x", re.sub(r"<int[^>]*>", "1", path))


@pytest.fixture
def owned(town: Town) -> dict[str, str]:
    """One thing of each sort that "victim" owns: ids by the names that addresses use."""
    with town.app.app_context():
        owner = joining.create("victim", "author", PASSWORD)
        sign_ins.start(owner, "canary browser")
        people.make_token("victim")
        deck = make_deck(owner)
        quiz = making.make(owner, deck, "Ferries", 2)
        found = {
            "deck_id": deck.id,
            "article_id": articles.add(owner, TEXT).id,
            "question_id": session().scalar(sa.select(Question.id)),
            "fact_id": session().scalar(sa.select(Fact.id)),
            "card_id": session().scalar(sa.select(Card.id)),
            "quiz_id": quiz.id,
            "attempt_id": taking.start(quiz, owner).id,
            "job_id": queue.enqueue(owner, "generate", {}).id,
            "user_id": owner.id,
            "sign_in_id": session().scalar(sa.select(SignIn.id).where(SignIn.user_id == owner.id)),
            "key_id": session().scalar(sa.select(ApiToken.id).where(ApiToken.user_id == owner.id)),
        }
        return {name: str(key) for name, key in found.items()}


def digest(app: Flask) -> list[bytes]:
    """Returns every row but those that strangers' own sign-ins leave."""
    with app.app_context():
        left = [f'"table":"{name}"'.encode() for name in LEDGERS]
        return [line for line in dump.canonical_lines() if not any(mark in line for mark in left)]


def test_every_route_is_classified(app: Flask) -> None:
    with app.app_context():
        declared = {
            rule.endpoint: policy.needs(rule.endpoint)
            for rule in app.url_map.iter_rules()
            if rule.endpoint != "static"
        }
    assert declared == NEEDED


def test_a_new_route_fails_the_test_above(app: Flask) -> None:
    app.add_url_rule("/new", "accounts.new_route", policy.public(lambda: "x"))
    with pytest.raises(AssertionError):
        test_every_route_is_classified(app)


def test_nobody_reaches_anything_but_what_is_public(town: Town, owned: dict[str, str]) -> None:
    before = digest(town.app)
    for rule, method in rules(town.app):
        if NEEDED[rule.endpoint] == "public":
            continue
        answer = town.browsers["nobody"].open(address(rule, owned), method=method, json={})
        closed = answer.status_code == 401 or (
            answer.status_code == 303 and answer.headers["Location"].startswith("/sign-in")
        )
        assert closed, (method, rule.rule, answer.status_code)
    assert digest(town.app) == before


@pytest.mark.parametrize("role", ["student", "author", "teacher", "reviewer"])
def test_what_needs_another_role_is_not_there(town: Town, owned: dict[str, str], role: str) -> None:
    before, tried = digest(town.app), 0
    for rule, method in rules(town.app):
        needed = NEEDED[rule.endpoint]
        if needed == "public" or role in ROLES_OF[needed]:
            continue
        answer = town.browsers[role].open(address(rule, owned), method=method, data={})
        assert answer.status_code == 404, (method, rule.rule)
        tried += 1
    assert tried > 8
    assert digest(town.app) == before


@pytest.mark.parametrize("role", ["student", "author", "teacher", "reviewer", "admin"])
def test_another_person_s_things_are_not_there(town: Town, owned: dict[str, str], role: str) -> None:
    before, tried = digest(town.app), 0
    for rule, method in rules(town.app):
        if "<uuid:" not in rule.rule or NEEDED[rule.endpoint] == "admin":
            continue
        as_json = (
            {"json": BODIES.get(rule.endpoint, {})} if rule.endpoint.startswith("api.") else {"data": {}}
        )
        answer = town.browsers[role].open(address(rule, owned), method=method, **as_json)
        assert answer.status_code == 404, (method, rule.rule)
        tried += 1
    assert tried > 50
    assert digest(town.app) == before


def test_a_lost_rule_would_be_seen(
    town: Town, owned: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: with every rule saying yes, the matrix finds what it is there to find."""
    monkeypatch.setattr(policy, "may", lambda *_: True)
    with pytest.raises(AssertionError):
        test_another_person_s_things_are_not_there(town, owned, "student")


def test_a_lost_role_check_would_be_seen(
    town: Town, owned: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = policy.ROLES["known"]
    monkeypatch.setattr(policy, "ROLES", dict.fromkeys(policy.ROLES, everybody))
    with pytest.raises(AssertionError):
        test_what_needs_another_role_is_not_there(town, owned, "student")


@pytest.mark.parametrize("role", ["student", "author", "teacher", "reviewer", "admin"])
def test_lists_hold_one_s_own_only(town: Town, owned: dict[str, str], role: str) -> None:
    for path in ("/", "/articles", "/quizzes", "/insights", "/account", "/api/v1/decks", "/api/v1/answers"):
        page = town.browsers[role].get(path).text
        for canary in ("Ferr", "Lindholm", "canary browser", owned["deck_id"]):
            assert canary not in page, (path, canary)


def test_only_the_admin_finds_people_listed(town: Town, owned: dict[str, str]) -> None:
    for role, client in town.browsers.items():
        for path in ("/people", "/people?per_page=100000", "/audit"):
            assert ("victim" in client.get(path).text) is (role == "admin"), (role, path)


def test_fields_that_no_form_has_change_nothing(town: Town) -> None:
    extra = {
        "role": "admin",
        "user_id": town.ids["admin"],
        "password": "x",
        "active": "1",
        "owner_id": town.ids["admin"],
    }
    student = town.browsers["student"]
    assert student.post("/settings/day", data=extra | {"zone": "UTC", "day_start": "5"}).status_code == 303
    with town.app.app_context():
        row = session().scalars(sa.select(User).where(User.name == "the student")).one()
        assert (row.role, row.day_start, str(row.id)) == ("student", 5, town.ids["student"])
    assert student.post("/account/email", data=extra | {"email": "", "proof": PASSWORD}).status_code == 303
    assert student.get("/api/v1/me").json["role"] == "student"


def test_a_key_does_what_its_scope_covers(town: Town) -> None:
    with town.app.app_context():
        keys = {
            scope: people.make_token("the admin", scope=scope)
            for scope in ("read", "study", "write", "admin")
        }
    calls = {
        ("GET", "/api/v1/me"): {"read", "study", "write", "admin"},
        ("POST", f"/api/v1/cards/{uuid4()}/reveal"): {"study", "write", "admin"},
        ("POST", f"/api/v1/quizzes/{uuid4()}/attempts"): {"study", "write", "admin"},
        ("POST", f"/api/v1/articles/{uuid4()}/generate"): {"write", "admin"},
        ("GET", "/people"): {"admin"},
        ("GET", "/account"): set(),
        ("POST", "/account/password"): set(),
        ("GET", "/account/export"): set(),
    }
    for (method, path), allowed in calls.items():
        for scope, key in keys.items():
            headers = {"Authorization": f"Bearer {key}"}
            answer = town.app.test_client().open(path, method=method, json={}, headers=headers)
            assert (answer.status_code != 403) is (scope in allowed), (path, scope, answer.status_code)


def test_a_key_that_has_expired_or_was_ended_opens_nothing(town: Town) -> None:
    from datetime import timedelta

    from quizapp.db import utcnow

    client = town.browsers["student"]
    page = client.post("/account/keys", data={"label": "phone", "scope": "read", "days": "30"}).text
    key = re.search(r"<code>([\w-]{40,})</code>", page)
    assert key
    headers = {"Authorization": f"Bearer {key[1]}"}
    assert town.app.test_client().get("/api/v1/me", headers=headers).status_code == 200
    with town.app.app_context():
        row = session().scalars(sa.select(ApiToken)).one()
        assert key[1] not in (row.digest, row.name)
        over = people.make_token("the student", expires_at=utcnow() - timedelta(seconds=1))
        row_id = str(row.id)
    assert (
        town.app.test_client().get("/api/v1/me", headers={"Authorization": f"Bearer {over}"}).status_code
        == 401
    )
    assert town.browsers["author"].post(f"/account/keys/{row_id}/end").status_code == 404
    assert client.post(f"/account/keys/{row_id}/end").status_code == 303
    assert town.app.test_client().get("/api/v1/me", headers=headers).status_code == 401


def test_nobody_makes_a_key_of_an_admin_s_scope_in_the_browser(town: Town) -> None:
    form = {"label": "phone", "scope": "admin", "days": "30"}
    assert town.browsers["student"].post("/account/keys", data=form).status_code == 422
    with town.app.app_context():
        assert session().scalars(sa.select(ApiToken)).all() == []
        assert session().scalars(sa.select(OneTimeLink)).all() == []
