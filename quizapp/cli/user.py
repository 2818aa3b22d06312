"""``quizapp user``: people and their keys."""

import sys
from datetime import timedelta

import click

from quizapp.accounts.roles import ROLES, SCOPES


@click.group("user")
def command() -> None:
    """Manage people."""


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the person may do.")
@click.option("--email", help="E-mail address, for a new password.")
@click.option("--password-stdin", is_flag=True, required=True, help="Read the password from stdin.")
def create(name: str, role: str, email: str | None, password_stdin: bool) -> None:
    """Make an account called NAME. The first admin takes over what was made without accounts."""
    from quizapp.accounts import joining
    from quizapp.opening import opened

    assert password_stdin  # click has seen to it: a password on the command line would be seen by others
    password = sys.stdin.readline().rstrip("\r\n")
    with opened(make=True):
        user = joining.create(name, role, password, email=email)
        click.echo(f"{user.name} has an account now, as {user.role}.")


@command.command()
@click.argument("name")
@click.option(
    "--scope", type=click.Choice(SCOPES), default="write", show_default=True, help="What the key may do."
)
@click.option("--days", type=click.IntRange(1, 3650), help="How long the key is good; default: for ever.")
def token(name: str, scope: str, days: int | None) -> None:
    """Print a new key to the API for the user NAME; `local` is the one without accounts."""
    from quizapp.accounts.joining import any_account
    from quizapp.accounts.models import LOCAL_NAME
    from quizapp.accounts.people import local_learner, make_token
    from quizapp.db import utcnow
    from quizapp.opening import opened

    with opened(make=True):
        if name == LOCAL_NAME and not any_account():
            local_learner()
        expires = utcnow() + timedelta(days=days) if days else None
        click.echo(make_token(name, scope=scope, expires_at=expires))


@command.command()
def setup() -> None:
    """Print the address at which the first admin makes their account, once, within a day."""
    from quizapp.accounts import joining, links
    from quizapp.errors import Conflict
    from quizapp.opening import opened

    with opened(make=True):
        if joining.any_account():
            raise Conflict("There are accounts already; an admin invites more people on the page People.")
        click.echo(f"/setup/{links.make(links.SETUP)}")
