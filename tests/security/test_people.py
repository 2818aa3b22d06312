"""One person's things are not there for another person, whatever the call."""

import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner, make_token
from quizapp.bank import articles
from quizapp.bank.models import Question
from quizapp.db import session, unit_of_work
from quizapp.jobs import queue
from quizapp.memory.models import Card
from quizapp.quizzes import making, taking
from tests.factory import make_deck

TEXT = "The Lindholm ferry was built in 1974 by the Voss yard. It carries 240 people across the sound."

BODIES: dict[str, Any] = {
    "rate_answer": {"rating": 3},
    "change_question": {"stem": "Taken over?"},
    "mark_card": {"mark": "flag", "value": 3},
    "set_due": {"day": 3},
    "report_question": {"reason": "typo"},
    "save_response": {"revision": 1, "response": "x"},
}


@pytest.fixture
def owned(app: Flask) -> dict[str, str]:
    """One thing of each sort that the local learner owns: ids by the names that addresses use."""
    with app.app_context():
        owner = local_learner()
        deck = make_deck(owner)
        quiz = making.make(owner, deck, "Ferries", 2)
        found = {
            "deck_id": deck.id,
            "article_id": articles.add(owner, TEXT).id,
            "question_id": session().query(Question.id).first()[0],
            "card_id": session().query(Card.id).first()[0],
            "quiz_id": quiz.id,
            "attempt_id": taking.start(quiz, owner).id,
            "job_id": queue.enqueue(owner, "generate", {}).id,
            "answer_id": uuid4(),
        }
        return {name: str(key) for name, key in found.items()}


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A client with the key of another author."""
    with app.app_context():
        with unit_of_work() as work:
            work.add(User(name="mallory", role="author"))
        key = make_token("mallory")
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {key}"
    return client


def test_no_call_gives_a_stranger_anything(app: Flask, owned: dict[str, str], stranger: FlaskClient) -> None:
    tried = 0
    for rule in app.url_map.iter_rules():
        parts = re.findall(r"<uuid:(\w+)>", rule.rule)
        if not rule.rule.startswith("/api/") or not parts:
            continue
        address = re.sub(r"<int[^>]*>", "1", re.sub(r"<uuid:(\w+)>", lambda part: owned[part[1]], rule.rule))
        method = next(iter((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        answer = stranger.open(address, method=method, json=BODIES.get(rule.endpoint[4:], {}))
        assert answer.status_code == 404, (method, rule.rule)
        tried += 1
    assert tried > 10


def test_bodies_name_no_things_of_others(owned: dict[str, str], stranger: FlaskClient) -> None:
    quiz = {"deck": owned["deck_id"], "title": "Mine"}
    question = {
        "kind": "true_false",
        "stem": "A ferry floats.",
        "answer": "true",
        "article": owned["article_id"],
    }
    answer = {"id": str(uuid4()), "card": owned["card_id"], "question": owned["question_id"], "version": 1}
    answer |= {"rating": 3}
    for address, body in (("quizzes", quiz), ("questions", question), ("answers", answer)):
        assert stranger.post(f"/api/v1/{address}", json=body).status_code == 404


def test_lists_hold_ones_own_only(owned: dict[str, str], stranger: FlaskClient) -> None:
    assert stranger.get("/api/v1/decks").json == []
    assert stranger.get("/api/v1/answers").json == []
