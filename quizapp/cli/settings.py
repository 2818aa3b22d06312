"""``quizapp config``: every setting, its value and where it comes from."""

import click

from quizapp import config


@click.command("config")
def command() -> None:
    """Print every setting, its value and where it comes from."""
    chosen = config.load().values()
    width = max(len(each.setting.variable) for each in chosen)
    for each in chosen:
        click.echo(f"{each.setting.variable:{width}} = {_shown(each)}  ({each.source})")
        click.echo(f"{'':{width}}   {each.setting.about}")


def _shown(chosen: config.Chosen) -> str:
    if chosen.value in (None, ""):
        return "not set"
    return "(hidden)" if chosen.setting.secret else str(chosen.value)
