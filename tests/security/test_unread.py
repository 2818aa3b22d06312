"""Whatever a view leaves of a request is read: a connection with unread bytes would be closed under the client."""

from io import BytesIO
from uuid import UUID

import pytest
from flask import Flask

from quizapp import unread


def left(app: Flask, path: str, size: int, method: str = "POST") -> int:
    """Sends a body to the path and returns how many bytes of it nobody read."""
    body = BytesIO(b'"' + b"a" * (size - 2) + b'"')
    app.test_client().open(
        path,
        method=method,
        input_stream=body,
        content_length=size,
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    return len(body.read())


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"/api/v1/answers/{UUID(int=1)}/undo"),
        ("POST", "/api/v1/answers/1/undo"),
        ("POST", "/nowhere"),
        ("GET", "/healthz"),
        ("GET", "/api/v1/me"),
        ("POST", "/api/v1/answers"),
    ],
)
def test_a_body_that_no_view_wants_is_read(app: Flask, method: str, path: str) -> None:
    assert left(app, path, 50_000, method) == 0


def test_a_body_that_is_too_large_is_read_too(app: Flask) -> None:
    assert left(app, "/api/v1/answers", 300_000) == 0


def test_a_body_without_measure_is_not(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread, "MOST_BYTES", 100_000)
    assert left(app, "/api/v1/answers", 900_000) > 0
