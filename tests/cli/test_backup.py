"""``quizapp backup`` and ``restore``, as a person and as a power cut see them."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.backups.archive import PART, check
from quizapp.backups.making import WORKING
from tests.backups.conftest import dump, study
from tests.cli.conftest import environment, refused
from tests.conftest import build

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def filled(data: Path) -> bytes:
    """A data folder in which somebody has studied; returns its dump."""
    app = build(data)
    study(app)
    return dump(app)


def test_there_and_back_again(run: Run, data: Path, filled: bytes, tmp_path: Path) -> None:
    made = run("backup", str(tmp_path / "b.zip"))
    assert (made.returncode, made.stderr) == (0, "")
    assert "is whole" in made.stdout
    moved = {"environ": {"QUIZAPP_DATA": str(tmp_path / "elsewhere")}}
    back = run("restore", str(tmp_path / "b.zip"), **moved)
    assert (back.returncode, back.stderr) == (0, "")
    assert "before" not in back.stdout
    assert run("dump", "--canonical", **moved).stdout.encode() == filled
    again = run("restore", str(tmp_path / "b.zip"))
    assert "What was there before is in" in again.stdout
    assert run("check").returncode == 0


def test_what_is_no_backup_is_refused_in_one_line(run: Run, filled: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("this is no backup" * 20)
    assert "Nothing was changed" in refused(run("restore", str(tmp_path / "b.zip")))
    assert run("dump", "--canonical").stdout.encode() == filled


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_killed_at_any_moment_nothing_is_lost(
    command: str, run: Run, data: Path, filled: bytes, tmp_path: Path
) -> None:
    kill_again_and_again(command, 3, run, data, filled, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_killed_at_twenty_moments_nothing_is_lost(
    command: str, run: Run, data: Path, filled: bytes, tmp_path: Path
) -> None:
    kill_again_and_again(command, 20, run, data, filled, tmp_path)


def kill_again_and_again(
    command: str, times: int, run: Run, data: Path, before: bytes, tmp_path: Path
) -> None:
    """Kills a command between its start and its end: the backup stays whole, the data what it was."""
    file = tmp_path / "b.zip"
    began = time.monotonic()
    assert run("backup", str(file)).returncode == 0
    lasts = time.monotonic() - began
    for number in range(times):
        process = subprocess.Popen(
            [sys.executable, "-m", "quizapp.cli", command, str(file)],
            env=environment(data),
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(random.Random(number).uniform(0.4, 1.1) * lasts)
        process.send_signal(signal.SIGKILL)
        process.wait()
        check(file)
    assert run("dump", "--canonical").stdout.encode() == before
    assert run("check").returncode == 0
    parts = [path for path in tmp_path.iterdir() if path.name.endswith(PART)]
    assert all(not path.name.endswith(".zip") for path in parts)
    assert all(
        path.name.startswith(WORKING) for path in data.iterdir() if path.is_dir() and path.name != "backups"
    )
