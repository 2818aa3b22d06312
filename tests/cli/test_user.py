"""``quizapp user``, ``export-user`` and ``delete-user``, as an operator types them."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import refused

Run = Callable[..., Any]
PASSWORD = "viola tram eleven moss\n"


def test_a_person_from_the_first_day_to_the_last(run: Run, tmp_path: Path) -> None:
    made = run("user", "create", "Ada", "--role", "admin", "--password-stdin", input=PASSWORD)
    assert (made.returncode, made.stdout) == (0, "Ada has an account now, as admin.\n")
    assert "already" in refused(
        run("user", "create", "ada", "--role", "student", "--password-stdin", input=PASSWORD)
    )
    assert "Nothing was changed" in refused(
        run("user", "create", "Sam", "--role", "student", "--password-stdin", input="12345678\n")
    )
    assert (
        run("user", "create", "Sam", "--role", "student", "--password-stdin", input=PASSWORD).returncode == 0
    )
    assert "accounts already" in refused(run("user", "setup"))
    assert len(run("user", "token", "Sam", "--scope", "read", "--days", "3").stdout.strip()) == 43
    assert "no user" in refused(run("user", "token", "local"))

    file = tmp_path / "sam.zip"
    assert run("export-user", "Sam", "-o", str(file)).returncode == 0
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("user.json"))[0]["name"] == "Sam"
    assert file.stat().st_mode & 0o077 == 0
    assert run("delete-user", "Sam").stdout == "Sam is deleted.\n"
    assert "no user" in refused(run("delete-user", "Sam"))
    assert "no user" in refused(run("export-user", "Sam", "-o", str(file)))
    assert "only admin" in refused(run("delete-user", "Ada"))


def test_the_set_up_link_is_printed_alone(run: Run) -> None:
    assert run("user", "setup").stdout.startswith("/setup/")
