"""``quizapp fit``: FSRS parameters that suit what a learner remembers."""

from typing import TYPE_CHECKING

import click

from quizapp.cli.telling import telling

if TYPE_CHECKING:
    from quizapp.accounts.models import User
    from quizapp.memory.models import Fitting


@click.command("fit")
@click.option("--user", "name", help="Only this learner; `local` is the one without accounts.")
def command(name: str | None) -> None:
    """Fit FSRS parameters to the log, and use them where they foretell better."""
    from quizapp.memory.fitting import fit
    from quizapp.opening import opened

    with opened():
        learners = _learners(name)
        for number, learner in enumerate(learners, 1):
            with telling(f"Fitting {learner.name} ({number} of {len(learners)}) …"):
                found = fit(learner)
            click.echo(f"{learner.name}: {_line(found)}")
        if not learners:
            click.echo("Nobody has reviewed anything yet, so there is nothing to fit.")


def _learners(name: str | None) -> "list[User]":
    from quizapp.accounts.people import by_name
    from quizapp.errors import NotFound
    from quizapp.memory.fitting import learners

    if name is None:
        return learners()
    found = by_name(name)
    if found is None:
        raise NotFound(f"There is no user called {name!r}. Nothing was fitted.")
    return [found]


def _line(found: "Fitting") -> str:
    """Before, after, on how many reviews, kept or not and why."""
    on = f"on the last {found.held_out:,} of {found.reviews:,} reviews"
    kept = "kept" if found.kept else "not kept"
    if found.before_loss is None or found.after_loss is None:
        return f"log loss not compared, {on}; {kept}: {found.reason}"
    return (
        f"log loss {found.before_loss:.4f} before, {found.after_loss:.4f} after, {on}; {kept}: {found.reason}"
    )
