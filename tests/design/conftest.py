"""A bare Flask app that only renders templates: the design system is tested without quizapp."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, Response, flash, render_template
from werkzeug.serving import make_server

ROOT = Path(__file__).parents[2]
POLICY = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
NAV = [{"label": label, "href": "/", "current": label == "Study"} for label in ("Home", "Study")]


def _secure(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response


@pytest.fixture(scope="session")
def bare() -> Flask:
    """An app with the templates, the static files, the strict policy and nothing else."""
    app = Flask("design", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.secret_key = "only for tests"
    app.jinja_env.globals |= {"csrf_token": lambda: "a-token", "nav": NAV}
    app.after_request(_secure)
    app.add_url_rule("/styleguide", "styleguide", lambda: render_template("styleguide.html"))
    app.add_url_rule("/refused", "refused", lambda: ("busy", 503), methods=["POST"])
    return app


@pytest.fixture
def render(bare: Flask) -> Iterator[object]:
    """Renders template source: ``render("{{ … }}", name=value)``."""
    with bare.test_request_context("/"):
        yield lambda source, **context: bare.jinja_env.from_string(source).render(**context)


@pytest.fixture
def error_page(bare: Flask) -> Iterator[object]:
    """Renders the page for a status, with one flashed message."""
    with bare.test_request_context("/"):
        flash("Saved.", "success")
        yield lambda status: render_template(f"errors/{status}.html")


@pytest.fixture(scope="session")
def address(bare: Flask) -> Iterator[str]:
    """The address of the bare app, served on a free port."""
    server = make_server("127.0.0.1", 0, bare, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
