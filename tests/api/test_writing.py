"""Articles, questions and quizzes by the API."""

from typing import Any
from uuid import uuid4

import pytest

from quizapp.bank.models import Deck
from tests.api.conftest import KeyedClient

TEXT = (
    "The Lindholm ferry was built in 1974 by the Voss yard. It carries 240 people across the sound. "
    "In 1991 the town of Lindholm bought it for two million crowns."
)


def added(api: KeyedClient) -> str:
    answer = api.post("/api/v1/articles", json={"title": "The ferry", "text": TEXT})
    assert (answer.status_code, list(answer.json)) == (201, ["id"])
    return str(answer.json["id"])


def test_an_article_is_added_once(api: KeyedClient) -> None:
    assert added(api) == added(api)


def test_an_address_gives_a_job_that_fetches_it(api: KeyedClient) -> None:
    answer = api.post("/api/v1/articles", json={"title": "x", "url": "https://example.org/a"})
    assert answer.status_code == 202
    assert api.get(f"/api/v1/jobs/{answer.json['job']}").json["state"] == "queued"
    assert api.get(f"/api/v1/articles/{answer.json['id']}/questions").status_code == 404


def test_what_is_no_address_of_a_page_is_refused(api: KeyedClient) -> None:
    answer = api.post("/api/v1/articles", json={"url": "file:///etc/passwd"})
    assert (answer.status_code, answer.json["code"]) == (422, "not-fetched")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"title": "x"}, 422),
        ({"title": "x", "text": TEXT, "url": "https://example.org"}, 422),
        ({"title": "", "text": TEXT}, 422),
        ({"title": "x", "text": ""}, 422),
        ({"title": "x", "text": "word"}, 422),
        (
            {"title": "x", "text": "Das Schiff fährt jeden Morgen um acht Uhr über den Sund nach Lindholm."},
            422,
        ),
        ({"title": "x", "text": "a b c. " * 300_000}, 413),
        ({"title": "x" * 501, "text": TEXT}, 422),
        ({"title": "x", "text": TEXT, "owner_id": str(uuid4())}, 422),
    ],
)
def test_an_unusable_article_is_refused(api: KeyedClient, body: dict[str, Any], status: int) -> None:
    answer = api.post("/api/v1/articles", json=body)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_generation_is_a_job_that_can_be_watched(api: KeyedClient) -> None:
    answer = api.post(f"/api/v1/articles/{added(api)}/generate", json={"kinds": ["cloze"], "count": 5})
    assert answer.status_code == 202
    job = api.get(f"/api/v1/jobs/{answer.json['job']}").json
    assert (job["state"], job["progress"]) == ("queued", 0.0)
    assert "error" not in job


@pytest.mark.parametrize("wish", [{"kinds": ["riddle"]}, {"count": 0}, {"kinds": []}, {"count": "5"}])
def test_an_odd_wish_starts_nothing(api: KeyedClient, wish: dict[str, Any]) -> None:
    assert api.post(f"/api/v1/articles/{added(api)}/generate", json=wish).status_code == 422


def written(api: KeyedClient, **more: Any) -> Any:
    body = {
        "kind": "multiple_choice",
        "stem": "Who built the ferry?",
        "options": [{"text": "Voss", "correct": True}, {"text": "Lund", "correct": False}],
    }
    return api.post("/api/v1/questions", json=body | more)


def test_a_question_is_written_with_evidence_in_an_article(api: KeyedClient) -> None:
    article = added(api)
    answer = written(api, article=article, evidence={"start": 0, "end": 54})
    assert answer.status_code == 201
    question = answer.json
    assert (question["version"], question["status"], question["answer"]) == (1, "approved", "Voss")
    assert question["evidence"]["text"] == TEXT[:54]
    assert api.get(f"/api/v1/articles/{article}/questions").json == [question]
    assert api.get(f"/api/v1/articles/{article}/questions?status=draft").json == []


def test_a_change_is_a_new_version(api: KeyedClient) -> None:
    question = written(api).json
    address = f"/api/v1/questions/{question['id']}"
    changed = api.patch(address, json={"stem": "Which yard built the ferry?", "version": 1})
    assert (changed.status_code, changed.json["version"]) == (200, 2)
    assert api.patch(address, json={"stem": "Which one?", "version": 1}).status_code == 409


def test_a_question_is_put_away_brought_back_and_approved(api: KeyedClient) -> None:
    address = f"/api/v1/questions/{written(api).json['id']}"
    for status in ("retired", "draft", "approved"):
        assert api.patch(address, json={"status": status}).json["status"] == status


@pytest.mark.parametrize(
    "change",
    [{}, {"status": "reserved"}, {"status": "retired", "stem": "x"}, {"id": "x"}, {"stem": 5}, {"stem": ""}],
)
def test_an_odd_change_is_refused(api: KeyedClient, change: dict[str, Any]) -> None:
    question = written(api).json
    assert api.patch(f"/api/v1/questions/{question['id']}", json=change).status_code == 422


@pytest.mark.parametrize("kind", ["riddle", "numeric", "cloze", "true_false"])
def test_a_faulty_question_is_refused(api: KeyedClient, kind: str) -> None:
    answer = written(api, kind=kind)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def quiz(api: KeyedClient, deck: Deck, **settings: Any) -> Any:
    body = {
        "deck": str(deck.id),
        "title": "Ferries",
        "count": 2,
        "kinds": ["multiple_choice"],
        "settings": settings,
    }
    return api.post("/api/v1/quizzes", json=body)


def test_a_quiz_is_taken_from_start_to_score(api: KeyedClient, deck: Deck) -> None:
    made = quiz(api, deck, attempts_allowed=1)
    assert made.status_code == 201
    attempts = f"/api/v1/quizzes/{made.json['id']}/attempts"
    started = api.post(attempts)
    assert (started.status_code, started.json["deadline"]) == (201, None)
    attempt = f"/api/v1/attempts/{started.json['id']}"
    for question in started.json["questions"]:
        assert not {"answer", "accepted", "explanation", "evidence"} & set(question)
        response = question["options"][0]["id"]
        saved = api.put(f"{attempt}/responses/{question['slot']}", json={"revision": 3, "response": response})
        assert (saved.status_code, saved.json) == (200, {"revision": 3})
    again = api.post(attempts)
    assert (again.status_code, again.json["id"]) == (409, started.json["id"])
    result = api.post(f"{attempt}/submit")
    assert result.status_code == 200
    assert 0 <= result.json["score"] <= result.json["max_score"] == 2
    assert api.post(f"{attempt}/submit").data == result.data
    assert api.post(attempts).status_code == 403


def test_an_older_revision_gets_the_stored_one(api: KeyedClient, deck: Deck) -> None:
    started = api.post(f"/api/v1/quizzes/{quiz(api, deck).json['id']}/attempts").json
    first = started["questions"][0]
    address = f"/api/v1/attempts/{started['id']}/responses/{first['slot']}"
    options = [option["id"] for option in first["options"]]
    api.put(address, json={"revision": 5, "response": options[0]})
    refused = api.put(address, json={"revision": 4, "response": options[1]})
    assert (refused.status_code, refused.json["stored"]) == (409, {"revision": 5, "response": options[0]})


def test_after_the_deadline_nothing_is_saved(
    api: KeyedClient, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from quizapp import local
    from quizapp.db import utcnow

    started = api.post(f"/api/v1/quizzes/{quiz(api, deck, time_limit=60).json['id']}/attempts").json
    assert started["deadline"]
    address = f"/api/v1/attempts/{started['id']}/responses/{started['questions'][0]['slot']}"
    late = utcnow() + timedelta(seconds=66)
    monkeypatch.setattr(local, "utcnow", lambda: late)
    refused = api.put(address, json={"revision": 1, "response": started["questions"][0]["options"][0]["id"]})
    assert (refused.status_code, refused.json["code"]) == (409, "late")


@pytest.mark.parametrize(
    "settings", [{"time_limit": 0}, {"shuffle": "yes"}, {"owner": "me"}, {"feedback": "never"}]
)
def test_an_odd_setting_makes_no_quiz(api: KeyedClient, deck: Deck, settings: dict[str, Any]) -> None:
    assert quiz(api, deck, **settings).status_code == 422
