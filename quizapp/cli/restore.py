"""``quizapp restore``: a backup in place of what is there."""

from pathlib import Path

import click

from quizapp.cli.telling import telling


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Put the backup FILE in place of the database; what is there is backed up first."""
    from quizapp.backups.restoring import restore
    from quizapp.opening import ready

    with ready(), telling(f"Restoring {file} …"):
        found, kept = restore(file)
    click.echo(f"Restored {sum(found.rows.values()):,} rows of {found.made_at} from {file}.")
    if kept is not None:
        click.echo(f"What was there before is in {kept}.")
