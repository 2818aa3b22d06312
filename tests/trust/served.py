"""A server as an operator runs it, to be killed and started again, and the learners who use it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from questions import library
from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner, make_token
from quizapp.bank.models import Article, Fact, Question
from quizapp.db import db, new_id, session, unit_of_work
from quizapp.memory.models import Card
from tests.cli.conftest import environment
from tests.factory import make_deck
from tests.trust.clients import Learner

PATIENCE_S = 60
SERVE = ("quizapp.cli", "serve", "--port")


class Served:
    """A server in a process group of its own, on a port that stays the same from start to start."""

    def __init__(self, data: Path, url: str | None = None, module: Sequence[str] = SERVE) -> None:
        self.data, self.module = data, module
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self.environment = environment(data, **({"QUIZAPP_DATABASE_URL": url} if url else {}))
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Starts it, and returns after how many seconds it was ready."""
        began = time.monotonic()
        command = [sys.executable, "-m", *self.module, str(self.port)]
        with (self.data / "console.txt").open("ab") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, env=self.environment, start_new_session=True
            )
        while not self.ready():
            assert time.monotonic() - began < PATIENCE_S, self.said()
            time.sleep(0.02)
        return time.monotonic() - began

    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return bool(json.load(answer)["status"] == "ready")
        except (OSError, urllib.error.URLError, ValueError):
            return False

    def kill(self) -> None:
        """SIGKILL to every process of it at once."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM to the server, which stops in order. Returns its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(PATIENCE_S)

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, number)
        self.process.wait()

    def check(self) -> str:
        """What ``quizapp check`` says: the log folded again, and compared with every card."""
        command = [sys.executable, "-m", "quizapp.cli", "check"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    def said(self) -> str:
        return re.sub(r"\x1b\[[0-9;]*m", "", (self.data / "console.txt").read_text())


def settle(app: Flask, learners: int, cards: int) -> list[Learner]:
    """Makes learners, each with a deck of their own, in an app whose first start is done."""
    with app.app_context():
        try:
            _pretend_that_the_library_is_loaded()
            return [_learner(f"learner-{number}", cards) for number in range(learners)]
        finally:
            db.session.remove()
            db.engine.dispose()


def _learner(name: str, cards: int) -> Learner:
    with unit_of_work() as work:
        user = User(name=name, role="author", zone="Europe/Berlin")
        work.add(user)
    make_deck(user, facts=cards)
    found = session().execute(
        sa.select(Card.id, Question.id, Question.version)
        .join(Fact, Fact.owner_id == Card.learner_id)
        .join(Question, Question.owner_id == Card.learner_id)
        .where(Card.learner_id == user.id, _asks(Question, Card))
        .distinct()
    )
    return Learner(
        name, make_token(name), [(str(card), str(question), version) for card, question, version in found]
    )


def _asks(question: type[Question], card: type[Card]) -> sa.ColumnElement[bool]:
    from quizapp.bank.models import QuestionPoint, QuestionVersion

    return (
        sa.select(QuestionPoint.point_id)
        .join(QuestionVersion, QuestionVersion.id == QuestionPoint.version_id)
        .where(QuestionVersion.question_id == question.id, QuestionPoint.point_id == card.point_id)
        .exists()
    )


def _pretend_that_the_library_is_loaded() -> None:
    """The first start would read the built-in article for half a minute, which nothing here needs."""
    owner = local_learner()
    with unit_of_work() as work:
        for built_in in library.builtin():
            article = Article(
                owner_id=owner.id, title="Built in", origin=f"library:{built_in.slug}", format="plain",
                language="en", words=1, sha256=new_id().hex, text="x", blocks=[],
            )  # fmt: skip
            work.add(article)
            work.flush()
            work.add(
                Fact(
                    owner_id=owner.id, article_id=article.id, key="f", sort="event", statement="x", spans=[],
                    importance=0.5, position=0,
                )
            )  # fmt: skip
