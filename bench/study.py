"""A study answer: the verbs beside plain sqlite3, and the round trip over HTTP beside a minimal app."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.floor import Plain
from bench.timing import Row, in_turns, timed
from quizapp import create_app, schema
from quizapp.accounts.people import local_learner, make_token
from quizapp.memory import plans
from quizapp.memory.settings import PlanSettings
from quizapp.study.session import Submission, answer, next_card
from tests.factory import make_deck

ANSWERS = 300


def verbs(folder: Path) -> Row:
    """next_card and answer together, in one process, beside the same writes by plain sqlite3."""
    app = create_app(
        {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'verbs.db'}", "DATA": folder, "SECRET_KEY": "b"}
    )
    with app.app_context():
        deck_id = prepare()
        from quizapp.bank.models import Deck
        from quizapp.db import session

        def step() -> None:
            learner = local_learner()
            asked = next_card(learner, session().get_one(Deck, deck_id))
            assert asked.card is not None
            assert asked.version is not None
            given = Submission(
                id=uuid.uuid4(),
                card_id=asked.card.id,
                question_id=asked.version.question_id,
                version=1,
                rating=4,
            )
            answer(learner, given)

        plain = Plain(folder / "plain.db")
        ours, floor = in_turns([step] * ANSWERS, [plain.answer] * ANSWERS)
    return Row("next card + answer, verbs alone", ours, "plain sqlite3, same durability", floor)


def prepare() -> uuid.UUID:
    """Makes a deck with enough new cards to answer, and no limit that stops them."""
    schema.migrate()
    learner = local_learner()
    deck = make_deck(learner, facts=2 * ANSWERS)
    plan = plans.find(learner.id, deck.id)
    assert plan is not None
    plans.change_settings(plan, PlanSettings(new_per_day=9999, reviews_per_day=9999))
    return deck.id


def over_http(folder: Path) -> list[Row]:
    """First page, and an answer's round trip, of a running server."""
    data = folder / "server"
    environment = {**os.environ, "QUIZAPP_DATA": str(data)}
    app = create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{data / 'quizapp.db'}", "DATA": data})
    with app.app_context():
        deck = prepare()
        token = make_token("local")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    serve = [str(Path(sys.executable).parent / "quizapp"), "serve", "--port"]
    floor = [sys.executable, "-m", "bench.floor_server", str(folder / "floor.db")]
    with running(serve, environment) as ours, running(floor, environment) as theirs:
        page = timed([lambda: get(ours, "/")] * 60)

        def round_trip() -> None:
            asked = json.loads(get(ours, f"/api/v1/decks/{deck}/next", headers))["card"]
            body = {
                "id": str(uuid.uuid4()), "card": asked["id"], "question": asked["question"]["id"],
                "version": asked["question"]["version"], "rating": 4, "took_ms": 1000,
            }  # fmt: skip
            post(ours, "/api/v1/answers", body, headers)

        def minimal() -> None:
            post(theirs, "/answers", {"id": str(uuid.uuid4())}, headers)

        round_trips, floors = in_turns([round_trip] * ANSWERS, [minimal] * ANSWERS)
    return [
        Row("first page of a running server", page),
        Row(
            "next card + answer over HTTP (two calls)",
            round_trips,
            "minimal Flask + SQLAlchemy, one call",
            floors,
        ),
    ]


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[http.client.HTTPConnection]:
    """Starts a server on a free port, and gives a connection to it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([*command, str(port)], env=environment, stdout=subprocess.DEVNULL)
    try:
        yield _connected(port)
    finally:
        process.terminate()
        process.wait(20)


def _connected(port: int) -> http.client.HTTPConnection:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.connect()
        except OSError:
            time.sleep(0.1)
        else:
            connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
    raise TimeoutError("a server for the benchmark did not start")


def get(connection: http.client.HTTPConnection, path: str, headers: dict[str, str] | None = None) -> bytes:
    connection.request("GET", path, headers=headers or {})
    return _body(connection, path)


def post(connection: http.client.HTTPConnection, path: str, body: object, headers: dict[str, str]) -> bytes:
    connection.request("POST", path, json.dumps(body), headers)
    return _body(connection, path)


def _body(connection: http.client.HTTPConnection, path: str) -> bytes:
    response = connection.getresponse()
    body = response.read()
    if response.status >= 300:
        raise RuntimeError(f"{path} answered {response.status}: {body[:200]!r}")
    return body
