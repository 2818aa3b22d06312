"""``quizapp fit``: one plain line for each learner, one line on stderr for what cannot be done."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner
from quizapp.cli import main
from quizapp.db import db, unit_of_work
from tests.cli.conftest import refused
from tests.conftest import build
from tests.learners import DEFAULTS, FORGETFUL, reviews_of, write

Run = Callable[..., Any]


@pytest.fixture
def two_learners(data: Path) -> None:
    """The local learner, who forgets sooner than FSRS thinks, and Ada, who has hardly begun."""
    app = build(data)
    with app.app_context():
        write(local_learner(), reviews_of(FORGETFUL, 400, 10))
        with unit_of_work() as work:
            ada = User(name="ada", role="student")
            work.add(ada)
            work.add(User(name="new", role="student"))
        write(ada, reviews_of(DEFAULTS, 1, 2), "Ada's")
        db.session.remove()
        db.engine.dispose()


def test_each_learner_with_a_log_has_a_line(run: Run, two_learners: None) -> None:
    done = run("fit")
    assert (done.returncode, done.stderr) == (0, "")
    ada, local = done.stdout.splitlines()
    assert re.fullmatch(
        r"local: log loss 0\.\d{4} before, 0\.\d{4} after, on the last \d+ of 4,000 reviews; "
        r"kept: The new parameters foretold them better\.",
        local,
    )
    assert re.fullmatch(
        r"ada: log loss not compared, on the last 0 of 2 reviews; not kept: There are too few .*", ada
    )
    checked = run("check")
    assert (checked.returncode, checked.stdout.count("\n")) == (0, 1)


def test_one_learner_only(run: Run, two_learners: None) -> None:
    done = run("fit", "--user", "new")
    assert done.stdout.startswith("new: log loss not compared")
    assert done.stdout.count("\n") == 1


def test_somebody_unknown_is_refused_in_one_line(run: Run, two_learners: None) -> None:
    assert "no user called 'bob'" in refused(run("fit", "--user", "bob"))


def test_without_a_database_there_is_nothing_to_fit(run: Run) -> None:
    assert "no database" in refused(run("fit"))


def test_with_nobody_to_fit_it_says_so(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = build(data)
    with app.app_context():
        db.engine.dispose()
    monkeypatch.setenv("QUIZAPP_DATA", str(data))
    assert main(["fit"]) == 0
    assert capsys.readouterr().out == "Nobody has reviewed anything yet, so there is nothing to fit.\n"
