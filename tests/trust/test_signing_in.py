"""Accounts: how they come to be, how one signs in, and how the password is changed."""

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask

from quizapp.accounts import changing, joining, links, passwords, signing
from quizapp.accounts.models import LOCAL_NAME, OneTimeLink, User
from quizapp.accounts.people import local_learner
from quizapp.db import session, unit_of_work
from quizapp.errors import Invalid
from tests.conftest import count
from tests.factory import make_deck
from tests.trust.people import PASSWORD, account, browser, sign_in, with_token


def test_without_accounts_nobody_signs_in(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/").status_code == 200
    assert client.get("/api/v1/me").json["name"] == LOCAL_NAME


def test_the_first_account_turns_signing_in_on(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/").status_code == 200
    account(app, "ada", "admin")
    answer = client.get("/quizzes?from=home")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in?next=/quizzes?from%3Dhome")
    assert client.get("/api/v1/me").status_code == 401


def test_the_first_admin_takes_over_what_was_made_without_accounts(any_app: Flask) -> None:
    with any_app.app_context():
        local = local_learner()
        make_deck(local)
        admin = joining.create("Ada", "admin", PASSWORD)
        assert admin.id == local.id
        assert session().scalars(sa.select(User.name)).all() == ["Ada"]
    decks = browser(any_app, "ada").get("/api/v1/decks").json
    assert [deck["name"] for deck in decks] == ["Ferry"]


def test_another_role_leaves_the_local_row_for_the_first_admin(app: Flask) -> None:
    with app.app_context():
        local = local_learner().id
        assert joining.create("Sam", "student", PASSWORD).id != local
        assert joining.create("Ada", "admin", PASSWORD).id == local
        assert joining.create("Bea", "admin", PASSWORD).id != local


@pytest.mark.parametrize("name", ["ada", "ADA", "  Ada ", "Ａda"])
def test_names_are_told_apart_without_their_capitals(any_app: Flask, name: str) -> None:
    account(any_app, "Ada", "admin")
    with any_app.app_context(), pytest.raises(joining.NameTaken):
        joining.create(name, "student", PASSWORD)
    assert sign_in(browser(any_app), name).status_code == 303


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x00b", "a\u202eb", "local", "LOCAL", "erased-1"])
def test_a_name_that_cannot_be_kept_is_refused(app: Flask, name: str) -> None:
    with app.app_context(), pytest.raises(Invalid):
        joining.create(name, "student", PASSWORD)


@pytest.mark.parametrize("word", ["short", "password1", "12345678", "qwertyuiop", "adalovelace", "x" * 201])
def test_a_weak_password_is_refused(app: Flask, word: str) -> None:
    with app.app_context():
        with pytest.raises(passwords.WeakPassword):
            joining.create("adalovelace", "student", word)
        assert signing.by_handle("adalovelace") is None


def test_a_password_is_kept_as_argon2id_only(app: Flask) -> None:
    account(app, "ada", "admin")
    with app.app_context():
        kept = signing.by_handle("ada").password
        assert kept.startswith("$argon2id$")
        assert PASSWORD not in kept


def test_a_hash_with_older_parameters_is_renewed_at_sign_in(app: Flask) -> None:
    account(app, "ada", "admin")
    older = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with app.app_context():
        with unit_of_work() as work:
            work.execute(sa.update(User).values(password=older))
        assert passwords.is_outdated(older)
        kept = signing.prove("ada", PASSWORD).password
        assert not passwords.is_outdated(str(kept))
        assert signing.prove("ada", PASSWORD)


@pytest.mark.parametrize(
    ("name", "word"), [("ada", "wrong"), ("nobody", PASSWORD), ("local", ""), ("ada", "")]
)
def test_wrong_proof_is_refused(app: Flask, name: str, word: str) -> None:
    account(app, "ada", "admin")
    client = browser(app)
    assert sign_in(client, name, word).status_code == 422
    assert client.get("/api/v1/me").status_code == 401


def test_the_set_up_link_works_once(any_app: Flask) -> None:
    with any_app.app_context():
        local = str(local_learner().id)
        word = links.make(links.SETUP)
    path = f"/setup/{word}"
    client = browser(any_app)
    answer = client.post(path, data={"name": "Ada", "password": PASSWORD})
    assert answer.status_code == 303
    me = client.get("/api/v1/me").json
    assert (me["id"], me["role"]) == (local, "admin")
    assert browser(any_app).get(path).status_code == 404
    assert browser(any_app).post(path, data={"name": "Eve", "password": PASSWORD}).status_code == 404


def test_a_set_up_link_is_void_once_there_is_an_account(app: Flask) -> None:
    with app.app_context():
        word = links.make(links.SETUP)
    account(app, "sam")
    answer = browser(app).post(f"/setup/{word}", data={"name": "Eve", "password": PASSWORD})
    assert answer.status_code == 404


def test_an_invitation_gives_its_role_once(any_app: Flask) -> None:
    account(any_app, "ada", "admin")
    page = browser(any_app, "ada").post("/people/invite", data={"role": "teacher"}).text
    path = "/join/" + page.split("/join/")[1].split("<")[0]
    guest = browser(any_app)
    form = {"name": "Theo", "password": PASSWORD, "role": "admin", "user_id": "1"}
    assert guest.post(path, data=form).status_code == 303
    assert guest.get("/api/v1/me").json["role"] == "teacher"
    assert browser(any_app).post(path, data=form | {"name": "Eve"}).status_code == 404


def test_an_invitation_stays_good_when_the_form_is_refused(app: Flask) -> None:
    account(app, "ada", "admin")
    with app.app_context():
        word = joining.invite(signing.by_handle("ada"), "student")
    guest = browser(app)
    assert guest.post(f"/join/{word}", data={"name": "Ada", "password": PASSWORD}).status_code == 422
    assert guest.post(f"/join/{word}", data={"name": "Sam", "password": "short"}).status_code == 422
    assert guest.post(f"/join/{word}", data={"name": "Sam", "password": PASSWORD}).status_code == 303


@pytest.mark.parametrize("purpose", [links.SETUP, links.JOIN, links.RESET])
def test_a_link_that_has_expired_opens_nothing(app: Flask, purpose: str) -> None:
    with app.app_context():
        word = links.make(purpose, role="student", user_id=local_learner().id)
        assert links.find(purpose, word)
        with unit_of_work() as work:
            work.execute(sa.update(OneTimeLink).values(expires_at=OneTimeLink.created_at))
        with pytest.raises(links.LinkOver):
            links.find(purpose, word)


def test_a_link_for_one_thing_does_no_other(app: Flask) -> None:
    with app.app_context():
        word = links.make(links.JOIN, role="student")
        for other in (links.SETUP, links.RESET):
            with pytest.raises(links.LinkOver):
                links.use(other, word)


def test_a_reset_link_sets_the_password_once_and_signs_out_everywhere(any_app: Flask) -> None:
    account(any_app, "ada", "admin")
    sam = account(any_app, "sam")
    before = browser(any_app, "sam")
    page = browser(any_app, "ada").post(f"/people/{sam}/reset").text
    path = "/reset/" + page.split("/reset/")[1].split("<")[0]
    client = browser(any_app)
    assert client.post(path, data={"password": "12345678"}).status_code == 422
    assert client.post(path, data={"password": "another four long words"}).status_code == 303
    assert client.post(path, data={"password": "yet another of four"}).status_code == 404
    assert before.get("/api/v1/me").status_code == 401
    assert sign_in(browser(any_app), "sam").status_code == 422
    assert sign_in(browser(any_app), "sam", "another four long words").status_code == 303


def test_a_teacher_resets_students_without_mail_only(app: Flask) -> None:
    account(app, "ada", "admin")
    account(app, "theo", "teacher")
    account(app, "sam")
    account(app, "mia", email="mia@example.org")
    teacher = browser(app, "theo")
    answers = {
        name: teacher.post("/students/reset", data={"name": name})
        for name in ("sam", "mia", "ada", "theo", "no")
    }
    assert {name: "/reset/" in answer.text for name, answer in answers.items()} == {
        "sam": True, "mia": False, "ada": False, "theo": False, "no": False,
    }  # fmt: skip
    assert (
        len({answers[name].text.replace(f'value="{name}"', "") for name in ("mia", "ada", "theo", "no")}) == 1
    )


def test_changing_the_password_keeps_this_browser_and_ends_the_others(app: Flask) -> None:
    account(app, "ada", "admin")
    here, there = browser(app, "ada"), browser(app, "ada")
    form = {"old": PASSWORD, "password": "quite another of four words"}
    assert here.post("/account/password", data=form | {"old": "wrong"}).status_code == 422
    assert there.get("/api/v1/me").status_code == 200
    assert here.post("/account/password", data=form).status_code == 303
    assert here.get("/api/v1/me").status_code == 200
    assert there.get("/api/v1/me").status_code == 401


def test_the_last_admin_cannot_be_lost(any_app: Flask) -> None:
    ada = account(any_app, "ada", "admin")
    client = browser(any_app, "ada")
    for path, form in ((f"/people/{ada}/role", {"role": "student"}), (f"/people/{ada}/close", {})):
        assert client.post(path, data=form).status_code == 409
    assert client.post("/account/delete", data={"proof": PASSWORD, "sure": "1"}).status_code == 422
    account(any_app, "bea", "admin")
    assert client.post(f"/people/{ada}/role", data={"role": "student"}).status_code == 303


def test_a_role_is_read_at_each_request(any_app: Flask) -> None:
    account(any_app, "ada", "admin")
    bea = account(any_app, "bea", "admin")
    client = browser(any_app, "bea")
    assert client.get("/people").status_code == 200
    browser(any_app, "ada").post(f"/people/{bea}/role", data={"role": "student"})
    assert client.get("/people").status_code == 404
    assert client.get("/api/v1/me").json["role"] == "student"


def test_a_closed_account_is_signed_out_and_stays_out(any_app: Flask) -> None:
    account(any_app, "ada", "admin")
    sam = account(any_app, "sam")
    client, admin = browser(any_app, "sam"), browser(any_app, "ada")
    admin.post(f"/people/{sam}/close")
    assert client.get("/api/v1/me").status_code == 401
    assert sign_in(browser(any_app), "sam").status_code == 422
    admin.post(f"/people/{sam}/open")
    assert sign_in(browser(any_app), "sam").status_code == 303


def test_mail_that_is_not_set_up_makes_no_link(app: Flask) -> None:
    account(app, "ada", "admin", email="ada@example.org")
    assert browser(app).post("/forgot", data={"name": "ada"}).status_code == 303
    with app.app_context():
        assert count(OneTimeLink) == 0


def test_an_e_mail_address_needs_the_password_and_belongs_to_one(app: Flask) -> None:
    account(app, "ada", "admin", email="ada@example.org")
    account(app, "sam")
    client = browser(app, "sam")
    for form, status in (
        ({"email": "sam@example.org", "proof": "wrong"}, 422),
        ({"email": "ADA@example.org", "proof": PASSWORD}, 422),
        ({"email": "nonsense", "proof": PASSWORD}, 422),
        ({"email": "sam@example.org", "proof": PASSWORD}, 303),
    ):
        assert client.post("/account/email", data=form).status_code == status
    with app.app_context():
        assert signing.by_handle("sam").email == "sam@example.org"
        assert changing.everybody()[0].email == "ada@example.org"


def test_sign_out_needs_a_page_s_token(app: Flask) -> None:
    account(app, "ada", "admin")
    app.config["WTF_CSRF_ENABLED"] = True
    client = browser(app, "ada")
    assert client.post("/sign-out").status_code == 400
    assert client.get("/api/v1/me").status_code == 200
    assert client.post("/sign-out", data=with_token(client, "/account")).status_code == 303
    assert client.get("/api/v1/me").status_code == 401
