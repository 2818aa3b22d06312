"""Every route says what it needs of the person; none is open by mistake."""

import pytest
from flask import Flask

from quizapp import policy

NEEDS = ("public", "known", "person", "author", "teacher", "admin")


def endpoints(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules()} - {"static"}


def test_every_route_declares_a_policy(app: Flask) -> None:
    with app.app_context():
        declared = {endpoint: policy.needs(endpoint) for endpoint in endpoints(app)}
    assert {name for name, needs in declared.items() if needs not in NEEDS} == set()


def test_a_route_without_a_policy_is_closed(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    answer = app.test_client().get("/forgotten")
    assert answer.status_code == 403
    assert "secret" not in answer.text


@pytest.mark.parametrize("role", ["student", "nobody"])
def test_what_only_authors_may_do_is_not_there_for_others(app: Flask, role: str) -> None:
    from quizapp.accounts.models import User
    from quizapp.accounts.people import make_token
    from quizapp.db import unit_of_work

    with app.app_context():
        with unit_of_work() as work:
            work.add(User(name="ada", role=role))
        key = make_token("ada")
    answer = app.test_client().post(
        "/api/v1/questions", json={"kind": "cloze"}, headers={"Authorization": f"Bearer {key}"}
    )
    assert answer.status_code == 404
