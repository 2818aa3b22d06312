"""The log tells what happened to which request, and nothing about the person who made it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from flask import Flask

from quizapp import journal, policy

SECRETS = ("canary-path", "canary-query", "canary-form", "canary-agent", "canary-key", "canary-fault")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the app logs, at its most talkative."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(journal.JsonLines())
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


def told(lines: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def faulty(app: Flask) -> Flask:
    @policy.public
    def view(word: str) -> str:
        raise RuntimeError(f"canary-fault {word}")

    app.add_url_rule("/broken/<word>", "faulty", view, methods=["POST"])
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


def test_a_request_is_one_line_with_the_id_that_its_answer_tells(app: Flask, lines: io.StringIO) -> None:
    answer = app.test_client().get("/healthz?q=1")
    line = told(lines)[-1]
    assert line["request"] == answer.headers["X-Request-Id"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/healthz", 200)
    assert line["ms"] >= 0


def test_each_request_has_an_id_of_its_own_whatever_the_client_sends(app: Flask) -> None:
    sent = {"X-Request-Id": "forged"}
    ids = [app.test_client().get("/healthz", headers=sent).headers["X-Request-Id"] for _ in range(3)]
    assert len({*ids, "forged"}) == 4


def test_a_fault_is_found_by_the_id_on_its_page_with_the_place_where_it_happened(
    app: Flask, lines: io.StringIO
) -> None:
    answer = faulty(app).test_client().post("/broken/x")
    faults = [line for line in told(lines) if line["level"] == "error"]
    assert len(faults) == 1
    assert faults[0]["incident"] in answer.text
    assert faults[0]["request"] == answer.headers["X-Request-Id"] == faults[0]["incident"]
    assert faults[0]["error"] == "RuntimeError"
    assert faults[0]["route"] == "/broken/<word>"
    assert any("test_journal.py" in place and place.endswith(" view") for place in faults[0]["where"])


def test_nothing_that_a_client_sends_or_an_error_quotes_stands_in_the_log(
    app: Flask, lines: io.StringIO
) -> None:
    faulty(app).test_client().post(
        "/broken/canary-path?q=canary-query",
        data={"text": "canary-form"},
        headers={"User-Agent": "canary-agent", "Authorization": "Bearer canary-key"},
    )
    assert told(lines)
    assert [word for word in SECRETS if word in lines.getvalue()] == []


def test_the_check_for_secrets_would_find_a_careless_line(app: Flask, lines: io.StringIO) -> None:
    with app.test_request_context("/reset/canary-path"):
        from flask import request

        logging.getLogger("careless").warning("at %s", request.path)
    assert "canary-path" in lines.getvalue()


def test_a_text_with_line_breaks_stays_one_line(lines: io.StringIO) -> None:
    logging.getLogger("forger").warning('one\r\n{"level": "error"}\u2028three')
    assert len(lines.getvalue().splitlines()) == 1
    assert told(lines)[0]["level"] == "warning"


def test_an_error_of_a_job_is_logged_without_its_message(lines: io.StringIO) -> None:
    try:
        raise ValueError("canary-fault")
    except ValueError:
        logging.getLogger("job").exception("Job 7 failed")
    assert "canary" not in lines.getvalue()
    assert told(lines)[0]["error"] == "ValueError"
