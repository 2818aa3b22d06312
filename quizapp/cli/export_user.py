"""``quizapp export-user``: everything about one person."""

import os
import shutil
from pathlib import Path

import click


@click.command("export-user")
@click.argument("name")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The zip to write."
)
def command(name: str, output: Path) -> None:
    """Write everything that is kept about the person NAME into a zip of JSON files."""
    from quizapp.accounts.people import known
    from quizapp.opening import opened
    from quizapp.own.export import export

    with opened(), export(known(name), None) as made:
        unfinished = output.with_name(f".{output.name}.unfinished")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            shutil.copyfileobj(made, file)
        unfinished.replace(output)
