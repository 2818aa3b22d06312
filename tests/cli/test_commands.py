"""The command line: what it prints, and one line with exit code 2 for what it cannot do."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizapp.cli import COMMANDS, main
from tests.cli.conftest import refused

Run = Callable[..., Any]

USAGE = [
    ["nonsense"],
    ["serve", "--nonsense"],
    ["serve", "--port", "x"],
    ["serve", "--port", "70000"],
    ["serve", "--workers", "0"],
    ["serve", "--host", "0.0.0.0"],
    ["serve", "--host", "192.168.1.5"],
    ["serve", "--host", "::"],
    ["generate"],
    ["generate", "none.txt"],
    ["generate", "."],
    ["generate", "http://127.0.0.1/article"],
    ["generate", "-", "--count", "0"],
    ["generate", "-", "--seed", "x"],
    ["user"],
    ["user", "token"],
    ["backup"],
    ["backup", "x.zip"],
    ["restore"],
    ["restore", "none.zip"],
    ["dump"],
    ["dump", "--canonical"],
    ["check"],
    ["fit"],
    ["fit", "--user"],
    ["fit", "--user", "local"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path / "data"))
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("quizapp: ")


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PORT", "x"), ("PORT", "-1"), ("WORKERS", "many"), ("MAX_TEXT_BYTES", "9999999999"), ("THREADS", "1")],
)
def test_a_setting_that_cannot_be_used_is_named(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"QUIZAPP_{variable}", value)
    assert main(["config"]) == 2
    assert f"QUIZAPP_{variable}" in capsys.readouterr().err


def test_debug_adds_the_traceback_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["--debug", "generate", "none.txt"], ["generate", "none.txt", "--debug"]):
        assert main(arguments) == 2
        err = capsys.readouterr().err
        assert "Traceback" in err
        assert err.splitlines()[-1] == "quizapp: none.txt: No such file or directory"


def test_a_fault_of_ours_is_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from quizapp import config

    monkeypatch.setattr(config, "load", lambda: 1 / 0)
    assert main(["config"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "ZeroDivisionError" in err


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_every_command_has_its_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("Usage: quizapp")


def test_config_shows_every_setting_and_no_secret(run: Run, tmp_path: Path) -> None:
    (tmp_path / "quizapp.toml").write_text('port = 9001\nsecret_key = "canary"\n')
    done = run(
        "config", environ={"QUIZAPP_WORKERS": "3", "QUIZAPP_DATABASE_URL": "postgresql://u:canary@h/d"}
    )
    assert done.returncode == 0
    assert "canary" not in done.stdout
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line.startswith("QUIZAPP_")}
    assert lines["QUIZAPP_PORT"].endswith("= 9001  (quizapp.toml)")
    assert lines["QUIZAPP_WORKERS"].endswith("= 3  (QUIZAPP_WORKERS)")
    assert lines["QUIZAPP_SECRET_KEY"].endswith("= (hidden)  (quizapp.toml)")
    assert lines["QUIZAPP_HOST"].endswith("= 127.0.0.1  (default)")
    from quizapp.config import SETTINGS

    assert set(lines) == {setting.variable for setting in SETTINGS}


def test_an_unknown_setting_in_the_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "quizapp.toml").write_text("prot = 9001\n")
    assert "'prot'" in refused(run("config"))


def test_a_token_opens_the_api_and_is_kept_as_a_digest_only(run: Run, data: Path) -> None:
    done = run("user", "token", "local")
    token = done.stdout.strip()
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert len(token) > 30
    dumped = run("dump", "--canonical").stdout
    assert '"name":"local"' in dumped
    assert token not in dumped
    assert token.encode() not in (data / "quizapp.db").read_bytes()


def test_a_token_for_nobody_is_refused(run: Run) -> None:
    assert "nobody" in refused(run("user", "token", "nobody"))


def test_the_data_folder_is_its_owners_only(run: Run, data: Path) -> None:
    run("user", "token", "local")
    assert data.stat().st_mode & 0o077 == 0


def test_check_finds_a_sound_database_sound(run: Run) -> None:
    run("user", "token", "local")
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


def modules_of(source: str, loading: str) -> set[str]:
    """Returns which modules a fresh interpreter has loaded after some code."""
    import subprocess

    code = f"{source}\nimport sys; print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=loading
    )
    return set(ast.literal_eval(done.stdout.splitlines()[-1]))


HEAVY = {"spacy", "numpy", "trafilatura", "thinc", "dateparser", "pandas", "huey", "psycopg"}


def test_the_web_loads_nothing_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.cli.conftest import ROOT

    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path / "data"))
    assert modules_of("import wsgi", str(ROOT)) & HEAVY == set()


def test_generate_needs_neither_flask_nor_a_database(tmp_path: Path) -> None:
    from tests.cli.conftest import ROOT

    loaded = modules_of("import quizapp.cli.generate", str(ROOT))
    assert loaded & {"flask", "sqlalchemy", "pydantic", "granian", *HEAVY} == set()
