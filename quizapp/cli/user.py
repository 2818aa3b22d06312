"""``quizapp user``: people and their keys."""

import click


@click.group("user")
def command() -> None:
    """Manage people."""


@command.command()
@click.argument("name")
def token(name: str) -> None:
    """Print a new key to the API for the user NAME; `local` is the one without accounts."""
    from quizapp.accounts.models import LOCAL_NAME
    from quizapp.accounts.people import local_learner, make_token
    from quizapp.opening import opened

    with opened(make=True):
        if name == LOCAL_NAME:
            local_learner()
        click.echo(make_token(name))
