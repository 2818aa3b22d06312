"""Saying what is being done while it takes its time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Shows what is being done, on a terminal only, and wipes it out afterwards."""
    terminal = sys.stderr.isatty()
    if terminal:
        click.echo(what, err=True, nl=False)
    try:
        yield
    finally:
        if terminal:
            click.echo(f"\r{' ' * len(what)}\r", err=True, nl=False)
