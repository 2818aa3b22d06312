"""``quizapp dump``: everything in the database, as text."""

import sys

import click


@click.command("dump")
@click.option(
    "--canonical",
    is_flag=True,
    required=True,
    help="One JSON object a line, sorted; equal data gives equal bytes on any database.",
)
def command(canonical: bool) -> None:  # noqa: ARG001  the only form there is, asked for by name
    """Print everything in the database; personal data included, so keep it safe."""
    from quizapp.dump import canonical_lines
    from quizapp.opening import opened

    with opened():
        for line in canonical_lines():
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
