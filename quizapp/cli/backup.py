"""``quizapp backup``: the whole database in one file."""

from pathlib import Path

import click

from quizapp.cli.telling import telling


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Back the database up to FILE, while it is in use. The backup holds personal data: keep it safe."""
    from quizapp.backups.making import make
    from quizapp.opening import opened

    with opened(), telling(f"Backing up to {file} …"):
        made = make(file)
    click.echo(
        f"{file}: {sum(made.rows.values()):,} rows, schema {made.schema}. It was read again and is whole."
    )
