"""Serves the minimal app with the same server as quizapp: ``python -m bench.floor_server FILE PORT``."""

import sys
from pathlib import Path

from granian.constants import Interfaces
from granian.server import Server

from bench.floor import minimal_app


def target() -> object:
    return minimal_app(Path(sys.argv[1]))


if __name__ == "__main__":
    options = {"interface": Interfaces.WSGI, "factory": True, "log_enabled": False, "blocking_threads": 8}
    Server("bench.floor_server:target", address="127.0.0.1", port=int(sys.argv[2]), **options).serve()
