"""Running the command as a person does: a process of its own, with its own data folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a process that keeps its data in ``data`` and knows no other setting."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUIZAPP_")}
    return kept | {"QUIZAPP_DATA": str(data), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"} | more


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Runs ``quizapp`` with some arguments in an empty folder, and returns what came of it."""

    def run_command(*arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
        environ = environment(data, **more.pop("environ", {}))
        command = [sys.executable, "-m", "quizapp.cli", *arguments]
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            env=environ,
            cwd=tmp_path,
            timeout=120,
            check=False,
            **more,
        )

    return run_command


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    """Returns the one line on stderr of a command that was refused, having checked that it is one."""
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (2, "", 1), done
    assert lines[0].startswith("quizapp: ")
    return lines[0]
