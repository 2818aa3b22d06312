"""``quizapp check``: is the database sound, and is every card and every roll-up what the log says?"""

from collections.abc import Iterator

import click


@click.command("check")
@click.option("--fix", is_flag=True, help="Set every derived value to what the log says.")
def command(fix: bool) -> int:
    """Check the database, and fold the log again to compare every card and roll-up with it."""
    from quizapp.memory import rollups
    from quizapp.memory.check import differences, repair
    from quizapp.opening import opened

    with opened():
        faults = [*_faults()]
        for each in faults:
            click.echo(each)
        cards, counts = differences(), rollups.differences()
        for difference in (*cards, *counts):
            click.echo(str(difference))
        if fix and cards:
            click.echo(f"{repair()} cards were set to what the log says.")
            cards = differences()
        if fix and counts:
            rollups.rebuild()
            click.echo("The daily roll-ups were made again from the log.")
            counts = rollups.differences()
    if not faults and not cards and not counts:
        click.echo("The database is sound, and every card and roll-up is what the log says.")
    return 1 if faults or cards or counts else 0


def _faults() -> Iterator[str]:
    """Yields what is wrong with the database itself, which no log can repair."""
    from quizapp import schema
    from quizapp.db import session

    if session().get_bind().dialect.name == "sqlite":
        connection = session().connection()
        for (message,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if message != "ok":
                yield f"integrity: {message}"
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{table}, row {row}: refers to a missing row of {parent}"
    for difference in schema.differences():
        yield f"schema: {difference}"
