"""Guessing: refused after ten tries, without shutting the owner out, and without telling who has an account."""

import re

import pytest
from flask import Flask

from quizapp.accounts import passwords, signing
from quizapp.extensions import limiter
from tests.trust.people import PASSWORD, account, browser, sign_in

TRIES = 12
NAMES = ("ada", "closed", "nobody at all", "mailless")


@pytest.fixture
def people(app: Flask) -> Flask:
    """An app with an admin, and with an account that was closed."""
    account(app, "ada", "admin", email="ada@example.org")
    closed = account(app, "closed")
    account(app, "mailless")
    browser(app, "ada").post(f"/people/{closed}/close")
    return app


def tries(app: Flask, count: int, address: str, name: str = "ada", word: str = "wrong") -> list[int]:
    client = browser(app)
    client.environ_base["REMOTE_ADDR"] = address
    return [sign_in(client, name, word).status_code for _ in range(count)]


def test_guessing_is_refused_after_ten_wrong_tries(people: Flask) -> None:
    assert tries(people, TRIES, "192.0.2.1") == [422] * 10 + [429] * 2


def test_the_owner_gets_in_from_elsewhere_meanwhile(people: Flask) -> None:
    tries(people, TRIES, "192.0.2.1")
    assert tries(people, 1, "192.0.2.1", word=PASSWORD) == [429]
    assert tries(people, 1, "192.0.2.2", word=PASSWORD) == [303]


def test_other_spellings_of_a_name_are_the_same_account(people: Flask) -> None:
    spelt = [tries(people, 1, "192.0.2.1", name)[0] for name in ("ada", "ADA", " Ada ", "Ａda") * 3]
    assert spelt == [422] * 10 + [429] * 2


def test_a_class_signs_in_from_one_address(people: Flask) -> None:
    assert tries(people, 15, "192.0.2.1", word=PASSWORD) == [303] * 15


def test_several_processes_without_redis_share_the_ten(people: Flask) -> None:
    people.config["WEB_PROCESSES"] = 2
    assert tries(people, 6, "192.0.2.1") == [422] * 5 + [429]


def test_asking_for_a_new_password_is_limited(people: Flask) -> None:
    client = browser(people)
    answers = [client.post("/forgot", data={"name": "ada"}).status_code for _ in range(6)]
    assert answers == [303] * 5 + [429]


def test_without_the_limiter_guessing_goes_on(people: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: the tests above see the limiter at work, nothing else."""
    monkeypatch.setattr(limiter, "enabled", False)
    assert tries(people, TRIES, "192.0.2.1") == [422] * TRIES


class Counter:
    """Counts the hashes that are computed."""

    def __init__(self) -> None:
        self.hashes = 0

    def verify(self, kept: str, password: str) -> bool:
        self.hashes += 1
        return bool(self.real.verify(kept, password))

    def check_needs_rehash(self, kept: str) -> bool:
        return bool(self.real.check_needs_rehash(kept))

    def hash(self, password: str) -> str:
        return str(self.real.hash(password))

    real = passwords._hasher


def work_of(app: Flask, name: str, counter: Counter) -> tuple[int, int, str]:
    """Returns what a wrong try costs and shows: hashes, status, and the page without the name."""
    before = counter.hashes
    answer = sign_in(browser(app), name, "wrong word")
    return counter.hashes - before, answer.status_code, plain(answer.text, name)


def plain(page: str, name: str) -> str:
    """Returns a page without the name that was sent, and without its token, which is always another one."""
    return re.sub(r'(csrf[-_]token"[^>]*(?:content|value)=)"[^"]*"', r"\1", page).replace(
        f'value="{name}"', ""
    )


@pytest.fixture
def counter(people: Flask, monkeypatch: pytest.MonkeyPatch) -> Counter:
    made = Counter()
    passwords._nobodys()
    monkeypatch.setattr(passwords, "_hasher", made)
    return made


def test_a_wrong_try_costs_and_shows_the_same_for_every_name(people: Flask, counter: Counter) -> None:
    seen = {work_of(people, name, counter) for name in NAMES}
    assert len(seen) == 1
    assert seen.pop()[:2] == (1, 422)


def test_a_check_that_skips_unknown_names_would_be_seen(
    people: Flask, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: a naive check computes no hash for a name that there is not."""

    def naive(name: str, password: str) -> None:
        user = signing.by_handle(name)
        if user is None or not passwords.matches(user.password, password):
            raise signing.NotProven

    monkeypatch.setattr(signing, "prove", naive)
    assert len({work_of(people, name, counter) for name in NAMES}) > 1


def test_asking_for_a_new_password_says_and_writes_the_same(people: Flask) -> None:
    people.config.update(SMTP_URL="smtp://127.0.0.1:9", MAIL_FROM="quizapp@example.org", HOSTS=("localhost",))
    seen = {asked(people, name) for name in NAMES}
    assert len(seen) == 1


def asked(app: Flask, name: str) -> tuple[int, str, int, str]:
    """Returns what asking shows, and how many rows it writes."""
    from quizapp.accounts.models import AuditEntry
    from quizapp.jobs.models import Job
    from tests.conftest import count

    with app.app_context():
        before = count(Job) + count(AuditEntry)
    client = browser(app)
    answer = client.post("/forgot", data={"name": name})
    with app.app_context():
        rows = count(Job) + count(AuditEntry) - before
    return answer.status_code, answer.headers["Location"], rows, plain(client.get("/sign-in").text, name)
