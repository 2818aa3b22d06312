"""``quizapp serve``: the real server, from its first line to the last of its processes."""

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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import environment, refused

PATIENCE_S = 60
"""How long a busy machine may take for anything."""


def eventually(what: Callable[[], Any]) -> Any:
    """Returns what ``what`` gives as soon as that is true; fails when it never is."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"never came true: {what}")


def family() -> dict[int, int]:
    """Every living process of this machine with its parent."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if state != "Z":
                found[int(entry.name)] = int(parent)
    return found


def descendants(root: int) -> set[int]:
    parents = family()
    found, added = set(), {root}
    while added:
        added = {pid for pid, parent in parents.items() if parent in added}
        found |= added
    return found


def alive(pids: set[int]) -> set[int]:
    return pids & family().keys()


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


class Served:
    """A server that was started as a process, with its own group as a terminal would give it."""

    def __init__(self, data: Path, *arguments: str) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self.console = data / "console.txt"
        command = [sys.executable, "-m", "quizapp.cli", "serve", "--port", "0", *arguments]
        with self.console.open("wb") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, env=environment(data), cwd=data, start_new_session=True
            )
        self.address = ""

    def said(self) -> str:
        return self.console.read_text()

    def wait_until_ready(self) -> None:
        ready = eventually(
            lambda: re.search(r"ready: (http://\S+?)(/link/\S+)?\s", self.said()) or self.ended()
        )
        assert isinstance(ready, re.Match), self.said()
        self.address, self.link = ready[1], ready[2]

    def ended(self) -> bool:
        return self.process.poll() is not None

    def get(self, path: str, **headers: str) -> Any:
        request = urllib.request.Request(self.address + path, headers=headers)
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def job_worker(self) -> int | None:
        found = [pid for pid in descendants(self.process.pid) if "quizapp.jobs.worker" in command_of(pid)]
        return found[0] if found else None

    def children(self) -> set[int]:
        """Its processes, once all of them run: a web worker and a job worker."""
        eventually(self.job_worker)
        return descendants(self.process.pid)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the first start is done: the built-in article is loaded."""
    data = tmp_path_factory.mktemp("served")
    first = Served(data)
    try:
        first.wait_until_ready()
        assert "First start" in first.said()
        first.process.terminate()
        assert first.process.wait(PATIENCE_S) == 0
    finally:
        first.process.kill()
    return data


@pytest.fixture
def server(prepared: Path) -> Iterator[Served]:
    served = Served(prepared)
    try:
        served.wait_until_ready()
        yield served
    finally:
        leftover = descendants(served.process.pid)
        served.process.kill()
        served.process.wait()
        for pid in alive(leftover):
            os.kill(pid, signal.SIGKILL)


def test_it_is_up_and_ready_and_serves_the_local_learner(server: Served) -> None:
    assert server.get("/healthz") == {"status": "ok"}
    assert server.get("/readyz") == {"status": "ready"}
    assert server.get("/api/v1/me")["name"] == "local"
    assert "First start" not in server.said()
    assert "other users of this computer" in server.said()


def test_the_built_in_article_can_be_studied_at_once(server: Served) -> None:
    decks = server.get("/api/v1/decks")
    assert decks[0]["counts"]["new"] > 0
    assert server.get(f"/api/v1/decks/{decks[0]['id']}/next")["card"]


def status(address: str, path: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address + path, headers=headers)) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_odd_requests_are_refused_by_the_real_server_too(server: Served) -> None:
    assert status(server.address, "/healthz", Host="evil.example") == 400
    assert status(server.address, "/%ff") == 404
    assert status(server.address, "/api/v1/jobs/" + "9" * 20) == 404
    for size in (100_000, 2_000_000):
        with socket.create_connection(
            (server.address.split("/")[2].split(":")[0], int(server.address.rsplit(":")[-1]))
        ) as raw:
            raw.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
            try:
                raw.sendall(b"a" * size + b"\r\nConnection: close\r\n\r\n")
                answer = raw.recv(20)
            except ConnectionError:
                answer = b""
        assert not answer.startswith(b"HTTP/1.1 5")
    assert server.get("/healthz") == {"status": "ok"}


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "SIGHUP", "Ctrl-C"])
def test_it_stops_with_everything_it_started(server: Served, how: str) -> None:
    children = server.children()
    assert len(children) >= 2
    if how == "Ctrl-C":
        os.killpg(server.process.pid, signal.SIGINT)
    else:
        server.process.send_signal(getattr(signal, how))
    assert server.process.wait(PATIENCE_S) == 0
    assert alive(children) == set()
    assert server.said().endswith("quizapp has stopped.\n")


def test_nothing_is_left_when_it_is_killed(server: Served) -> None:
    children = server.children()
    server.process.kill()
    server.process.wait()
    eventually(lambda: not alive(children))


def test_a_job_worker_that_dies_is_started_again(server: Served) -> None:
    first = eventually(server.job_worker)
    os.kill(first, signal.SIGKILL)
    assert eventually(lambda: server.job_worker() not in (None, first))


def test_a_web_worker_that_dies_is_started_again(server: Served) -> None:
    web = (server.children() - {server.job_worker()}).pop()
    os.kill(web, signal.SIGKILL)

    def answers_again() -> bool:
        try:
            return bool(server.get("/healthz") == {"status": "ok"})
        except OSError:
            return False

    eventually(lambda: not alive({web}))
    assert eventually(answers_again)


def test_a_port_in_use_is_one_line_and_exit_code_2(server: Served, run: Callable[..., Any]) -> None:
    port = server.address.rpartition(":")[2]
    done = run("serve", "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert port in done.stderr


def test_with_a_link_pages_open_only_for_who_has_it(prepared: Path) -> None:
    served = Served(prepared, "--link")
    try:
        served.wait_until_ready()
        assert served.link
        assert served.get("/healthz") == {"status": "ok"}
        assert status(served.address, "/api/v1/me") == 403
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert opener.open(served.address + served.link).url == f"{served.address}/"
        assert json.load(opener.open(served.address + "/api/v1/me"))["name"] == "local"
    finally:
        served.process.terminate()
        assert served.process.wait(PATIENCE_S) == 0


def test_a_newer_database_is_left_alone(prepared: Path, run: Callable[..., Any], data: Path) -> None:
    import shutil
    import sqlite3

    data.mkdir()
    shutil.copy(prepared / "quizapp.db", data / "quizapp.db")
    with sqlite3.connect(data / "quizapp.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'future'")
    database.close()
    done = run("serve", "--port", "0")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "newer" in done.stderr


@pytest.mark.parametrize("more", [{}, {"QUIZAPP_REDIS_URL": "redis://127.0.0.1:1/0"}])
def test_others_are_not_served_without_a_secret(run: Callable[..., Any], data: Path, more: dict) -> None:
    if more:
        data.mkdir()
        (data / "secret_key").write_text("kept by one machine alone")
    done = run("serve", "--port", "0", environ={"QUIZAPP_HOSTS": "quiz.example", **more})
    assert "QUIZAPP_SECRET_KEY" in refused(done)
    assert not (data / "quizapp.db").exists()
