"""Apps that hold something worth backing up."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from quizapp.db import db
from quizapp.dump import canonical_lines
from tests.conftest import TEMPLATE, build, fresh_database
from tests.memory.test_rollups import SCRIPT, Studied

Maker = Callable[..., Flask]


@pytest.fixture
def another(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Maker]:
    """Makes one more app, on a fresh database of either sort."""
    made: list[Flask] = []

    def make(kind: str) -> Flask:
        server = request.getfixturevalue("postgresql") if kind == "postgresql" else None
        url = fresh_database(server, TEMPLATE) if server else None
        made.append(build(tmp_path / f"another-{len(made)}", url))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def study(app: Flask) -> None:
    """Has a learner take up a deck and answer, undo, rate again, and so on."""
    with app.app_context():
        made = Studied()
        for step in (step for step in SCRIPT if step[0] != "away"):
            made.take(step)
        db.session.remove()


def dump(app: Flask) -> bytes:
    with app.app_context():
        return b"".join(canonical_lines())
