"""``quizapp delete-user``: erases one person."""

import click


@click.command("delete-user")
@click.argument("name")
def command(name: str) -> None:
    """Erase the person NAME for ever; scores without a name stay for the statistics of questions."""
    from quizapp.accounts.people import known
    from quizapp.opening import opened
    from quizapp.own.erase import erase

    with opened():
        erase(known(name), None)
        click.echo(f"{name} is deleted.")
