"""Serving the app on this computer: the web, and beside it the worker that does long jobs.

One process looks after both. It starts the web workers through Granian and the job worker as a
process of its own, starts again what dies, and stops all of them before it ends. Each child looks
whether its parent is still there, so that none is left over even where the parent is killed.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from quizapp import config, create_app, journal
from quizapp.errors import Refusal
from quizapp.jobs.keeper import Keeper
from quizapp.local import digest
from quizapp.opening import opened

if TYPE_CHECKING:
    from flask import Flask

LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1", "[::1]": "::1"}
"""Names of this computer, and the address behind each."""

STOP_S = 5
"""How long requests that are being answered may take when the server is stopped."""

PORT_PATIENCE_S = 1.5
"""How long a port may still be held by a server that has just been killed."""

PARENT_CHECK_S = 0.2

ALONE = (
    "There are no accounts, so other users of this computer can open it too; "
    "`quizapp serve --link` asks for a link that only you see."
)
SET_UP = (
    "There is no account yet. Make the first one within a day at /setup/{} under the name of this server; "
    "the link works once."
)
SIGN_IN = "People sign in with their accounts."


class CannotServe(Refusal):
    """The server was not started, and says why."""

    code = "cannot-serve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How to serve. ``host`` is the address that is listened on; ``open`` tells whether others can reach it."""

    host: str
    port: int
    workers: int
    threads: int
    link: bool
    open: bool = False

    @classmethod
    def of(cls, *, host: str | None, port: int | None, workers: int | None, link: bool) -> "Wanted":
        """Returns what was asked for, the rest from the settings. Raises CannotServe for an address that
        others can reach, as long as no setting says under which name they do."""
        chosen = config.load()
        name = (host or chosen["host"].value).lower()
        if name not in LOOPBACK and not chosen["hosts"].value:
            raise CannotServe(
                f"{name} can be reached by others. Name the host that they use in QUIZAPP_HOSTS, and people "
                "will have to sign in; or use 127.0.0.1."
            )
        _check_secret(chosen)
        return cls(
            host=LOOPBACK.get(name, name),
            open=bool(chosen["hosts"].value),
            port=chosen["port"].value if port is None else port,
            workers=workers or chosen["workers"].value,
            threads=chosen["threads"].value,
            link=link,
        )

    @property
    def address(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}"


def _check_secret(chosen: Mapping[str, config.Chosen]) -> None:
    """A start for this computer alone makes a secret and keeps it; others are served with one that
    somebody chose or kept, and several machines with the same one."""
    kept = Path(chosen["data"].value, "secret_key").is_file() and not chosen["redis_url"].value
    if chosen["hosts"].value and not chosen["secret_key"].value and not kept:
        raise CannotServe(
            "There is no secret to sign sessions with. Set QUIZAPP_SECRET_KEY to a long random text, the same "
            "one on every machine: `python -c 'import secrets; print(secrets.token_urlsafe(32))'` prints one."
        )


def serve(wanted: Wanted) -> None:
    """Serves until SIGINT, SIGTERM or SIGHUP. Raises CannotServe, and NoDatabase for a database that
    cannot be used."""
    signal.signal(signal.SIGTERM, _stop_early)
    port = free_port(wanted.host, wanted.port)
    with opened(make=True):
        load_library()
        people = who_comes_in(wanted.open)
    welcome = _welcome(f"{wanted.address}:{port}", wanted.link, people)
    keeper = Keeper()
    server = Server(
        "quizapp",
        address=wanted.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=wanted.workers,
        blocking_threads=wanted.threads,
        http=HTTPModes.http1,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_S,
        log_level=LogLevels.error,
    )
    server.then = partial(_greet, f"{wanted.address}:{port}", welcome, keeper)
    try:
        server.serve(target_loader=partial(web_app, os.getpid()), wrap_loader=False)
    finally:
        keeper.stop()
    click.echo("quizapp has stopped.")


class Server(Granian):  # type: ignore[valid-type, misc]
    """Granian, which does ``then`` in a thread once its workers are forked, and no sooner: a child
    would inherit the locks that a thread holds just then."""

    then: Callable[[], None]

    def startup(self, *arguments: Any) -> None:
        super().startup(*arguments)
        signal.signal(signal.SIGHUP, self.signal_handler_interrupt)
        threading.Thread(target=self.then, daemon=True).start()


def free_port(host: str, port: int) -> int:
    """Returns the port if nobody listens on it, for 0 any free one. Raises CannotServe."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    until = time.monotonic() + PORT_PATIENCE_S
    while True:
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, port))
            except OSError as error:
                if time.monotonic() > until:
                    hint = "Stop what uses it, or choose another one with --port."
                    raise CannotServe(f"Port {port} cannot be used ({error.strerror}). {hint}") from error
            else:
                return int(tried.getsockname()[1])
        time.sleep(0.1)


def load_library() -> None:
    """Loads the built-in articles that are missing, in a process that ends with its parser."""
    from quizapp.accounts.people import local_learner
    from quizapp.bank.library import missing

    if not missing(local_learner()):
        return
    click.echo("First start: making questions from the built-in article. This takes a moment …")
    child = subprocess.Popen([sys.executable, "-m", "quizapp.bank.library"])
    try:
        if child.wait() != 0:
            click.echo("The built-in article could not be loaded, so quizapp starts without it.", err=True)
    finally:
        child.kill()
        child.wait()


def who_comes_in(is_open: bool) -> str:
    """Returns what to say about accounts: how to make the first one, that one signs in, or that nobody has to."""
    from quizapp.accounts import joining, links

    if joining.any_account():
        return SIGN_IN
    if is_open:
        return SET_UP.format(links.make(links.SETUP))
    return ALONE


def web_app(parent: int) -> "Flask":
    """Makes the app inside a web worker, which ends when its parent does.

    Ctrl-C reaches every process of a terminal; the worker leaves it to its parent to stop it in order.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    journal.begin(config.load()["log_level"].value)
    return create_app()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_S)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(STOP_S)
    os._exit(1)


def _stop_early(_number: int, _frame: object) -> None:
    """Before the server runs, SIGTERM ends the start in order."""
    raise SystemExit(0)


def _welcome(address: str, link: bool, people: str) -> str:
    if not link:
        return f"quizapp is ready: {address}   (Ctrl-C stops it)\n{people}"
    token = secrets.token_urlsafe(24)
    os.environ["QUIZAPP_LINK"] = digest(token)
    return (
        f"quizapp is ready: {address}/link/{token}   (Ctrl-C stops it)\n"
        "Pages open only for who has opened this link, until quizapp stops."
    )


def _greet(address: str, welcome: str, keeper: Keeper) -> None:
    """Once the web answers, prints the welcome and starts the job worker, which would only slow it down."""
    while True:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):  # noqa: S310  our own address
                break
        except urllib.error.HTTPError:
            break  # it answers, under another name than the address that it listens on
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    keeper.start()
    click.echo(welcome)
